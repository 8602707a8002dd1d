package app.pickup.emulators.kling;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a task's result is made; kept, so that a restarted emulator can make it again.
 *
 * @param kind what is done
 * @param width pixels, even
 * @param height pixels, even
 * @param shots frames of each shot
 * @param hue colour of a pattern, 0 to 359
 * @param inputs names of files in the input folder
 * @param sound what is heard
 * @param speech what is said where, or null
 */
record Recipe(
    Kind kind,
    int width,
    int height,
    List<Integer> shots,
    int hue,
    List<String> inputs,
    Sound sound,
    @Nullable Speech speech) {

  /** What is done. */
  enum Kind {
    /** A pattern, or a picture pushed in. */
    DRAW,
    /** The input with its colours turned. */
    TURN,
    /** The first input with the second one's sound. */
    SPEAK,
    /** No file comes of it. */
    NOTHING
  }

  /** What is heard. */
  enum Sound {
    NONE,
    TONE,
    ORIGINAL
  }

  /** Sound put into a clip; times in ms, volumes 0 to 2. */
  record Speech(int start, int end, int insert, BigDecimal volume, BigDecimal original) {}

  static Recipe nothing() {
    return new Recipe(Kind.NOTHING, 0, 0, List.of(), 0, List.of(), Sound.NONE, null);
  }
}
