package app.pickup.elements.voice;

import java.util.Arrays;

/** Mains hum: what stands at 50 or 60 Hz and its harmonics in the pauses. */
final class Hum {
  private static final int LOW = Spectrum.bin(40);
  private static final int HIGH = Spectrum.bin(420);

  private Hum() {}

  /** The share of the power between 40 and 420 Hz in the quietest fifth. */
  static double share(double[][] spectrum) {
    if (spectrum.length == 0) {
      return 0;
    }
    double[] mean = new double[HIGH + 1];
    double[] total = Arrays.stream(spectrum).mapToDouble(Hum::low).toArray();
    double[] sorted = total.clone();
    Arrays.sort(sorted);
    double quiet = sorted[sorted.length / 5];
    for (int row = 0; row < total.length; row++) {
      for (int bin = LOW; total[row] <= quiet && bin <= HIGH; bin++) {
        mean[bin] += spectrum[row][bin];
      }
    }
    return Math.max(at(mean, 50), at(mean, 60));
  }

  private static double low(double[] power) {
    return Arrays.stream(power, LOW, HIGH + 1).sum();
  }

  private static double at(double[] mean, int mains) {
    double part = 0;
    for (int bin = LOW; bin <= HIGH; bin++) {
      double hertz = bin * Spectrum.width();
      double off = Math.abs(hertz - mains * Math.round(hertz / mains));
      part += off <= Spectrum.width() * 1.1 ? mean[bin] : 0;
    }
    return part / (1e-6 + Arrays.stream(mean).sum());
  }
}
