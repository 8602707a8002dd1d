package app.pickup.engines.local.face;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the trembling out of a followed face, forwards and backwards alike, so that nothing lags.
 *
 * <p>Each coordinate is fitted through its neighbours in time by parabolas (Savitzky and Golay
 * 1964), a narrow and a wide one. Where the two, or the narrow one and what was seen, differ by
 * more than the trembling itself explains, something moves, and the narrower sight is taken. How
 * strong the trembling is comes from third differences, in which smooth motion cancels out. Points
 * of one part of the face move together, and so are judged together. Nothing is smoothed over a gap
 * or a cut.
 */
final class Steadying {
  private static final int NARROW = 2;
  private static final int WIDE = 4;

  /** A third difference of white noise is as many times as strong as the noise. */
  private static final double THIRD = Math.sqrt(20);

  /** In units of the trembling: from where on a difference is motion, and is nothing else. */
  private static final double MAYBE = 1.3;

  private static final double SURELY = 2.6;

  private final List<int[]> parts;

  Steadying(List<int[]> parts) {
    this.parts = parts;
  }

  /**
   * The faces, smoothed.
   *
   * @param faces one for each frame, null where it is not seen
   * @param cuts frames at which a shot begins
   */
  List<@Nullable Face> smooth(List<@Nullable Face> faces, List<Integer> cuts) {
    List<@Nullable Face> all = new ArrayList<>(faces);
    int from = 0;
    while (from < faces.size()) {
      List<Face> run = new ArrayList<>();
      for (int t = from; t < faces.size(); t++) {
        Face face = faces.get(t);
        if (face == null || t > from && cuts.contains(t)) {
          break;
        }
        run.add(face);
      }
      List<Face> smooth = smooth(run);
      for (int i = 0; i < smooth.size(); i++) {
        all.set(from + i, smooth.get(i));
      }
      from += Math.max(1, run.size());
    }
    return all;
  }

  private List<Face> smooth(List<Face> run) {
    int n = run.size();
    if (n < 2 * NARROW + 1) {
      return run;
    }
    float[][][] seen = new float[3][n][];
    float[][][] out = new float[3][n][Face.POINTS];
    for (int t = 0; t < n; t++) {
      seen[0][t] = run.get(t).x();
      seen[1][t] = run.get(t).y();
      seen[2][t] = run.get(t).z();
    }
    for (int[] part : parts) {
      for (int axis = 0; axis < 3; axis++) {
        smooth(seen[axis], out[axis], part);
      }
    }
    List<Face> smooth = new ArrayList<>();
    for (int t = 0; t < n; t++) {
      smooth.add(run.get(t).at(out[0][t], out[1][t], out[2][t]));
    }
    return smooth;
  }

  /** One coordinate of the points of one part, over time. */
  private static void smooth(float[][] seen, float[][] out, int[] part) {
    int n = seen.length;
    double noise = Math.max(1e-4, noise(seen, part));
    float[] narrow = new float[part.length];
    float[] wide = new float[part.length];
    for (int t = 0; t < n; t++) {
      fit(seen, t, NARROW, part, narrow);
      fit(seen, t, WIDE, part, wide);
      double wideOff = 0;
      double narrowOff = 0;
      for (int i = 0; i < part.length; i++) {
        double fine = narrow[i] - wide[i];
        double finest = seen[t][part[i]] - narrow[i];
        wideOff += fine * fine;
        narrowOff += finest * finest;
      }
      double fine = motion(Math.sqrt(wideOff / part.length) / noise);
      double finest = motion(Math.sqrt(narrowOff / part.length) / noise);
      for (int i = 0; i < part.length; i++) {
        int p = part[i];
        double value =
            wide[i]
                + Math.max(fine, finest) * (narrow[i] - wide[i])
                + finest * (seen[t][p] - narrow[i]);
        // a parabola swings beyond a motion that ends at once, as lips do when they meet
        float before = seen[Math.max(0, t - 1)][p];
        float after = seen[Math.min(n - 1, t + 1)][p];
        double least = Math.min(seen[t][p], Math.min(before, after)) - noise;
        double most = Math.max(seen[t][p], Math.max(before, after)) + noise;
        out[t][p] = (float) Math.max(least, Math.min(most, value));
      }
    }
  }

  /** 0: trembling; 1: motion. */
  private static double motion(double off) {
    double share = Math.max(0, Math.min(1, (off - MAYBE) / (SURELY - MAYBE)));
    return share * share * (3 - 2 * share);
  }

  /** How strong the trembling is, in pixels: robustly, as motion is rare. */
  private static double noise(float[][] seen, int[] part) {
    int n = seen.length - 3;
    double[] sizes = new double[n];
    for (int t = 0; t < n; t++) {
      double sum = 0;
      for (int p : part) {
        double third = seen[t + 3][p] - 3 * seen[t + 2][p] + 3 * seen[t + 1][p] - seen[t][p];
        sum += third * third;
      }
      sizes[t] = Math.sqrt(sum / part.length);
    }
    Arrays.sort(sizes);
    // of frames a third stand still even in lively speech
    return sizes[n / 3] / THIRD;
  }

  /** The parabola through the frames around this one, at this one; at the ends one-sided. */
  private static void fit(float[][] seen, int t, int half, int[] part, float[] out) {
    int from = Math.max(0, t - half);
    int to = Math.min(seen.length - 1, t + half);
    // normal equations of weights that fit 1, k, k² exactly at k = 0
    double[] s = new double[5];
    for (int k = from - t; k <= to - t; k++) {
      double power = 1;
      for (int j = 0; j < 5; j++, power *= k) {
        s[j] += power;
      }
    }
    double a = s[2] * s[4] - s[3] * s[3];
    double b = s[2] * s[3] - s[1] * s[4];
    double c = s[1] * s[3] - s[2] * s[2];
    double whole = s[0] * a + s[1] * b + s[2] * c;
    Arrays.fill(out, 0);
    for (int k = from - t; k <= to - t; k++) {
      float weight = (float) ((a + b * k + c * k * k) / whole);
      for (int i = 0; i < part.length; i++) {
        out[i] += weight * seen[t + k][part[i]];
      }
    }
  }
}
