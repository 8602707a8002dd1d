package app.pickup.engines.local.face;

import app.pickup.media.Colour;
import app.pickup.media.PixelLayout;

/**
 * What lies between nose and chin, small: where the mouth should be, as eyes and nose tell, which a
 * hand before the mouth leaves free. Not for more than one thread.
 */
final class MouthPatch {
  static final int SIDE = 12;

  /** Numbers of a patch: luma over its mean, then both colour differences, then the redness. */
  static final int REDNESS = 3 * SIDE * SIDE;

  static final int NUMBERS = REDNESS + 1;

  /** Between mouth and cheeks, and below the mouth: skin. */
  private static final int[] SKIN = {50, 280, 205, 425, 199, 207, 427};

  private static final int NOSE = 2;

  /** In units of the way from the line of the eyes to the nose's base. */
  private static final double BELOW_NOSE = .62;

  private static final double ACROSS = 1.5;

  private final CropReader reader;

  MouthPatch(PixelLayout layout, Colour colour) {
    reader = new CropReader(layout, colour, SIDE, false);
  }

  float[] read(byte[] frame, Face face) {
    double[] eyes = face.centre(Face.LEFT_EYE, Face.RIGHT_EYE);
    double[] nose = face.centre(NOSE);
    double dx = nose[0] - eyes[0];
    double dy = nose[1] - eyes[1];
    Crop crop =
        new Crop(
            nose[0] + BELOW_NOSE * dx,
            nose[1] + BELOW_NOSE * dy,
            Math.max(2, ACROSS * Math.hypot(dx, dy)),
            Math.toRadians(face.roll()));
    float[][] yuv = reader.sample(frame, crop);
    float mean = 0;
    for (float value : yuv[0]) {
      mean += value / yuv[0].length;
    }
    float[] patch = new float[NUMBERS];
    patch[REDNESS] = redness(frame, face);
    for (int i = 0; i < SIDE * SIDE; i++) {
      patch[i] = .5f * yuv[0][i] / Math.max(.02f, mean);
      patch[SIDE * SIDE + i] = yuv[1][i];
      patch[2 * SIDE * SIDE + i] = yuv[2][i];
    }
    return patch;
  }

  /** By how much the lips are redder than the skin, in code values. */
  private float redness(byte[] frame, Face face) {
    float lips = flesh(frame, face, Lips.outerUpper(), Lips.innerUpper());
    lips += flesh(frame, face, Lips.outerLower(), Lips.innerLower());
    return lips / 2 - flesh(frame, face, SKIN, SKIN);
  }

  /** The mean half-way between the points of two lists. */
  private float flesh(byte[] frame, Face face, int[] a, int[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      float x = (face.x()[a[i]] + face.x()[b[i]]) / 2;
      float y = (face.y()[a[i]] + face.y()[b[i]]) / 2;
      sum += reader.at(frame, 2, x, y) / a.length;
    }
    return sum;
  }
}
