package app.pickup.elements.voice;

import java.util.Arrays;

/**
 * How much of the sound is tones that stay where they are for a third of a second: notes do, the
 * harmonics of speech glide. On recorded speech 0 to 0.03, on music 0.4 to 1.
 *
 * @param all the share of all power between 300 and 5000 Hz
 * @param pauses the same of the quietest fifth, on average: a bed of music under a voice is heard
 *     there
 */
public record HeldTones(double all, double pauses) {
  private static final int LOW = Spectrum.bin(300);
  private static final int HIGH = Spectrum.bin(5000);

  /** Windows that a tone must last. */
  private static final int HELD = 8;

  /** Bins either side that a tone stands out from. */
  private static final int AROUND = 10;

  /** Of digital silence nothing is a tone. */
  private static final double SILENCE = 1e-6;

  private static final double STANDS_OUT = 4;

  /** Of a spectrum by {@link Spectrum#of}. */
  public static HeldTones of(double[][] spectrum) {
    if (spectrum.length < HELD) {
      return new HeldTones(0, 0);
    }
    boolean[][] held = held(peaks(spectrum));
    double[] total = new double[spectrum.length];
    double[] tones = new double[spectrum.length];
    for (int row = 0; row < spectrum.length; row++) {
      for (int bin = LOW; bin < HIGH; bin++) {
        total[row] += spectrum[row][bin];
        tones[row] += held[row][bin] ? spectrum[row][bin] : 0;
      }
    }
    return new HeldTones(
        Arrays.stream(tones).sum() / (SILENCE + Arrays.stream(total).sum()), pauses(tones, total));
  }

  /** The mean of the windows' own shares: the edge of a word outweighs a whole pause in power. */
  private static double pauses(double[] tones, double[] total) {
    double[] sorted = total.clone();
    Arrays.sort(sorted);
    double quiet = sorted[sorted.length / 5];
    double shares = 0;
    int windows = 0;
    for (int row = 0; row < total.length; row++) {
      if (total[row] <= quiet) {
        shares += tones[row] / (SILENCE + total[row]);
        windows++;
      }
    }
    return shares / windows;
  }

  private static boolean[][] peaks(double[][] spectrum) {
    boolean[][] peaks = new boolean[spectrum.length][];
    for (int row = 0; row < spectrum.length; row++) {
      double[] power = spectrum[row];
      peaks[row] = new boolean[power.length];
      for (int bin = LOW; bin < HIGH; bin++) {
        double around = 0;
        for (int i = bin - AROUND; i <= bin + AROUND; i++) {
          around += power[i] / (2 * AROUND + 1);
        }
        peaks[row][bin] =
            power[bin] > power[bin - 1]
                && power[bin] > power[bin + 1]
                && power[bin] > STANDS_OUT * around;
      }
    }
    return peaks;
  }

  /** Peaks that last, with the bins beside them. */
  private static boolean[][] held(boolean[][] peaks) {
    boolean[][] held = new boolean[peaks.length][Spectrum.SIZE / 2];
    for (int bin = LOW; bin < HIGH; bin++) {
      int since = 0;
      for (int row = 0; row <= peaks.length; row++) {
        if (row < peaks.length && peaks[row][bin]) {
          continue;
        }
        for (int i = since; i < row && row - since >= HELD; i++) {
          Arrays.fill(held[i], bin - 1, bin + 2, true);
        }
        since = row + 1;
      }
    }
    return held;
  }
}
