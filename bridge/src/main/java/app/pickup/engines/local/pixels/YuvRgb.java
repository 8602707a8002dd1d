package app.pickup.engines.local.pixels;

import app.pickup.media.Colour;

/**
 * Between a plate's code values and RGB of 0 to 1 (ITU-T H.273, section 8.3). Code values are in
 * units where 255 of 8 bits is 1.
 */
public final class YuvRgb {
  private static final float NEUTRAL = 128 / 255f;

  private final float black;
  private final float lumaSpan;
  private final float chromaSpan;
  private final float red;
  private final float green;
  private final float blue;

  public YuvRgb(Colour colour, int height) {
    Colour.Weights weights = colour.weights(height);
    red = weights.red();
    green = weights.green();
    blue = weights.blue();
    black = colour.full() ? 0 : 16 / 255f;
    lumaSpan = colour.full() ? 1 : 219 / 255f;
    chromaSpan = colour.full() ? 1 : 224 / 255f;
  }

  /** Whole planes; the RGB planes lie one after the other. */
  public void toRgb(float[] y, float[] u, float[] v, float[] rgb) {
    int n = y.length;
    float redV = 2 * (1 - red) / chromaSpan;
    float blueU = 2 * (1 - blue) / chromaSpan;
    float greenV = redV * red / green;
    float greenU = blueU * blue / green;
    for (int i = 0; i < n; i++) {
      float luma = (y[i] - black) / lumaSpan;
      float cb = u[i] - NEUTRAL;
      float cr = v[i] - NEUTRAL;
      rgb[i] = clamp(luma + redV * cr);
      rgb[n + i] = clamp(luma - greenV * cr - greenU * cb);
      rgb[2 * n + i] = clamp(luma + blueU * cb);
    }
  }

  /** By how much luma changes when RGB changes by this; in code values. */
  public float luma(float r, float g, float b) {
    return (red * r + green * g + blue * b) * lumaSpan;
  }

  /** Likewise the U sample. */
  public float u(float r, float g, float b) {
    return (b - (red * r + green * g + blue * b)) / (2 * (1 - blue)) * chromaSpan;
  }

  /** Likewise the V sample. */
  public float v(float r, float g, float b) {
    return (r - (red * r + green * g + blue * b)) / (2 * (1 - red)) * chromaSpan;
  }

  /** The three samples of one colour, in code values. */
  public float[] samples(float r, float g, float b) {
    return new float[] {
      black + luma(r, g, b), NEUTRAL + u(r, g, b), NEUTRAL + v(r, g, b),
    };
  }

  public static float clamp(float value) {
    return value < 0 ? 0 : value > 1 ? 1 : value;
  }
}
