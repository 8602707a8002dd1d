package app.pickup.engines.local.matte;

import app.pickup.engines.local.pixels.PictureView;
import app.pickup.engines.local.pixels.Samples;

/**
 * A green or blue screen behind the people, and what of its light falls on them. The network's
 * foreground colour takes a background out of soft edges; a screen also colours hair and cheeks
 * from behind, where the matte is solid. That part is taken out of the chroma, as keyers do: what
 * leans towards the screen's hue further than the colour's own hue explains.
 *
 * @param u the screen's hue in the plane of chroma, of length 1 with v; both 0: there is no screen
 * @param v likewise
 */
record Screen(float u, float v) {
  static final Screen NONE = new Screen(0, 0);

  private static final float NEUTRAL = 128 / 255f;

  /** So much of the picture must be screen. */
  private static final float LEAST_AREA = .12f;

  /** So far from grey it must be; 1 is 255 of 8 bits. */
  private static final float LEAST_CHROMA = .1f;

  /** So even it must be: the mean distance from its mean, as a part of its chroma. */
  private static final float MOST_SPREAD = .3f;

  /**
   * How far towards the screen a colour may lean by itself, so that yellow and cyan stay what they
   * are.
   */
  private static final float OWN = .7f;

  /** Looks whether what is behind the people is a screen. The chroma is at the matte's size. */
  static Screen behind(float[] alpha, float[] chromaU, float[] chromaV) {
    double sumU = 0;
    double sumV = 0;
    int n = 0;
    for (int i = 0; i < alpha.length; i++) {
      if (alpha[i] <= 0) {
        sumU += chromaU[i] - NEUTRAL;
        sumV += chromaV[i] - NEUTRAL;
        n++;
      }
    }
    if (n < LEAST_AREA * alpha.length) {
      return NONE;
    }
    float meanU = (float) (sumU / n);
    float meanV = (float) (sumV / n);
    float chroma = (float) Math.hypot(meanU, meanV);
    boolean green = meanU < 0 && meanV < 0;
    boolean blue = meanU > 0 && meanV < meanU / 4;
    if (chroma < LEAST_CHROMA || !(green || blue)) {
      return NONE;
    }
    double spread = 0;
    for (int i = 0; i < alpha.length; i++) {
      if (alpha[i] <= 0) {
        spread += Math.hypot(chromaU[i] - NEUTRAL - meanU, chromaV[i] - NEUTRAL - meanV);
      }
    }
    return spread / n > MOST_SPREAD * chroma ? NONE : new Screen(meanU / chroma, meanV / chroma);
  }

  boolean there() {
    return u != 0 || v != 0;
  }

  /** How much of the screen's hue is to be taken from a chroma, given as distances from grey. */
  float excess(float chromaU, float chromaV) {
    float towards = chromaU * u + chromaV * v;
    float across = Math.abs(chromaU * v - chromaV * u);
    return Math.max(0, towards - OWN * across);
  }

  /**
   * Takes the screen's light out of a whole picture; what is no person is covered afterwards
   * anyway.
   */
  void clean(byte[] frame, PictureView view) {
    int bytes = view.bytesPerSample();
    int grey = 128 << (view.depth - 8);
    for (int row = 0; row < view.rows(1); row++) {
      int atU = view.row(1, row);
      int atV = view.row(2, row);
      for (int x = 0; x < view.columns(1); x++, atU += bytes, atV += bytes) {
        int fromU = Samples.get(frame, atU, view.wide) - grey;
        int fromV = Samples.get(frame, atV, view.wide) - grey;
        float excess = excess(fromU, fromV);
        if (excess > 0) {
          Samples.set(frame, atU, view.wide, grey + Math.round(fromU - excess * u));
          Samples.set(frame, atV, view.wide, grey + Math.round(fromV - excess * v));
        }
      }
    }
  }
}
