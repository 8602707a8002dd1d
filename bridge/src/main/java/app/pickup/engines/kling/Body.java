package app.pickup.engines.kling;

import app.pickup.elements.Element;
import app.pickup.engines.Engine.Sending;
import app.pickup.engines.Limits;
import app.pickup.engines.Scope;
import app.pickup.engines.Wording;
import app.pickup.json.Json;
import app.pickup.shots.Camera;
import app.pickup.shots.Script;
import app.pickup.shots.Shot;
import app.pickup.shots.Shot.With;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** An order in the words of Kling's new API: typed contents, settings, options (document-api). */
final class Body {
  /** Names we choose; the prompt points with them (document-api, 3.0 omni). */
  private static final String PLATE = "plate";

  private static final String LOOK = "look";

  private Body() {}

  /**
   * @param cast who is in it
   * @param number of one of them at the vendor
   */
  static ObjectNode of(
      Sending sending, Model model, List<Element> cast, ToLongFunction<Element> number)
      throws IOException {
    ObjectNode body =
        sending.shot() instanceof Shot.Generate generate
            ? generate(generate, sending, model, cast, number)
            : edit((Shot.Edit) sending.shot(), sending, cast, number);
    ((ObjectNode) body.get("settings"))
        .put("resolution", model.tiers().get(sending.shot().common().tier()));
    body.putObject("options").put("external_task_id", sending.id());
    return body;
  }

  private static ObjectNode edit(
      Shot.Edit shot, Sending sending, List<Element> cast, ToLongFunction<Element> number)
      throws IOException {
    boolean motion = shot.change() instanceof Shot.Motion;
    ObjectNode body = Json.object();
    ArrayNode contents = body.putArray("contents");
    String words = words(shot, cast);
    if (!words.isEmpty()) {
      prompt(contents, words);
    }
    for (Path picture : sending.pictures()) {
      picture(contents, motion ? "image" : "refer_image", picture, motion ? null : LOOK);
    }
    ObjectNode plate = contents.addObject();
    plate.put("type", motion ? "video" : "base_video");
    plate.put("url", Objects.requireNonNull(sending.placed().footage()).toString());
    if (!motion) {
      plate.put("id", PLATE);
    }
    elements(contents, cast, number);
    ObjectNode settings = body.putObject("settings");
    // the plate's own sound comes back by our own hands, to the sample
    settings.put("audio", "off");
    if (shot.change() instanceof Shot.Motion change) {
      settings.put(
          "character_orientation",
          change.orientation() == Shot.Orientation.IMAGE ? "image" : "video");
    } else {
      settings.put("multi_shot", false);
    }
    return body;
  }

  private static ObjectNode generate(
      Shot.Generate shot,
      Sending sending,
      Model model,
      List<Element> cast,
      ToLongFunction<Element> number)
      throws IOException {
    Shot.Pictures pictures = shot.pictures();
    Scope scope = Objects.requireNonNull(model.scope());
    ObjectNode body = Json.object();
    if (pictures.files().isEmpty() && cast.isEmpty()) {
      body.put("prompt", words(shot, cast));
    } else {
      ArrayNode contents = body.putArray("contents");
      prompt(contents, words(shot, cast));
      Iterator<Path> files = sending.pictures().iterator();
      if (pictures.first() != null) {
        picture(contents, "first_frame", files.next(), null);
      }
      if (pictures.last() != null) {
        picture(contents, "last_frame", files.next(), null);
      }
      for (int i = 1; files.hasNext(); i++) {
        picture(contents, "refer_image", files.next(), name(i));
      }
      elements(contents, cast, number);
    }
    Limits shape = new Limits("Kling", model.rate());
    ObjectNode settings = body.putObject("settings");
    settings.put("audio", shot.sound() == Shot.Sound.NATIVE ? "native" : "off");
    settings.put("multi_shot", !(shot.script() instanceof Script.Prompt));
    settings.put("duration", shape.seconds(shot, scope));
    if (pictures.first() == null) {
      settings.put("aspect_ratio", shape.aspect(shot, scope));
    }
    return body;
  }

  /** What is said of an edit; may be empty for a motion. */
  static String words(Shot.Edit shot, List<Element> cast) {
    Called called = new Called(cast);
    String comes =
        shot.change() instanceof Shot.Replace replace
                && replace.with() instanceof With.Element element
            ? "@" + Called.name(shot.cast().indexOf(element.id()))
            : null;
    String words = new Wording("@" + PLATE, "@" + LOOK, comes, called::in).of(shot.change());
    return words.isEmpty() ? words : said(words, null, called.names());
  }

  /**
   * The whole prompt. Shots are parted by semicolons (3.0 prompt guide), so that those in the words
   * become commas; what is not written as shots is cut by the model itself when it may.
   */
  static String words(Shot.Generate shot, List<Element> cast) {
    Called called = new Called(cast);
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= shot.pictures().references().size(); i++) {
      names.add("@" + name(i));
    }
    names.addAll(called.names());
    if (shot.script() instanceof Script.Board board) {
      StringBuilder all = new StringBuilder();
      List<Script.Beat> beats = board.beats();
      String whole = String.join(" ", beats.stream().map(beat -> called.shot(beat)).toList());
      List<String> silent = names.stream().filter(name -> !whole.contains(name)).toList();
      for (int i = 0; i < beats.size(); i++) {
        Script.Beat beat = beats.get(i);
        all.append("shot ")
            .append(i + 1)
            .append(", ")
            .append(beat.seconds().stripTrailingZeros().toPlainString())
            .append(", ")
            .append(
                said(called.shot(beat), beat.camera(), i == 0 ? silent : List.of())
                    .replace(';', ','))
            .append(i + 1 < beats.size() ? "; " : ";");
      }
      return all.toString();
    }
    if (shot.script() instanceof Script.Story story) {
      String shots = story.shots() == null ? "" : " Tell it in " + story.shots() + " shots.";
      return said(called.in(story.text()), null, names) + shots;
    }
    Script.Prompt prompt = (Script.Prompt) shot.script();
    return said(
        called.shot(prompt.text(), prompt.framing(), prompt.lines()), prompt.camera(), names);
  }

  private static String said(String words, @Nullable Camera camera, List<String> names) {
    return Wording.of(words, camera, names);
  }

  private static String name(int reference) {
    return "image" + reference;
  }

  private static void elements(
      ArrayNode contents, List<Element> cast, ToLongFunction<Element> number) {
    for (int i = 0; i < cast.size(); i++) {
      ObjectNode item = contents.addObject().put("type", "element");
      item.put("element_id", number.applyAsLong(cast.get(i))).put("id", Called.name(i));
    }
  }

  private static void prompt(ArrayNode contents, String words) {
    contents.addObject().put("type", "prompt").put("text", words);
  }

  /** Raw base64; with a prefix it is refused (document-api, media limits). */
  private static void picture(ArrayNode contents, String type, Path file, @Nullable String id)
      throws IOException {
    ObjectNode item = contents.addObject().put("type", type);
    item.put("url", Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
    if (id != null) {
      item.put("id", id);
    }
  }
}
