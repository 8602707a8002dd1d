package app.pickup.shots;

import app.pickup.json.Json;
import app.pickup.shots.Shot.Background;
import app.pickup.shots.Shot.Common;
import app.pickup.shots.Shot.Consent;
import app.pickup.shots.Shot.Edit;
import app.pickup.shots.Shot.Place;
import app.pickup.shots.Shot.Plate;
import app.pickup.shots.Shot.Project;
import app.pickup.shots.Shot.Sequence;
import app.pickup.shots.Shot.With;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes a shot as the request that asks for it, with every default spelled out: frozen, so that
 * {@link ShotReader#frozen} gives the same shot even when defaults change.
 */
public final class ShotWriter {
  private ShotWriter() {}

  /** The shot as the body of {@code POST /v1/edit}. */
  public static ObjectNode write(Edit shot) {
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
    json.set("plate", plate(shot.plate()));
    // only backgrounds can be read so far
    json.set("edit", background((Background) shot.change()));
    json.put("keepAudio", shot.keepAudio());
    if (shot.retime() != null) {
      json.put("retime", Words.of(shot.retime()));
    }
    return json;
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

  private static ObjectNode background(Background change) {
    ObjectNode json = Json.object();
    json.put("kind", change.kind());
    ObjectNode with = json.putObject("with");
    if (change.with() instanceof With.Image image) {
      put(with, "image", image.file());
    } else if (change.with() instanceof With.Video video) {
      put(with, "video", video.file());
    } else if (change.with() instanceof With.Flat flat) {
      with.put("colour", String.format(Locale.ROOT, "#%06X", flat.rgb()));
    } else if (change.with() instanceof With.Blur blur) {
      with.put("blur", blur.pixels());
    } else if (change.with() instanceof With.Prompt prompt) {
      with.put("prompt", prompt.text());
    }
    ArrayNode deliver = json.putArray("deliver");
    change.deliver().stream().sorted().forEach(one -> deliver.add(Words.of(one)));
    return json;
  }

  private static void put(ObjectNode json, String name, @Nullable Object value) {
    if (value != null) {
      json.put(name, value instanceof Path path ? path.toString() : value.toString());
    }
  }
}
