package app.pickup.engines.local.matte;

/**
 * Mends the people's own colour where it is thin: the less of a pixel is theirs, the more its
 * colour is taken from the solid pixels around, so that no fringe of the old background is left in
 * hair (after Forte: "Approximate Fast Foreground Colour Estimation", 2021).
 */
final class OwnColour {
  private static final int RADIUS = 5;

  /** Less solid than this around, and there is nothing to take. */
  private static final float LEAST = 1e-3f;

  private final BoxMean box;
  private final float[] solid;
  private final float[] around;
  private final float[] colour;

  OwnColour(ModelSize size) {
    box = new BoxMean(size.width(), size.height());
    solid = new float[size.pixels()];
    around = new float[size.pixels()];
    colour = new float[size.pixels()];
  }

  /**
   * Changes the colour where alpha lies between 0 and 1.
   *
   * @param own planes R, G, B
   */
  void estimate(float[] alpha, float[] own) {
    int n = alpha.length;
    for (int i = 0; i < n; i++) {
      solid[i] = alpha[i] * alpha[i] * alpha[i];
    }
    box.mean(solid, RADIUS, around);
    for (int plane = 0; plane < 3 * n; plane += n) {
      for (int i = 0; i < n; i++) {
        colour[i] = solid[i] * own[plane + i];
      }
      box.mean(colour, RADIUS, colour);
      for (int i = 0; i < n; i++) {
        if (alpha[i] > 0 && alpha[i] < 1 && around[i] > LEAST) {
          float mean = colour[i] / around[i];
          own[plane + i] += (1 - alpha[i]) * (mean - own[plane + i]);
        }
      }
    }
  }
}
