package app.pickup.shots;

import app.pickup.json.Json;
import app.pickup.shots.Shot.Background;
import app.pickup.shots.Shot.Change;
import app.pickup.shots.Shot.Common;
import app.pickup.shots.Shot.Consent;
import app.pickup.shots.Shot.Edit;
import app.pickup.shots.Shot.Generate;
import app.pickup.shots.Shot.LipSync;
import app.pickup.shots.Shot.Motion;
import app.pickup.shots.Shot.Pictures;
import app.pickup.shots.Shot.Place;
import app.pickup.shots.Shot.Plate;
import app.pickup.shots.Shot.Project;
import app.pickup.shots.Shot.Replace;
import app.pickup.shots.Shot.Sequence;
import app.pickup.shots.Shot.Style;
import app.pickup.shots.Shot.Voice;
import app.pickup.shots.Shot.With;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes a shot as the request that asks for it, with every default spelled out: frozen, so that
 * {@link ShotReader#frozen} gives the same shot even when defaults change.
 */
public final class ShotWriter {
  private ShotWriter() {}

  /** The shot as the body of the request of its kind. */
  public static ObjectNode write(Shot shot) {
    ObjectNode json = Json.object();
    Common common = shot.common();
    json.set("project", project(common.project()));
    json.put("engine", common.engine());
    json.put("tier", Words.of(common.tier()));
    if (common.seed() != null) {
      json.put("seed", common.seed());
    }
    put(json, "name", common.name());
    place(json, common.place());
    sequence(json, common.sequence());
    json.put("codec", common.codec().id());
    consent(json, common.consent());
    if (shot instanceof Edit edit) {
      edit(json, edit);
    } else if (shot instanceof Generate generate) {
      generate(json, generate);
    } else if (shot instanceof LipSync lipSync) {
      lipSync(json, lipSync);
    }
    return json;
  }

  private static void lipSync(ObjectNode json, LipSync shot) {
    if (shot.plate() != null) {
      json.set("plate", plate(shot.plate()));
    }
    put(json, "portrait", shot.portrait());
    lines(json, shot.lines());
    Voice voice = shot.voice();
    if (voice != null) {
      ObjectNode audio = json.putObject("audio");
      put(audio, "media", voice.media());
      audio.put("in", voice.in()).put("out", voice.out()).put("at", voice.at());
      audio.put("face", voice.face());
      if (voice.said() != null) {
        audio.put("text", voice.said().text()).put("language", voice.said().tag());
      }
    }
    json.put("captions", Words.of(shot.captions()));
  }

  private static void edit(ObjectNode json, Edit shot) {
    json.set("plate", plate(shot.plate()));
    json.set("edit", change(shot.change()));
    json.put("keepAudio", shot.keepAudio());
    if (shot.retime() != null) {
      json.put("retime", Words.of(shot.retime()));
    }
    elements(json, shot.elements());
  }

  private static void generate(ObjectNode json, Generate shot) {
    if (shot.script() instanceof Script.Prompt prompt) {
      json.put("prompt", prompt.text());
      seen(json, prompt.camera(), prompt.framing());
      lines(json, prompt.lines());
    } else if (shot.script() instanceof Script.Board board) {
      ArrayNode shots = json.putArray("shots");
      for (Script.Beat beat : board.beats()) {
        ObjectNode one = shots.addObject();
        one.put("prompt", beat.text());
        one.put("seconds", beat.seconds());
        seen(one, beat.camera(), beat.framing());
        lines(one, beat.lines());
      }
    } else if (shot.script() instanceof Script.Story story) {
      ObjectNode told = json.putObject("storyboard");
      told.put("story", story.text());
      told.put("shots", story.shots());
    }
    Pictures pictures = shot.pictures();
    ObjectNode images = json.putObject("images");
    put(images, "first", pictures.first());
    put(images, "last", pictures.last());
    ArrayNode references = images.putArray("references");
    pictures.references().forEach(each -> references.add(each.toString()));
    elements(json, shot.elements());
    json.put("seconds", shot.seconds());
    put(json, "aspect", shot.aspect());
    json.put("audio", Words.of(shot.sound()));
    json.put("captions", Words.of(shot.captions()));
    put(json, "negativePrompt", shot.negative());
  }

  private static void seen(ObjectNode json, @Nullable Camera camera, @Nullable Framing framing) {
    put(json, "camera", camera == null ? null : Words.of(camera));
    put(json, "framing", framing == null ? null : framing.word());
  }

  private static void lines(ObjectNode json, List<Line> lines) {
    if (lines.isEmpty()) {
      return;
    }
    ArrayNode all = json.putArray("lines");
    for (Line line : lines) {
      ObjectNode one = all.addObject();
      one.put("text", line.text()).put("language", line.tag());
      put(one, "speaker", line.speaker());
      put(one, "element", line.element());
      put(one, "voice", line.voice());
      if (line.at() != null) {
        one.put("at", line.at());
      }
      if (line.face() != null) {
        one.put("face", line.face());
      }
    }
  }

  private static void elements(ObjectNode json, List<String> ids) {
    ids.forEach(json.putArray("elements")::add);
  }

  private static ObjectNode project(Project project) {
    ObjectNode json = Json.object();
    json.put("nle", Words.of(project.nle()));
    put(json, "id", project.id());
    put(json, "file", project.file());
    put(json, "mediaFolder", project.mediaFolder());
    json.put("bin", String.join("/", project.bin()));
    return json;
  }

  private static void place(ObjectNode json, Place place) {
    json.put("place", place.above() ? "above" : "bin");
    if (place.above()) {
      ObjectNode at = json.putObject("at");
      put(at, "sequence", place.sequence());
      at.put("track", place.track());
      at.put("frame", place.frame());
    }
  }

  private static void sequence(ObjectNode json, @Nullable Sequence sequence) {
    if (sequence != null) {
      ObjectNode shape = json.putObject("sequence");
      shape.put("rate", sequence.rate().toString());
      shape.put("width", sequence.width());
      shape.put("height", sequence.height());
      put(shape, "colour", sequence.colour());
    }
  }

  private static void consent(ObjectNode json, @Nullable Consent consent) {
    if (consent != null) {
      ObjectNode given = json.putObject("consent");
      put(given, "who", consent.who());
      put(given, "scope", consent.scope());
      put(given, "until", consent.until());
      put(given, "record", consent.record());
    }
  }

  private static ObjectNode plate(Plate plate) {
    ObjectNode json = Json.object();
    put(json, "media", plate.media());
    position(json, "in", plate.in());
    position(json, "out", plate.out());
    json.put("handles", plate.handles());
    return json;
  }

  private static void position(ObjectNode json, String name, String position) {
    if (position.indexOf(':') < 0) {
      json.put(name, Long.parseLong(position));
    } else {
      json.put(name, position);
    }
  }

  private static ObjectNode change(Change change) {
    ObjectNode json = Json.object();
    json.put("kind", change.kind());
    if (change instanceof Background background) {
      json.set("with", with(background.with()));
      ArrayNode deliver = json.putArray("deliver");
      background.deliver().stream().sorted().forEach(one -> deliver.add(Words.of(one)));
    } else if (change instanceof Style style) {
      put(json, "prompt", style.prompt());
      if (style.look() != null) {
        json.set("look", with(style.look()));
      }
    } else if (change instanceof Replace replace) {
      json.put("target", replace.target());
      json.set("with", with(replace.with()));
    } else if (change instanceof Motion motion) {
      json.set("character", with(motion.character()));
      json.put("orientation", Words.of(motion.orientation()));
      put(json, "prompt", motion.prompt());
    }
    return json;
  }

  private static ObjectNode with(With with) {
    ObjectNode json = Json.object();
    if (with instanceof With.Image image) {
      put(json, "image", image.file());
    } else if (with instanceof With.Video video) {
      put(json, "video", video.file());
    } else if (with instanceof With.Flat flat) {
      json.put("colour", String.format(Locale.ROOT, "#%06X", flat.rgb()));
    } else if (with instanceof With.Blur blur) {
      json.put("blur", blur.pixels());
    } else if (with instanceof With.Element element) {
      json.put("element", element.id());
    } else if (with instanceof With.Prompt prompt) {
      json.put("prompt", prompt.text());
    }
    return json;
  }

  private static void put(ObjectNode json, String name, @Nullable Object value) {
    if (value != null) {
      json.put(name, value instanceof Path path ? path.toString() : value.toString());
    }
  }
}
