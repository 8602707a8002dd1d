package app.pickup.engines.kling;

import app.pickup.shots.Shot;
import app.pickup.shots.Shot.With;

/**
 * What is said to the model for each kind of edit. The plate is called {@code @plate}, a picture
 * beside it {@code @look} (names we choose; kling.ai document-api, 3.0 omni).
 */
final class Wording {
  static final String PLATE = "plate";
  static final String LOOK = "look";

  private static final String KEEP =
      " Keep the people, their movement, the framing and the timing of every frame as they are.";

  private Wording() {}

  static String of(Shot.Change change) {
    if (change instanceof Shot.Background background) {
      String place =
          background.with() instanceof With.Prompt prompt
              ? "with this: " + prompt.text()
              : "with the place shown in @" + LOOK;
      return "Replace the background of @" + PLATE + " " + ended(place) + KEEP;
    }
    if (change instanceof Shot.Style style) {
      String look = style.look() == null ? "" : " in the look of @" + LOOK;
      String words = style.prompt() == null ? "" : ": " + style.prompt();
      return "Restyle @" + PLATE + ended(look + words) + KEEP;
    }
    if (change instanceof Shot.Replace replace) {
      String with =
          replace.with() instanceof With.Prompt prompt
              ? prompt.text()
              : "what is shown in @" + LOOK;
      return "In @"
          + PLATE
          + ", replace "
          + replace.target()
          + " with "
          + ended(with)
          + " Keep everything else, the movement and the timing of every frame as they are.";
    }
    if (change instanceof Shot.Motion motion) {
      return motion.prompt() == null ? "" : motion.prompt();
    }
    throw new IllegalStateException("no words for " + change.kind());
  }

  private static String ended(String sentence) {
    String bare = sentence.stripTrailing();
    return bare.matches("(?s).*[.!?。！？]") ? bare : bare + ".";
  }
}
