package app.pickup.emulators.kling;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A storyboard in the legacy API's fields: {@code multi_shot, shot_type, multi_prompt}. */
final class LegacyShots {

  private static final int DEFAULT_SECONDS = 5;

  private LegacyShots() {}

  /** Seconds of each shot; none when the prompt is not split, or split by the model. */
  static List<Integer> read(Given body, Model model, @Nullable Integer duration) throws Denied {
    boolean multi = Boolean.TRUE.equals(body.flag("multi_shot"));
    String type = body.word("shot_type", List.of("customize", "intelligence"));
    List<Given> prompts = body.list("multi_prompt");
    if (!multi) {
      if (type != null || !prompts.isEmpty()) {
        throw Denied.value("shot_type", "and multi_prompt need multi_shot");
      }
      return List.of();
    }
    if (model.multiShot() == null) {
      throw Denied.value("multi_shot", "is not supported by this model");
    }
    if (type == null) {
      throw Denied.value("shot_type", "is required with multi_shot");
    }
    if (type.equals("intelligence")) {
      body.needed("prompt");
      return List.of();
    }
    List<Integer> seconds = new ArrayList<>();
    for (Given each : prompts) {
      if (each.neededWhole("index") != seconds.size() + 1) {
        throw Denied.value(each.at("index"), "must count 1, 2, 3 and so on");
      }
      if (each.needed("prompt").length() > Storyboard.WORDS) {
        throw Denied.value(each.at("prompt"), "has at most " + Storyboard.WORDS + " characters");
      }
      String text = each.needed("duration");
      if (!text.matches("\\d{1,3}")) {
        throw Denied.value(each.at("duration"), "must be whole seconds");
      }
      seconds.add(Integer.parseInt(text));
    }
    Storyboard.check(
        "multi_prompt", seconds, Objects.requireNonNullElse(duration, DEFAULT_SECONDS));
    return seconds;
  }
}
