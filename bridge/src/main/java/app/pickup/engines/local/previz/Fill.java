package app.pickup.engines.local.previz;

import java.util.stream.IntStream;

/**
 * Continues a picture into its holes: what is known is averaged down until nothing is open, and
 * painted back up into what is not known (push–pull; Gortler et al., "The Lumigraph", 1996). Soft,
 * but without a seam; {@link Texture} goes over it.
 */
final class Fill {
  /** Where so much is people, nothing can be told of what is behind. */
  private static final float SOLID = .3f;

  /** Where no more than this is people, all can be told. */
  private static final float SURE = .03f;

  private Fill() {}

  /**
   * The picture without the people: in their soft edges what is behind is taken out of the mix, so
   * that people laid over it give the picture again; where they are solid it is made up.
   *
   * @param people in their own colour
   */
  static Raster behind(Raster picture, Raster people) {
    int w = picture.width;
    int h = picture.height;
    Raster filled = Raster.solid(w, h);
    float[] known = new float[w * h];
    filled.rows(
        (from, to) -> {
          for (int i = from; i < to; i++) {
            float a = people.alpha[i];
            known[i] = Easel.clamp((SOLID - a) / (SOLID - SURE));
            for (int c = 0; c < 3 && known[i] > 0; c++) {
              float clean = (picture.rgb[c][i] - a * people.rgb[c][i]) / (1 - a);
              filled.rgb[c][i] = Easel.clamp(clean) * known[i];
            }
          }
        });
    pushPull(filled.rgb, known, w, h);
    Texture.grow(filled, known);
    return filled;
  }

  private static void pushPull(float[][] rgb, float[] known, int w, int h) {
    if (w <= 2 || h <= 2) {
      return;
    }
    int halfW = (w + 1) / 2;
    int halfH = (h + 1) / 2;
    float[][] small = new float[3][halfW * halfH];
    float[] sure = new float[halfW * halfH];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int from = y * w + x;
        int to = y / 2 * halfW + x / 2;
        sure[to] += known[from];
        for (int c = 0; c < 3; c++) {
          small[c][to] += rgb[c][from];
        }
      }
    }
    for (int i = 0; i < sure.length; i++) {
      if (sure[i] > 1) {
        for (int c = 0; c < 3; c++) {
          small[c][i] /= sure[i];
        }
        sure[i] = 1;
      }
    }
    pushPull(small, sure, halfW, halfH);
    IntStream.range(0, h)
        .parallel()
        .forEach(
            y -> {
              for (int x = 0; x < w; x++) {
                int i = y * w + x;
                float open = 1 - known[i];
                for (int c = 0; c < 3 && open > 0; c++) {
                  rgb[c][i] += open * between(small[c], halfW, halfH, x / 2f - .25f, y / 2f - .25f);
                }
              }
            });
  }

  /** The plane at a place between its pixels. */
  static float between(float[] plane, int w, int h, float x, float y) {
    float cx = Math.max(0, Math.min(w - 1, x));
    float cy = Math.max(0, Math.min(h - 1, y));
    int ix = Math.min(w - 1, (int) cx);
    int iy = Math.min(h - 1, (int) cy);
    float wx = cx - ix;
    float wy = cy - iy;
    int at = iy * w + ix;
    int right = ix + 1 < w ? 1 : 0;
    int down = iy + 1 < h ? w : 0;
    float upper = plane[at] * (1 - wx) + plane[at + right] * wx;
    float lower = plane[at + down] * (1 - wx) + plane[at + down + right] * wx;
    return upper * (1 - wy) + lower * wy;
  }
}
