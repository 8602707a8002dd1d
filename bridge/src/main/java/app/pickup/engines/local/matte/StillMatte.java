package app.pickup.engines.local.matte;

import app.pickup.engines.local.pixels.YuvRgb;
import app.pickup.media.PixelLayout;
import app.pickup.problem.Refused;
import app.pickup.shots.Shot.Tier;
import java.util.stream.IntStream;

/**
 * The people of a still: the network sees it small, and the edge follows the still's own at full
 * size, as in {@link Swap}.
 */
public final class StillMatte {
  private final Networks networks;

  public StillMatte(Networks networks) {
    this.networks = networks;
  }

  /**
   * What belongs to people.
   *
   * @param alpha how much of each pixel, 0 to 1
   * @param own the people's own colour, planes R, G, B; elsewhere the still's
   */
  public record People(float[] alpha, float[][] own) {}

  /**
   * Finds the people.
   *
   * @param rgb planes R, G, B, 0 to 1 as coded
   */
  public People of(float[][] rgb, int width, int height) throws Refused {
    try (Network network =
        networks.open(Tier.PRO, new PixelLayout(width, height, 0, 0, 8, false))) {
      ModelSize size = network.size();
      int n = size.pixels();
      float[] small = new float[3 * n];
      for (int c = 0; c < 3; c++) {
        average(rgb[c], width, height, small, c * n, size);
      }
      float[] alpha = new float[n];
      float[] own = new float[3 * n];
      network.cut();
      network.matte(small, alpha, own);
      float[] luma = new float[n];
      for (int i = 0; i < n; i++) {
        luma[i] = luma(small[i], small[n + i], small[2 * n + i]);
        for (int c = 0; c < 3; c++) {
          own[c * n + i] = alpha[i] > 0 ? own[c * n + i] - small[c * n + i] : 0;
        }
      }
      GuidedEdge edge = new GuidedEdge(size);
      edge.fit(luma, alpha);
      return enlarged(rgb, width, height, size, edge, own);
    }
  }

  private static People enlarged(
      float[][] rgb, int width, int height, ModelSize size, GuidedEdge edge, float[] spill) {
    float[] alpha = new float[width * height];
    float[][] own = new float[3][width * height];
    float stepX = (float) size.width() / width;
    float stepY = (float) size.height() / height;
    IntStream.range(0, height)
        .parallel()
        .forEach(
            y -> {
              for (int x = 0; x < width; x++) {
                int i = y * width + x;
                Place at = Place.of((x + .5f) * stepX - .5f, (y + .5f) * stepY - .5f, size);
                float luma = luma(rgb[0][i], rgb[1][i], rgb[2][i]);
                float level = at.in(edge.slope, 0) * luma + at.in(edge.base, 0);
                // the last hundredths are noise of the fit, not people
                alpha[i] = YuvRgb.clamp((level - .02f) / .96f);
                for (int c = 0; c < 3; c++) {
                  own[c][i] = YuvRgb.clamp(rgb[c][i] + at.in(spill, c * size.pixels()));
                }
              }
            });
    return new People(alpha, own);
  }

  /** A place between four pixels of the network's size. */
  private record Place(int at, int right, int down, float wx, float wy) {
    static Place of(float x, float y, ModelSize size) {
      float cx = Math.max(0, Math.min(size.width() - 1, x));
      float cy = Math.max(0, Math.min(size.height() - 1, y));
      int ix = (int) cx;
      int iy = (int) cy;
      return new Place(
          iy * size.width() + ix,
          ix + 1 < size.width() ? 1 : 0,
          iy + 1 < size.height() ? size.width() : 0,
          cx - ix,
          cy - iy);
    }

    float in(float[] planes, int offset) {
      int i = offset + at;
      float upper = planes[i] * (1 - wx) + planes[i + right] * wx;
      float lower = planes[i + down] * (1 - wx) + planes[i + down + right] * wx;
      return upper * (1 - wy) + lower * wy;
    }
  }

  private static float luma(float r, float g, float b) {
    return .2126f * r + .7152f * g + .0722f * b;
  }

  private static void average(
      float[] plane, int width, int height, float[] small, int offset, ModelSize size) {
    for (int y = 0; y < size.height(); y++) {
      int top = (int) ((long) y * height / size.height());
      int bottom = Math.max(top + 1, (int) ((y + 1L) * height / size.height()));
      for (int x = 0; x < size.width(); x++) {
        int left = (int) ((long) x * width / size.width());
        int right = Math.max(left + 1, (int) ((x + 1L) * width / size.width()));
        float sum = 0;
        for (int row = top; row < bottom; row++) {
          for (int column = left; column < right; column++) {
            sum += plane[row * width + column];
          }
        }
        small[offset + y * size.width() + x] = sum / ((bottom - top) * (right - left));
      }
    }
  }
}
