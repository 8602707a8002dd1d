package app.pickup.engines.atlas;

import app.pickup.shots.Shot;
import app.pickup.shots.Shot.With;

/**
 * What is said to the model for each kind of edit. Its fields have no names to point with, so the
 * plate is "the video" and the one picture beside it "the reference image".
 */
final class Wording {
  private static final String KEEP =
      " Keep the people, their movement, the framing and the timing of every frame as they are.";

  private Wording() {}

  /** May be empty for a motion. */
  static String of(Shot.Change change) {
    if (change instanceof Shot.Background background) {
      String place =
          background.with() instanceof With.Prompt prompt
              ? "with this: " + prompt.text()
              : "with the place shown in the reference image";
      return "Replace the background of the video " + ended(place) + KEEP;
    }
    if (change instanceof Shot.Style style) {
      String look = style.look() == null ? "" : " in the look of the reference image";
      String words = style.prompt() == null ? "" : ": " + style.prompt();
      return "Restyle the video" + ended(look + words) + KEEP;
    }
    if (change instanceof Shot.Replace replace) {
      String with =
          replace.with() instanceof With.Prompt prompt
              ? prompt.text()
              : "what is shown in the reference image";
      return "In the video, replace "
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
