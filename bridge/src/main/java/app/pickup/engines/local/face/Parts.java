package app.pickup.engines.local.face;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The parts of a face whose points move together. */
final class Parts {
  private static final int[] MOUTH = {
    0, 11, 12, 13, 14, 15, 16, 17, 37, 38, 39, 40, 41, 42, 61, 62, 72, 73, 74, 76, 77, 78, 80, 81,
    82, 84, 85, 86, 87, 88, 89, 90, 91, 95, 96, 146, 178, 179, 180, 181, 183, 184, 185, 191, 267,
    268, 269, 270, 271, 272, 291, 292, 302, 303, 304, 306, 307, 308, 310, 311, 312, 314, 315, 316,
    317, 318, 319, 320, 321, 324, 325, 375, 402, 403, 404, 405, 407, 408, 409, 415
  };
  private static final int[] LEFT_EYE = {
    7, 33, 133, 144, 145, 153, 154, 155, 157, 158, 159, 160, 161, 163, 173, 246
  };
  private static final int[] RIGHT_EYE = {
    249, 263, 362, 373, 374, 380, 381, 382, 384, 385, 386, 387, 388, 390, 398, 466
  };

  private Parts() {}

  /** Both lips, each eye, and all the rest: every point once. */
  static List<int[]> all() {
    List<int[]> parts = new ArrayList<>(List.of(MOUTH, LEFT_EYE, RIGHT_EYE));
    IntPredicate taken =
        i -> parts.stream().flatMapToInt(IntStream::of).anyMatch(other -> other == i);
    int[] rest = IntStream.range(0, Face.POINTS).filter(taken.negate()).toArray();
    parts.add(rest);
    return List.copyOf(parts);
  }
}
