package app.pickup.engines.local.previz;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Layers out of focus by steps: a disc of light for each point, as a lens makes it. */
final class Focus {
  /** Radii of the disc in picture heights, from sharp to lost. */
  private static final double[] RADII = {0, .0025, .006, .011};

  private final List<Layer> behind;
  private final List<Layer> subject;

  Focus(Raster far, @Nullable Raster near) {
    behind = new ArrayList<>();
    subject = new ArrayList<>();
    for (double radius : RADII) {
      int pixels = (int) Math.round(radius * far.height);
      behind.add(Layer.backdrop(blurred(far, pixels)));
      if (near != null) {
        subject.add(Layer.cutout(blurred(near, pixels)));
      }
    }
  }

  /** What is behind, this far out of focus: 0 sharp, 1 lost. */
  Painter.Seen behind(double lost) {
    return between(behind, lost);
  }

  Painter.Seen subject(double lost) {
    return between(subject, lost);
  }

  private static Painter.Seen between(List<Layer> layers, double lost) {
    double at = Math.max(0, Math.min(1, lost)) * (layers.size() - 1);
    int step = Math.min(layers.size() - 2, (int) at);
    return new Painter.Seen(
        layers.get(step), layers.get(step + 1), (int) Math.round((at - step) * 256));
  }

  /** The mean of a disc round each pixel, weighed by what is there. */
  static Raster blurred(Raster raster, int radius) {
    if (radius == 0) {
      return raster;
    }
    int w = raster.width;
    int h = raster.height;
    Raster blurred = new Raster(w, h);
    int[] reach = new int[radius + 1];
    for (int dy = 0; dy <= radius; dy++) {
      reach[dy] = (int) Math.round(Math.sqrt((double) radius * radius - (double) dy * dy));
    }
    float[] alpha = disc(raster.alpha, raster.alpha, w, h, reach, false);
    for (int c = 0; c < 3; c++) {
      float[] colour = disc(raster.rgb[c], raster.alpha, w, h, reach, true);
      for (int i = 0; i < colour.length; i++) {
        blurred.rgb[c][i] = alpha[i] > 1e-4f ? colour[i] / alpha[i] : 0;
      }
    }
    System.arraycopy(alpha, 0, blurred.alpha, 0, alpha.length);
    return blurred;
  }

  /** Sums of runs: each row of the disc is a difference of two running sums. */
  private static float[] disc(
      float[] plane, float[] alpha, int w, int h, int[] reach, boolean times) {
    double[][] sums = new double[h][w + 1];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int i = y * w + x;
        sums[y][x + 1] = sums[y][x] + (times ? plane[i] * alpha[i] : plane[i]);
      }
    }
    int radius = reach.length - 1;
    int area = 0;
    for (int dy = -radius; dy <= radius; dy++) {
      area += 2 * reach[Math.abs(dy)] + 1;
    }
    float[] out = new float[plane.length];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        double sum = 0;
        for (int dy = -radius; dy <= radius; dy++) {
          double[] row = sums[Math.max(0, Math.min(h - 1, y + dy))];
          int run = reach[Math.abs(dy)];
          int left = x - run;
          int right = x + run + 1;
          sum += row[Math.min(w, right)] - row[Math.max(0, left)];
          // beyond the edge its last pixel goes on
          sum += Math.max(0, -left) * (row[1] - row[0]);
          sum += Math.max(0, right - w) * (row[w] - row[w - 1]);
        }
        out[y * w + x] = (float) (sum / area);
      }
    }
    return out;
  }
}
