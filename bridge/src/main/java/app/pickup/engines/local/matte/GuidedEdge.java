package app.pickup.engines.local.matte;

/**
 * Finds at model size how alpha follows luma, so that at full resolution alpha can follow the
 * plate's own edges: alpha = slope · luma + base (He, Sun: "Fast Guided Filter", 2015).
 */
final class GuidedEdge {
  /** How far it looks, in model pixels. */
  static final int RADIUS = 1;

  private static final float EPSILON = 1e-4f;

  final float[] slope;
  final float[] base;
  private final BoxMean box;
  private final float[] meanLuma;
  private final float[] meanAlpha;

  GuidedEdge(ModelSize size) {
    slope = new float[size.pixels()];
    base = new float[size.pixels()];
    box = new BoxMean(size.width(), size.height());
    meanLuma = new float[size.pixels()];
    meanAlpha = new float[size.pixels()];
  }

  void fit(float[] luma, float[] alpha) {
    for (int i = 0; i < luma.length; i++) {
      slope[i] = luma[i] * alpha[i];
      base[i] = luma[i] * luma[i];
    }
    box.mean(slope, RADIUS, slope);
    box.mean(base, RADIUS, base);
    box.mean(luma, RADIUS, meanLuma);
    box.mean(alpha, RADIUS, meanAlpha);
    for (int i = 0; i < luma.length; i++) {
      float variance = base[i] - meanLuma[i] * meanLuma[i];
      float covariance = slope[i] - meanLuma[i] * meanAlpha[i];
      slope[i] = covariance / (variance + EPSILON);
      base[i] = meanAlpha[i] - slope[i] * meanLuma[i];
    }
  }
}
