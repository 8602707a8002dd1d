package app.pickup.elements.voice;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether one voice hands over to another: the moment that best parts what is voiced into before
 * and after, by pitch and colour together. Words differ too, but within one voice each vowel comes
 * back; of what makes the difference between the halves a linear guess (Fisher's discriminant)
 * knows little there, and most where somebody else goes on.
 */
final class Handover {
  /** Voiced time either side, in hops of 20 ms: what is shorter is known by its words only. */
  private static final int LEAST = 90;

  private static final int STEP = 5;
  private static final int SIZE = Cepstrum.COUNT + 1;
  private static final double RIDGE = .02;

  /** Added to each variance: a tenth of a semitone is no other voice, however even the first. */
  private static final double FLOOR = 1;

  /** One voice, recorded, reached 0.53; two that were joined 0.6 and more, nine times of ten. */
  private static final double TWO = .6;

  private Handover() {}

  /** Whether it is likely to be two. */
  static boolean heard(Sample sample, List<Pitch.Stretch> stretches) {
    return known(sample, stretches) > TWO;
  }

  /**
   * How much of before and after is known by the sound alone, 0 to 1.
   *
   * @param stretches that are voiced
   */
  static double known(Sample sample, List<Pitch.Stretch> stretches) {
    List<double[]> rows = new ArrayList<>();
    for (Pitch.Stretch stretch : stretches) {
      for (int hop = stretch.at(); hop < stretch.at() + stretch.hops(); hop++) {
        rows.add(row(sample, hop, stretch.semitones()));
      }
    }
    return rows.size() < 2 * LEAST ? 0 : best(even(rows));
  }

  private static double[] row(Sample sample, int hop, double semitones) {
    double[] row = new double[SIZE];
    row[0] = semitones;
    int middle = Pitch.HOP * hop + (Pitch.WINDOW - Cepstrum.SIZE) / 2;
    System.arraycopy(Cepstrum.at(sample, middle), 0, row, 1, Cepstrum.COUNT);
    return row;
  }

  /** The share of variance between the two parts, in whichever direction it is largest. */
  private static double best(List<double[]> rows) {
    int all = rows.size();
    double[] sum = new double[SIZE];
    double best = 0;
    for (int at = 1; at <= all - LEAST; at++) {
      add(sum, rows.get(at - 1), 1);
      if (at < LEAST || at % STEP != 0) {
        continue;
      }
      // the means of both parts lie on either side of 0
      double square = 0;
      for (double part : sum) {
        square += part * part;
      }
      best = Math.max(best, square / ((double) at * (all - at)));
    }
    return best;
  }

  /** The rows turned so that their mean is 0 and they vary alike in all directions. */
  private static List<double[]> even(List<double[]> rows) {
    double[] mean = new double[SIZE];
    rows.forEach(row -> add(mean, row, 1.0 / rows.size()));
    double[][] spread = new double[SIZE][SIZE];
    for (double[] row : rows) {
      add(row, mean, -1);
      for (int i = 0; i < SIZE; i++) {
        add(spread[i], row, row[i] / rows.size());
      }
    }
    for (int i = 0; i < SIZE; i++) {
      spread[i][i] = spread[i][i] * (1 + RIDGE) + FLOOR;
    }
    double[][] root = root(spread);
    rows.forEach(row -> solve(root, row));
    return rows;
  }

  private static void add(double[] to, double[] what, double times) {
    for (int i = 0; i < to.length; i++) {
      to[i] += times * what[i];
    }
  }

  /** The lower triangle whose product with itself it is (Cholesky). */
  private static double[][] root(double[][] spread) {
    double[][] root = new double[SIZE][SIZE];
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j <= i; j++) {
        double left = spread[i][j];
        for (int k = 0; k < j; k++) {
          left -= root[i][k] * root[j][k];
        }
        root[i][j] = i == j ? Math.sqrt(Math.max(1e-12, left)) : left / root[j][j];
      }
    }
    return root;
  }

  private static void solve(double[][] root, double[] row) {
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < i; j++) {
        row[i] -= root[i][j] * row[j];
      }
      row[i] /= root[i][i];
    }
  }
}
