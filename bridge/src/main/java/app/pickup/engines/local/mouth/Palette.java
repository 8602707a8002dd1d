package app.pickup.engines.local.mouth;

import app.pickup.engines.local.pixels.Samples;

/**
 * The colours of a face around its mouth, in code values where 255 of 8 bits is 1: what light falls
 * on it, and what its lips look like. It follows the light slowly, as one frame's noise is not
 * light.
 */
final class Palette {
  private static final float FOLLOWS = .25f;
  private static final float[] ACROSS = {-.6f, -.3f, 0, .3f, .6f};

  /** Y, U, V. */
  final float[] skin = new float[3];

  final float[] lip = new float[3];
  private boolean seen;

  /**
   * Looks at a mouth.
   *
   * @param planes samplers of Y, U and V
   */
  void see(Mouth mouth, Sampler[] planes, int depth, int chromaX, int chromaY) {
    float unit = 1 / Samples.unit(depth);
    for (int plane = 0; plane < 3; plane++) {
      float skinSum = 0;
      float lipSum = 0;
      int skins = 0;
      int lips = 0;
      for (float across : ACROSS) {
        float u = across * mouth.half;
        float lowest = mouth.lowerOuter.at(u);
        float highest = mouth.upperOuter.at(u);
        skinSum +=
            at(mouth, planes, plane, u, lowest + .35f * (mouth.chin - lowest), chromaX, chromaY);
        skinSum +=
            at(mouth, planes, plane, u, highest + .4f * (mouth.nose - highest), chromaX, chromaY);
        skins += 2;
        float inner = across * mouth.halfInner;
        lipSum +=
            at(
                mouth,
                planes,
                plane,
                inner,
                (mouth.lowerInner.at(inner) + mouth.lowerOuter.at(inner)) / 2,
                chromaX,
                chromaY);
        lips++;
      }
      take(skin, plane, skinSum * unit / skins);
      take(lip, plane, lipSum * unit / lips);
    }
    seen = true;
  }

  private void take(float[] colour, int plane, float now) {
    colour[plane] = seen ? colour[plane] + FOLLOWS * (now - colour[plane]) : now;
  }

  private static float at(
      Mouth mouth, Sampler[] planes, int plane, float u, float w, int chromaX, int chromaY) {
    float x = mouth.px(u, w);
    float y = mouth.py(u, w);
    return plane == 0
        ? planes[0].at(x, y)
        : planes[plane].at(chroma(x, chromaX), chroma(y, chromaY));
  }

  /** A luma column or row as one of chroma, which lies in the middle of its luma samples. */
  static float chroma(float luma, int shift) {
    return shift == 0 ? luma : (luma - .5f) / 2;
  }
}
