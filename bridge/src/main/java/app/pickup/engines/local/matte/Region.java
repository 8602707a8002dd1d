package app.pickup.engines.local.matte;

/** A rectangle of the model's picture, in its pixels. */
record Region(int x, int y, int width, int height) {

  int right() {
    return x + width;
  }

  int bottom() {
    return y + height;
  }

  int pixels() {
    return width * height;
  }

  boolean contains(Region other) {
    return other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom();
  }

  /** Larger by this margin on every side, kept within the size. */
  Region grown(int margin, ModelSize within) {
    int left = Math.max(0, x - margin);
    int top = Math.max(0, y - margin);
    return new Region(
        left,
        top,
        Math.min(within.width(), right() + margin) - left,
        Math.min(within.height(), bottom() + margin) - top);
  }

  /** The smallest region around this one whose sides lie on the network's grid. */
  Region snapped() {
    int left = x / ModelSize.STEP * ModelSize.STEP;
    int top = y / ModelSize.STEP * ModelSize.STEP;
    return new Region(left, top, up(right() - left), up(bottom() - top));
  }

  private static int up(int side) {
    return (side + ModelSize.STEP - 1) / ModelSize.STEP * ModelSize.STEP;
  }
}
