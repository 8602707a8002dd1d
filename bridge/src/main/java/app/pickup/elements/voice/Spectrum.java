package app.pickup.elements.voice;

/** Power by frequency of windows of 128 ms, four a window's length. */
public final class Spectrum {
  /** Samples of a window. */
  public static final int SIZE = 2048;

  /** Samples from one window to the next. */
  public static final int HOP = SIZE / 4;

  private Spectrum() {}

  /** What a bin spans, in Hz. */
  static double width() {
    return (double) Sample.RATE / SIZE;
  }

  static int bin(double hertz) {
    return (int) Math.round(hertz / width());
  }

  /** A row a window, half {@link #SIZE} bins each. */
  public static double[][] of(Sample sample) {
    int rows = Math.max(0, (sample.values().length - SIZE) / HOP + 1);
    double[][] power = new double[rows][];
    for (int row = 0; row < rows; row++) {
      power[row] = window(sample.values(), row * HOP, SIZE);
    }
    return power;
  }

  /**
   * Power by frequency of one window.
   *
   * @param size of it in samples, a power of two
   */
  public static double[] window(float[] values, int from, int size) {
    double[] re = new double[size];
    double[] im = new double[size];
    for (int i = 0; i < size; i++) {
      int at = Integer.reverse(i) >>> (32 - Integer.numberOfTrailingZeros(size));
      re[at] = values[from + i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / size));
    }
    for (int half = 1; half < size; half *= 2) {
      for (int k = 0; k < half; k++) {
        double cos = Math.cos(-Math.PI * k / half);
        double sin = Math.sin(-Math.PI * k / half);
        for (int i = k; i < size; i += 2 * half) {
          int j = i + half;
          double r = re[j] * cos - im[j] * sin;
          double m = re[j] * sin + im[j] * cos;
          re[j] = re[i] - r;
          im[j] = im[i] - m;
          re[i] += r;
          im[i] += m;
        }
      }
    }
    double[] power = new double[size / 2];
    for (int i = 0; i < power.length; i++) {
      power[i] = re[i] * re[i] + im[i] * im[i];
    }
    return power;
  }
}
