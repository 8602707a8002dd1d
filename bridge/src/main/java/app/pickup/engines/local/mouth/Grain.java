package app.pickup.engines.local.mouth;

import app.pickup.engines.local.pixels.PictureView;
import app.pickup.engines.local.pixels.Samples;
import java.util.Arrays;

/**
 * The noise of a picture, measured on the skin around a mouth and given to what is painted there: a
 * clean patch in a grainy picture is seen at once. The same frame gets the same grain.
 */
final class Grain {
  static final Grain NONE = new Grain(0, 0);

  private static final int SIDE = 24;

  /** Of a pixel less the mean of its four neighbours: √(1 + 1/4). */
  private static final float LAPLACE = 1.118f;

  /** The middle of absolute values of a normal distribution. */
  private static final float MIDDLE = .6745f;

  private final float sigma;
  private final int seed;

  private Grain(float sigma, int seed) {
    this.sigma = sigma;
    this.seed = seed;
  }

  /** As strong as it is on the chin. */
  static Grain of(byte[] frame, PictureView view, Mouth mouth, int number) {
    float w = mouth.lowerOuter.at(0) + .5f * (mouth.chin - mouth.lowerOuter.at(0));
    int x = Math.round(mouth.px(0, w)) - SIDE / 2;
    int y = Math.round(mouth.py(0, w)) - SIDE / 2;
    if (x < 1 || y < 1 || x + SIDE + 1 >= view.columns(0) || y + SIDE + 1 >= view.rows(0)) {
      return NONE;
    }
    float[] residues = new float[SIDE * SIDE];
    for (int i = 0; i < residues.length; i++) {
      int px = x + i % SIDE;
      int py = y + i / SIDE;
      float around =
          get(frame, view, px - 1, py)
              + get(frame, view, px + 1, py)
              + get(frame, view, px, py - 1)
              + get(frame, view, px, py + 1);
      residues[i] = Math.abs(get(frame, view, px, py) - around / 4);
    }
    Arrays.sort(residues);
    float middle = residues[residues.length / 2] / Samples.unit(view.depth);
    return new Grain(middle / MIDDLE / LAPLACE, number);
  }

  private static int get(byte[] frame, PictureView view, int x, int y) {
    return Samples.get(frame, view.row(0, y) + x * view.bytesPerSample(), view.wide);
  }

  /** A pixel's noise, in code values where 255 of 8 bits is 1. */
  float at(int x, int y) {
    if (sigma == 0) {
      return 0;
    }
    int mixed = x * 0x27d4eb2d ^ y * 0x165667b1 ^ seed * 0x9e3779b9;
    mixed = (mixed ^ mixed >>> 15) * 0x2c1b3c6d;
    mixed = (mixed ^ mixed >>> 12) * 0x297a2d39;
    mixed ^= mixed >>> 15;
    // four bytes make a sum that is nearly normal, of variance 4 · (256² − 1) / 12
    int sum = (mixed & 255) + (mixed >>> 8 & 255) + (mixed >>> 16 & 255) + (mixed >>> 24);
    return (sum - 510) / 147.8f * sigma;
  }
}
