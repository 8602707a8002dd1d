package app.pickup.engines.local.previz;

import app.pickup.media.PixelLayout;

/** Draws one plane of a layer, row by row. Not for more than one thread. */
interface Brush {
  /** Bits of a position between two pixels. */
  int SUB = 16;

  /** Bits of it that weigh. */
  int WEIGHT = 8;

  /** The sum of two neighbours' weights. */
  int UNIT = 1 << WEIGHT;

  /**
   * Draws over what is there.
   *
   * @param row samples in 14 bits, of the picture's row {@code y} in this plane
   * @param hidden columns that something nearer covers: what they become is nobody's concern
   */
  void row(int y, int[] row, Span hidden);

  /** The columns of a row in which nothing behind this layer is seen; some, not always all. */
  Span hides(int y);

  /**
   * A brush for a layer as this camera sees it.
   *
   * @param which 0 luma, 1 U, 2 V
   */
  static Brush of(Layer layer, Pose pose, PixelLayout layout, int which) {
    Sight sight = new Sight(layer, pose, layout, which);
    Layer.Plane plane = layer.plane(which);
    return pose.roll() == 0
        ? new Level(sight, plane, layout.planeWidth(which))
        : new Tilted(sight, plane);
  }
}
