package app.pickup.engines;

import app.pickup.shots.Shot;
import app.pickup.shots.Shot.With;

/**
 * What is said to a model for each kind of edit, in the words it points with.
 *
 * @param plate how the plate is called, e.g. {@code @plate} or {@code the video}
 * @param look how the picture beside it is called
 */
public record Wording(String plate, String look) {
  private static final String KEEP =
      " Keep the people, their movement, the framing and the timing of every frame as they are.";

  /** The prompt; may be empty for a motion. */
  public String of(Shot.Change change) {
    if (change instanceof Shot.Background background) {
      String place =
          background.with() instanceof With.Prompt prompt
              ? "with this: " + prompt.text()
              : "with the place shown in " + look;
      return "Replace the background of " + plate + " " + ended(place) + KEEP;
    }
    if (change instanceof Shot.Style style) {
      String manner = style.look() == null ? "" : " in the look of " + look;
      String words = style.prompt() == null ? "" : ": " + style.prompt();
      return "Restyle " + plate + ended(manner + words) + KEEP;
    }
    if (change instanceof Shot.Replace replace) {
      String with =
          replace.with() instanceof With.Prompt prompt ? prompt.text() : "what is shown in " + look;
      return "In "
          + plate
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
