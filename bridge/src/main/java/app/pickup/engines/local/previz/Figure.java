package app.pickup.engines.local.previz;

import org.jspecify.annotations.Nullable;

/**
 * Where the people of a picture are, and how large a head is. All in parts of the picture's height,
 * the middle of its width.
 *
 * @param top of the highest head
 * @param bottom where they end, or the picture does
 * @param middle of whoever is highest
 * @param head its height
 */
record Figure(double top, double bottom, double middle, double head) {
  private static final float THERE = .5f;

  /** Fewer pixels in a row are a hand or a mistake. */
  private static final double LEAST_ROW = .012;

  /** A standing person is so many heads high, a sitting or cut one so many as is seen of them. */
  private static final double HEADS = 7.3;

  /**
   * @param alpha how much of each pixel is a person
   * @return null: nobody is there
   */
  static @Nullable Figure of(float[] alpha, int width, int height) {
    int[] left = new int[height];
    int[] right = new int[height];
    int top = -1;
    int bottom = -1;
    for (int y = 0; y < height; y++) {
      left[y] = -1;
      int run = 0;
      for (int x = 0; x < width; x++) {
        if (alpha[y * width + x] > THERE) {
          left[y] = left[y] < 0 ? x : left[y];
          right[y] = x + 1;
          run++;
        }
      }
      if (run > LEAST_ROW * width) {
        top = top < 0 ? y : top;
        bottom = y + 1;
      }
    }
    if (top < 0) {
      return null;
    }
    int head = head(left, right, top, bottom);
    double middle = 0;
    int rows = Math.max(1, Math.min(head, bottom - top));
    for (int y = top; y < top + rows; y++) {
      middle += left[y] < 0 ? 0 : (left[y] + right[y]) / 2.0;
    }
    return new Figure(
        (double) top / height,
        (double) bottom / height,
        middle / rows / width,
        (double) head / height);
  }

  /**
   * From the crown to the narrow of the neck, where there is one; a head is a quarter higher than
   * it is wide.
   */
  private static int head(int[] left, int[] right, int top, int bottom) {
    int tall = bottom - top;
    int widest = 0;
    for (int y = top; y < top + tall / 2; y++) {
      int wide = right[y] - left[y];
      if (wide > widest) {
        widest = wide;
      } else if (widest > tall / 14 && wide < .8 * widest) {
        return Math.max(tall / 9, Math.min(tall, (int) (1.28 * widest)));
      }
    }
    boolean standing = tall > 2.4 * Math.max(1, widest);
    return standing ? (int) (tall / HEADS) : tall / 3;
  }
}
