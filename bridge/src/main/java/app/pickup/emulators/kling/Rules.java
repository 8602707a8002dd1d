package app.pickup.emulators.kling;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a model takes together with what (kling-api.md 3.3 to 3.6). */
final class Rules {

  /** What a clip lasts when unsaid. */
  private static final int DEFAULT_SECONDS = 5;

  private Rules() {}

  /** Everything that can be told without looking into a file. */
  static void check(Order order, Elements elements) throws Denied {
    Model model = order.model();
    if (order.prompt().codePointCount(0, order.prompt().length()) > model.prompt()) {
      throw Denied.value("prompt", "has at most " + model.prompt() + " characters");
    }
    oneOf("resolution", order.resolution(), model.resolutions());
    oneOf("aspect_ratio", order.aspect(), model.aspects());
    oneOf("audio", order.audio(), model.audios());
    if (model.nativeNeeds() != null
        && "native".equals(order.audio())
        && !model.nativeNeeds().equals(order.resolutionOrDefault())) {
      throw Denied.value("audio", "native needs " + model.nativeNeeds());
    }
    frames(order);
    switch (model.kind()) {
      case "omni" -> omni(order, elements);
      case "motion" -> motion(order);
      case "image" -> {
        if (!order.has("first_frame")) {
          throw Denied.value("contents", "first_frame is required");
        }
      }
      default -> {
        if (order.prompt().isBlank() && order.shots().isEmpty()) {
          throw Denied.value("prompt", "is required");
        }
      }
    }
    for (Item item : order.items()) {
      if (item.type().equals("element")) {
        elements.kind(item.value(), item.field());
      } else if (item.type().equals("voice")) {
        elements.voice(item.value(), item.field());
      }
    }
    duration(order);
  }

  private static void frames(Order order) throws Denied {
    if (!order.has("last_frame")) {
      return;
    }
    if (!order.has("first_frame")) {
      throw Denied.value("contents", "last_frame needs a first_frame");
    }
    String needs = order.model().lastFrameNeeds();
    if (needs != null && !needs.equals(order.resolutionOrDefault())) {
      throw Denied.value("contents", "last_frame needs " + needs);
    }
  }

  private static void omni(Order order, Elements elements) throws Denied {
    boolean base = order.has("base_video");
    boolean feature = order.has("feature_video");
    if (order.prompt().isBlank() && order.shots().isEmpty()) {
      throw Denied.value("contents", "a prompt is required");
    }
    if (base && feature) {
      throw Denied.value("contents", "there may be at most one reference video");
    }
    if (base) {
      base(order);
    }
    if (feature && order.audio() != null && !order.audio().equals("off")) {
      throw Denied.value("settings.audio", "must be off with a feature_video");
    }
    if (!base && "original".equals(order.audio())) {
      throw Denied.value("settings.audio", "original needs a base_video");
    }
    if (!base && !feature && !order.has("first_frame") && order.aspect() == null) {
      throw Denied.value(
          "settings.aspect_ratio", "is required without first_frame and reference video");
    }
    budget(order, elements, base || feature);
  }

  private static void base(Order order) throws Denied {
    if (order.has("first_frame") || order.has("last_frame")) {
      throw Denied.value("contents", "base_video takes no first_frame and no last_frame");
    }
    if (!order.legacy() && order.duration() != null) {
      throw Denied.value("settings.duration", "follows the base_video; leave it out");
    }
    if (Boolean.TRUE.equals(order.multiShot()) || !order.shots().isEmpty()) {
      throw Denied.value("settings.multi_shot", "must be false with a base_video");
    }
    if ("native".equals(order.audio())) {
      throw Denied.value("settings.audio", "must not be native with a base_video");
    }
  }

  private static void budget(Order order, Elements elements, boolean video) throws Denied {
    int characters = 0;
    for (Item item : order.items()) {
      if (item.type().equals("element")
          && elements.kind(item.value(), item.field()) == Elements.Kind.CHARACTER) {
        characters++;
      }
    }
    long all = order.count("element");
    long pictures = order.count("refer_image") + all - characters;
    if (order.has("first_frame") && all > 3) {
      throw Denied.value("contents", "at most 3 elements with a first_frame");
    }
    if (characters > 0 && !order.model().takesCharacters()) {
      throw Denied.value("contents", "elements made from video are not supported by this model");
    }
    if (video) {
      if (characters > 1 || characters == 1 && pictures > 0) {
        throw Denied.value(
            "contents", "with a reference video at most one video character element, and alone");
      }
      most(pictures, 4, "with a reference video");
    } else if (characters > 0) {
      most(pictures, 4, "with video character elements");
      if (characters > 3) {
        throw Denied.value("contents", "at most 3 video character elements");
      }
    } else {
      most(pictures, 7, "without a reference video");
    }
  }

  private static void most(long pictures, int limit, String when) throws Denied {
    if (pictures > limit) {
      throw Denied.value(
          "contents", "at most " + limit + " images and multi-image elements " + when);
    }
  }

  private static void motion(Order order) throws Denied {
    if (!order.has("image") || !order.has("video")) {
      throw Denied.value("contents", "one image and one video are required");
    }
    if (order.orientation() == null) {
      throw Denied.value("settings.character_orientation", "is required");
    }
  }

  private static void duration(Order order) throws Denied {
    Integer asked = order.duration();
    if (asked == null || order.has("base_video")) {
      return;
    }
    Model model = order.model();
    List<Integer> known = model.durations();
    List<Integer> only = model.frameOnlyDurations();
    if (only != null
        && order.has("first_frame")
        && !order.has("last_frame")
        && !order.has("refer_image")
        && !order.has("element")) {
      known = only;
    }
    if (!known.contains(asked)) {
      throw Denied.value("duration", "must be one of " + known);
    }
  }

  /** Seconds the clip is to last. */
  static int seconds(Order order) {
    return Objects.requireNonNullElse(order.duration(), DEFAULT_SECONDS);
  }

  private static void oneOf(String field, @Nullable String value, List<String> known)
      throws Denied {
    if (value == null) {
      return;
    }
    if (known.isEmpty()) {
      throw Denied.value(field, "is not a parameter here");
    }
    if (!known.contains(value)) {
      throw Denied.value(field, "must be one of " + String.join(", ", known));
    }
  }
}
