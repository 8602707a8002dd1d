package app.pickup.engines.atlas;

import app.pickup.engines.Wording;
import app.pickup.engines.atlas.Model.Grade;
import app.pickup.json.Json;
import app.pickup.shots.Camera;
import app.pickup.shots.Script;
import app.pickup.shots.Shot;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An order in Atlas' words: flat, {@code model} beside the model's own fields, and of those only
 * the ones that its schema has. Footage and pictures are named, not yet put in; see {@link Blank}.
 */
final class Body {
  /** Its fields have no names to point with. */
  static final Wording WORDING = new Wording("the video", "the reference image");

  /** Shots of a board: {@code [{prompt, duration}]}. */
  static final String SHOTS = "multi_prompt";

  /** Who cuts: {@code customize}, or the model itself. */
  static final String CUT = "shot_type";

  /** The word differs between those who publish schemas of the same models. */
  static final List<String> BY_ITSELF = List.of("intelligent", "intelligence");

  /** Called so for Kling, and so in one schema of O3. */
  static final List<String> SOUND = List.of("sound", "generate_audio");

  static final List<String> LAST = List.of("end_image", "last_image");

  /** What is spoken in: called otherwise by each of the vendors whose models Atlas has. */
  static final List<String> FOOTAGE = List.of("video", "video_url");

  static final List<String> LINE = List.of("audio", "audio_url");

  /** What becomes of footage and line of unlike length. */
  private static final String UNLIKE = "sync_mode";

  private Body() {}

  static ObjectNode edit(Shot.Edit shot, Grade grade) {
    Shot.Change change = shot.change();
    Fields fields = grade.fields();
    ObjectNode body = Json.object();
    body.put("model", grade.id());
    String words = WORDING.of(change);
    if (!words.isEmpty() && fields.has("prompt")) {
      body.put("prompt", words);
    }
    body.put("video", Blank.FOOTAGE);
    if (change instanceof Shot.Motion motion) {
      body.put("image", Blank.picture(0));
      body.put("character_orientation", bearing(motion));
    } else if (fields.has("images")) {
      pictures(body.putArray("images"), 0, change.files().size());
    }
    if (fields.has("keep_original_sound")) {
      // the plate's own sound comes back by our own hands, to the sample
      body.put("keep_original_sound", false);
    }
    return body;
  }

  static ObjectNode lipSync(Grade grade) {
    Fields fields = grade.fields();
    ObjectNode body = Json.object();
    body.put("model", grade.id());
    body.put(Objects.requireNonNull(fields.any(FOOTAGE)), Blank.FOOTAGE);
    body.put(Objects.requireNonNull(fields.any(LINE)), Blank.LINE);
    if (fields.takes(UNLIKE, "cut_off")) {
      // the track is as long as the footage: nothing is cut, and nothing is stretched or repeated
      body.put(UNLIKE, "cut_off");
    }
    return body;
  }

  /**
   * @param seconds whole ones that are ordered
   * @param aspect width to height; null: it is not told
   */
  static ObjectNode clip(Shot.Generate shot, Grade grade, int seconds, @Nullable String aspect) {
    Fields fields = grade.fields();
    Shot.Pictures pictures = shot.pictures();
    ObjectNode body = Json.object();
    body.put("model", grade.id());
    script(body, shot, fields);
    number(body, "duration", seconds, fields);
    if (aspect != null) {
      body.put("aspect_ratio", aspect);
    }
    String resolution =
        fields.words("resolution").stream()
            .filter(word -> word.equalsIgnoreCase(grade.resolution()))
            .findFirst()
            .orElse(null);
    if (resolution != null) {
      // the 4k models make 1080 lines unless they are told
      body.put("resolution", resolution);
    }
    String sound = fields.any(SOUND);
    if (sound != null) {
      // said in any case: some make it unless they are told not to
      body.put(sound, shot.sound() == Shot.Sound.NATIVE);
    }
    if (shot.negative() != null && fields.has("negative_prompt")) {
      body.put("negative_prompt", shot.negative());
    }
    int at = 0;
    if (pictures.first() != null) {
      body.put("image", Blank.picture(at++));
    }
    if (pictures.last() != null) {
      body.put(Objects.requireNonNull(fields.any(LAST)), Blank.picture(at++));
    }
    if (!pictures.references().isEmpty()) {
      pictures(body.putArray("images"), at, pictures.references().size());
    }
    return body;
  }

  private static void script(ObjectNode body, Shot.Generate shot, Fields fields) {
    if (!(shot.script() instanceof Script.Board board)) {
      body.put("prompt", words(shot));
      if (shot.script() instanceof Script.Story) {
        body.put(CUT, fields.either(CUT, BY_ITSELF));
      }
      return;
    }
    if (fields.required().contains("prompt")) {
      // not looked at beside shots, and asked for all the same
      body.put("prompt", words(shot));
    }
    body.put(CUT, "customize");
    ArrayNode shots = body.putArray(SHOTS);
    Fields each = fields.each(SHOTS);
    List<String> said = said(board, names(shot));
    for (int i = 0; i < said.size(); i++) {
      ObjectNode beat = shots.addObject();
      if (each.has("index")) {
        number(beat, "index", i + 1, each);
      }
      beat.put("prompt", said.get(i));
      number(beat, "duration", board.beats().get(i).seconds().intValue(), each);
    }
  }

  /** The whole prompt; of a board all its shots, which the model does not look at. */
  static String words(Shot.Generate shot) {
    if (shot.script() instanceof Script.Board board) {
      return String.join(" ", said(board, names(shot)));
    }
    if (shot.script() instanceof Script.Story story) {
      String shots = story.shots() == null ? "" : " Tell it in " + story.shots() + " shots.";
      return said(story.text(), null, names(shot)) + shots;
    }
    Script.Prompt prompt = (Script.Prompt) shot.script();
    String words =
        Wording.shot(prompt.text(), prompt.framing(), prompt.lines(), UnaryOperator.identity());
    return said(words, prompt.camera(), names(shot));
  }

  /** Its schema has no cast, so that nobody is pointed to. */
  private static String shot(Script.Beat beat) {
    return Wording.shot(beat.text(), beat.framing(), beat.lines(), UnaryOperator.identity());
  }

  private static List<String> said(Script.Board board, List<String> names) {
    List<String> said = new ArrayList<>();
    String whole = pointed(String.join(" ", board.beats().stream().map(Body::shot).toList()));
    List<String> silent = names.stream().filter(name -> !whole.contains(name)).toList();
    for (Script.Beat beat : board.beats()) {
      said.add(said(shot(beat), beat.camera(), said.isEmpty() ? silent : List.of()));
    }
    return said;
  }

  private static String said(String words, @Nullable Camera camera, List<String> names) {
    return Wording.of(pointed(words), camera, names);
  }

  /** Its fields have no names: {@code @image2} is said in words. */
  private static String pointed(String words) {
    return words.replaceAll("@image(\\d)", "reference image $1");
  }

  private static List<String> names(Shot.Generate shot) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= shot.pictures().references().size(); i++) {
      names.add("reference image " + i);
    }
    return Collections.unmodifiableList(names);
  }

  private static void pictures(ArrayNode list, int from, int count) {
    for (int i = 0; i < count; i++) {
      list.add(Blank.picture(from + i));
    }
  }

  private static void number(ObjectNode body, String name, int number, Fields fields) {
    if (fields.text(name)) {
      body.put(name, Integer.toString(number));
    } else {
      body.put(name, number);
    }
  }

  /** Whose bearing a moved character keeps, in Atlas' words. */
  static String bearing(Shot.Motion motion) {
    return motion.orientation() == Shot.Orientation.IMAGE ? "image" : "video";
  }
}
