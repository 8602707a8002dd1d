package app.pickup.elements.voice;

import java.util.Arrays;

/**
 * How loud speech and its pauses are, in dB under full scale, told from frames of 20 ms.
 *
 * @param speech power of all that is less than 25 dB below the loudest
 * @param floor what the quietest tenth stays below
 * @param top what the loudest tenth stays above
 * @param clipped the share of samples at full scale
 */
public record Loudness(double speech, double floor, double top, double clipped) {
  private static final int FRAME = Sample.RATE / 50;
  private static final double SPOKEN = 25;
  private static final float FULL = 0.985f;

  /** Of a whole sample. */
  public static Loudness of(Sample sample) {
    int frames = sample.values().length / FRAME;
    if (frames == 0) {
      return new Loudness(-100, -100, -100, 0);
    }
    double[] levels = new double[frames];
    for (int i = 0; i < frames; i++) {
      levels[i] = sample.level(i * FRAME, FRAME);
    }
    double[] sorted = levels.clone();
    Arrays.sort(sorted);
    double loudest = sorted[frames * 95 / 100];
    double power =
        Arrays.stream(levels)
            .filter(level -> level > loudest - SPOKEN)
            .map(level -> Math.pow(10, level / 10))
            .average()
            .orElse(1e-10);
    int full = 0;
    for (float value : sample.values()) {
      if (Math.abs(value) >= FULL) {
        full++;
      }
    }
    return new Loudness(
        10 * Math.log10(power),
        sorted[frames / 10],
        sorted[frames * 9 / 10],
        (double) full / sample.values().length);
  }

  /** Between loud and quiet, in dB: little where nobody draws breath. */
  public double range() {
    return top - floor;
  }

  /** Of speech over what is heard in its pauses, in dB. */
  public double overFloor() {
    return speech - floor;
  }
}
