package app.pickup.engines.local.previz;

import app.pickup.shots.Framing;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a still is shown: one of the picture's shape, with the head of who is in it where a
 * camera operator would have it, and as near as the framing asks and the still's pixels allow.
 *
 * @param left in pixels of the still, likewise the others
 */
record Composition(int left, int top, int width, int height) {
  /** A still may be enlarged so far before it looks it. */
  private static final double MOST_ENLARGED = 2.2;

  /** From the picture's upper edge to the head, in picture heights. */
  private static final double HEADROOM = .13;

  /**
   * @param people where they are, or null
   * @param stillWidth the still's size; its people were found at any other
   * @param rows of the picture that is made
   */
  static Composition of(
      @Nullable Figure people,
      int stillWidth,
      int stillHeight,
      double aspect,
      int rows,
      @Nullable Framing framing) {
    double height = Math.min(stillHeight, stillWidth / aspect);
    double x = stillWidth / 2.0;
    double top = (stillHeight - height) / 2;
    if (people != null) {
      double head = people.head() * stillHeight;
      double asked = framing == null ? height : heads(framing) * head;
      height = Math.min(height, Math.max(asked, rows / MOST_ENLARGED));
      x = people.middle() * stillWidth;
      double above = framing == Framing.EXTREME_CLOSE ? -.12 * head : HEADROOM * height;
      double crown = people.top() * stillHeight - above;
      double feet = people.bottom() * stillHeight;
      // who fits into the picture as it is stays where the photographer had them
      boolean fits = crown >= top && feet <= top + height;
      top = fits && framing == null ? top : crown;
    }
    double width = height * aspect;
    return new Composition(
        within(x - width / 2, stillWidth - width),
        within(top, stillHeight - height),
        Math.max(2, (int) Math.min(stillWidth, Math.round(width))),
        Math.max(2, (int) Math.min(stillHeight, Math.round(height))));
  }

  /** How many heads are as high as the picture. */
  private static double heads(Framing framing) {
    return switch (framing) {
      case EXTREME_CLOSE, INSERT -> .95;
      case CLOSE -> 1.7;
      case MEDIUM_CLOSE -> 2.7;
      case OVER_SHOULDER, TWO_SHOT, MEDIUM, POINT_OF_VIEW -> 4;
      case FULL -> 8.4;
      case WIDE -> 14;
      case EXTREME_WIDE -> 40;
    };
  }

  private static int within(double at, double most) {
    return (int) Math.round(Math.max(0, Math.min(most, at)));
  }
}
