package app.pickup.engines.local.dialogue;

import app.pickup.elements.voice.Cepstrum;
import app.pickup.elements.voice.Sample;
import java.util.Arrays;

/**
 * Which moment of one speech is which of another one of the same words: dynamic time warping (Sakoe
 * and Chiba 1978) over cepstra, their change and the level, each brought to the same mean and
 * spread in both.
 */
final class Alignment {
  /** 5 ms at the ear's rate. */
  private static final int STEP = Sample.RATE / 200;

  private static final int FEATURES = 2 * Cepstrum.COUNT + 2;

  /** What the level counts beside a cepstral coefficient. */
  private static final double LEVEL = 2.5;

  /** A step on one side alone costs so much more: nobody stands still for long. */
  private static final double ALONE = 1.15;

  private static final byte BOTH = 0;
  private static final byte FIRST = 1;
  private static final byte SECOND = 2;

  private final int[] other;
  private final long length;
  private final double cost;

  private Alignment(int[] other, long length, double cost) {
    this.other = other;
    this.length = length;
    this.cost = cost;
  }

  /**
   * Aligns two sounds.
   *
   * @param from whose times are known, at {@link Track#RATE}
   * @param to where they are wanted, at the same rate
   */
  static Alignment of(float[] from, float[] to) {
    double[][] a = features(from);
    double[][] b = features(to);
    return path(a, b, to.length);
  }

  /** The sample of the other sound that this one of the first is. */
  long at(long sample) {
    double place = (double) sample * Sample.RATE / Track.RATE / STEP;
    int below = (int) Math.max(0, Math.min(other.length - 1, Math.floor(place)));
    int above = Math.min(other.length - 1, below + 1);
    double part = Math.max(0, Math.min(1, place - below));
    double look = other[below] + part * (other[above] - other[below]);
    return Math.max(0, Math.min(length, Math.round(look * STEP * Track.RATE / Sample.RATE)));
  }

  /** How unlike they are, a step; only to compare. */
  double cost() {
    return cost;
  }

  private static Alignment path(double[][] a, double[][] b, long length) {
    byte[][] came = new byte[a.length][b.length];
    double[] before = new double[b.length];
    double[] now = new double[b.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        double here = distance(a[i], b[j]);
        double both = i == 0 || j == 0 ? (i + j == 0 ? 0 : 1e18) : before[j - 1];
        double first = i == 0 ? 1e18 : before[j] + (ALONE - 1) * here;
        double second = j == 0 ? 1e18 : now[j - 1] + (ALONE - 1) * here;
        came[i][j] = both <= first && both <= second ? BOTH : first <= second ? FIRST : SECOND;
        now[j] = here + Math.min(both, Math.min(first, second));
      }
      double[] swap = before;
      before = now;
      now = swap;
    }
    return back(came, before[b.length - 1] / (a.length + b.length), length);
  }

  private static Alignment back(byte[][] came, double cost, long length) {
    int[] sums = new int[came.length];
    int[] counts = new int[came.length];
    int i = came.length - 1;
    int j = came[0].length - 1;
    while (true) {
      sums[i] += j;
      counts[i]++;
      if (i == 0 && j == 0) {
        break;
      }
      byte step = came[i][j];
      i -= step == SECOND ? 0 : 1;
      j -= step == FIRST ? 0 : 1;
    }
    int[] other = new int[came.length];
    for (int k = 0; k < other.length; k++) {
      other[k] = sums[k] / counts[k];
    }
    return new Alignment(other, length, cost);
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  private static double[][] features(float[] sound) {
    float[] ear = Resampling.at(Sample.RATE, new Sound(sound, Track.RATE)).samples();
    // silence on both sides, so that the first and last moments have a spectrum
    float[] padded = new float[ear.length + Cepstrum.SIZE];
    System.arraycopy(ear, 0, padded, Cepstrum.SIZE / 2, ear.length);
    Sample sample = new Sample(padded);
    int looks = Math.max(1, ear.length / STEP);
    double[][] features = new double[looks][FEATURES];
    for (int i = 0; i < looks; i++) {
      double[] cepstrum = Cepstrum.at(sample, i * STEP);
      System.arraycopy(cepstrum, 0, features[i], 0, cepstrum.length);
      features[i][FEATURES - 2] =
          Math.max(-70, sample.level(i * STEP + Cepstrum.SIZE / 4, Cepstrum.SIZE / 2));
    }
    change(features);
    level(features);
    return features;
  }

  private static void change(double[][] features) {
    int reach = 4;
    for (int i = 0; i < features.length; i++) {
      double[] later = features[Math.min(features.length - 1, i + reach)];
      double[] earlier = features[Math.max(0, i - reach)];
      for (int c = 0; c < Cepstrum.COUNT; c++) {
        features[i][Cepstrum.COUNT + c] = later[c] - earlier[c];
      }
      features[i][FEATURES - 1] = later[FEATURES - 2] - earlier[FEATURES - 2];
    }
  }

  /** Mean 0 and spread 1, so that two voices are compared by what they say. */
  private static void level(double[][] features) {
    for (int c = 0; c < FEATURES; c++) {
      int column = c;
      double mean = Arrays.stream(features).mapToDouble(row -> row[column]).average().orElse(0);
      double spread =
          Math.sqrt(
              Arrays.stream(features)
                  .mapToDouble(row -> (row[column] - mean) * (row[column] - mean))
                  .average()
                  .orElse(0));
      boolean loud = c >= FEATURES - 2;
      double weight = (loud ? LEVEL : c < 2 ? 1.5 : 1) / Math.max(1e-6, spread);
      for (double[] row : features) {
        row[c] = (row[c] - mean) * weight;
      }
    }
  }
}
