package app.pickup.elements.voice;

/**
 * The colour of a sound, whatever its loudness: the shape of its spectrum as the ear divides it, in
 * twelve numbers (mel-frequency cepstral coefficients).
 */
public final class Cepstrum {
  /** Numbers of one. */
  public static final int COUNT = 12;

  /** Samples that it is told from, 32 ms. */
  public static final int SIZE = 512;

  private static final int BANDS = 24;
  private static final double LOW = mel(100);
  private static final double HIGH = mel(6500);
  private static final double SILENCE = 1e-9;

  private Cepstrum() {}

  /** Of the sound from this sample on. */
  public static double[] at(Sample sample, int from) {
    double[] bands = bands(Spectrum.window(sample.values(), from, SIZE));
    double[] cepstrum = new double[COUNT];
    for (int i = 0; i < COUNT; i++) {
      for (int band = 0; band < BANDS; band++) {
        cepstrum[i] += bands[band] * Math.cos(Math.PI * (i + 1) * (band + .5) / BANDS);
      }
    }
    return cepstrum;
  }

  /** Logarithms of the power in bands that overlap by half. */
  private static double[] bands(double[] power) {
    double[] bands = new double[BANDS];
    for (int bin = 1; bin < power.length; bin++) {
      double place = (mel((double) bin * Sample.RATE / SIZE) - LOW) / (HIGH - LOW) * (BANDS + 1);
      int below = (int) Math.floor(place);
      double part = place - below;
      if (below >= 1 && below <= BANDS) {
        bands[below - 1] += power[bin] * (1 - part);
      }
      if (below >= 0 && below < BANDS) {
        bands[below] += power[bin] * part;
      }
    }
    for (int band = 0; band < BANDS; band++) {
      bands[band] = Math.log(bands[band] + SILENCE);
    }
    return bands;
  }

  private static double mel(double hertz) {
    return 2595 * Math.log10(1 + hertz / 700);
  }
}
