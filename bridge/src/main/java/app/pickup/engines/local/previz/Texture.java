package app.pickup.engines.local.previz;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Gives what was made up the texture of what lies around it: the brush strokes, leaves or grain of
 * the nearest known place, mirrored at the edge of what is known. Without it a camera that moves
 * uncovers a smooth band beside everybody.
 */
final class Texture {
  /** Finer than this share of the width is texture; what is coarser is the fill's own. */
  private static final int SHARE = 96;

  /** This share of the width beside the edge still has hairs in it, and is passed over. */
  private static final int MARGIN = 160;

  /** Mirrored less and less far, where the full way ends in what is not known. */
  private static final float[] WAYS = {1, .5f, .25f, 0};

  private Texture() {}

  /**
   * @param filled where it is not known, it is smooth
   * @param known 0 to 1 for each pixel
   */
  static void grow(Raster filled, float[] known) {
    int w = filled.width;
    int h = filled.height;
    int[] nearest = nearest(known, w, h);
    int radius = Math.max(2, w / SHARE);
    for (float[] plane : filled.rgb) {
      float[] smooth = blurred(plane, w, h, radius);
      float[] detail = new float[w * h];
      filled.rows(
          (from, to) -> {
            for (int i = from; i < to; i++) {
              detail[i] = plane[i] - smooth[i];
            }
          });
      filled.rows(
          (from, to) -> {
            int y = from / w;
            for (int i = from; i < to; i++) {
              if (known[i] < 1 && nearest[i] >= 0) {
                int source = mirrored(i - from, y, nearest[i], known, w, h);
                plane[i] = Easel.clamp(plane[i] + (1 - known[i]) * detail[source]);
              }
            }
          });
    }
  }

  private static int mirrored(int x, int y, int edge, float[] known, int w, int h) {
    int ex = edge % w;
    int ey = edge / w;
    float margin = (float) w / MARGIN / (float) Math.hypot(ex - x, ey - y);
    for (float way : WAYS) {
      int mx = Math.round(ex + (ex - x) * (way + margin));
      int my = Math.round(ey + (ey - y) * (way + margin));
      if (mx >= 0 && my >= 0 && mx < w && my < h && known[my * w + mx] == 1) {
        return my * w + mx;
      }
    }
    return edge;
  }

  /**
   * For each pixel the nearest one that is known for sure, or -1: each row hands on what its
   * neighbours found, once down and once up (Danielsson, "Euclidean distance mapping", 1980).
   */
  private static int[] nearest(float[] known, int w, int h) {
    int[] nearest = new int[w * h];
    Arrays.fill(nearest, -1);
    for (int i = 0; i < nearest.length; i++) {
      if (known[i] == 1) {
        nearest[i] = i;
      }
    }
    for (int y = 0; y < h; y++) {
      pass(nearest, w, y, y - 1);
    }
    for (int y = h - 1; y >= 0; y--) {
      pass(nearest, w, y, y + 1);
    }
    return nearest;
  }

  /** Takes over from the row before and along the row itself, both ways. */
  private static void pass(int[] nearest, int w, int y, int before) {
    int row = y * w;
    boolean any = before >= 0 && before * w < nearest.length;
    for (int x = 0; x < w; x++) {
      if (any) {
        for (int dx = -1; dx <= 1; dx++) {
          if (x + dx >= 0 && x + dx < w) {
            offer(nearest, w, row + x, nearest[before * w + x + dx]);
          }
        }
      }
      if (x > 0) {
        offer(nearest, w, row + x, nearest[row + x - 1]);
      }
    }
    for (int x = w - 2; x >= 0; x--) {
      offer(nearest, w, row + x, nearest[row + x + 1]);
    }
  }

  private static void offer(int[] nearest, int w, int at, int candidate) {
    if (candidate >= 0
        && (nearest[at] < 0 || apart(at, candidate, w) < apart(at, nearest[at], w))) {
      nearest[at] = candidate;
    }
  }

  private static long apart(int one, int other, int w) {
    long dx = one % w - other % w;
    long dy = one / w - other / w;
    return dx * dx + dy * dy;
  }

  /** The mean of a square around each pixel, cut off at the picture's edge. */
  private static float[] blurred(float[] plane, int w, int h, int radius) {
    float[] wide = new float[w * h];
    IntStream.range(0, h)
        .parallel()
        .forEach(
            y -> {
              double sum = 0;
              int row = y * w;
              for (int x = 0; x < Math.min(radius, w); x++) {
                sum += plane[row + x];
              }
              for (int x = 0; x < w; x++) {
                sum += x + radius < w ? plane[row + x + radius] : 0;
                sum -= x - radius - 1 >= 0 ? plane[row + x - radius - 1] : 0;
                wide[row + x] =
                    (float) (sum / (Math.min(w - 1, x + radius) - Math.max(0, x - radius) + 1));
              }
            });
    float[] all = new float[w * h];
    double[] sums = new double[w];
    for (int y = 0; y < Math.min(radius, h); y++) {
      for (int x = 0; x < w; x++) {
        sums[x] += wide[y * w + x];
      }
    }
    for (int y = 0; y < h; y++) {
      int rows = Math.min(h - 1, y + radius) - Math.max(0, y - radius) + 1;
      for (int x = 0; x < w; x++) {
        sums[x] += y + radius < h ? wide[(y + radius) * w + x] : 0;
        sums[x] -= y - radius - 1 >= 0 ? wide[(y - radius - 1) * w + x] : 0;
        all[y * w + x] = (float) (sums[x] / rows);
      }
    }
    return all;
  }
}
