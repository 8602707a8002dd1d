package app.pickup.engines.local.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * How loud a sound of one channel is, in LUFS: K-weighted, in blocks of 400 ms that overlap by
 * three quarters, gated at −70 LUFS and 10 LU below what is left (ITU-R BS.1770-4, annex 1). And
 * its true peak (annex 2).
 */
final class Lufs {
  /** What nothing is heard of. */
  static final double SILENCE = -70;

  private static final int BLOCK = Track.RATE * 4 / 10;
  private static final int STEP = BLOCK / 4;
  private static final double RELATIVE = -10;
  private static final double OFFSET = -.691;

  /** The standard's own numbers for 48 kHz: the head's shelf, and what is too low to be loud. */
  private static final Biquad SHELF =
      new Biquad(
          1.53512485958697,
          -2.69169618940638,
          1.19839281085285,
          -1.69065929318241,
          0.73248077421585);

  private static final Biquad HIGH_PASS = new Biquad(1, -2, 1, -1.99004745483398, 0.99007225036621);

  private static final int OVERSAMPLED = 4;

  private Lufs() {}

  /** Of the whole of it, at {@link Track#RATE}; {@link #SILENCE} where nothing is heard. */
  static double of(float[] samples) {
    return of(samples, at -> true);
  }

  /**
   * Of some of its blocks.
   *
   * @param counts whether the block whose middle is this sample does
   */
  static double of(float[] samples, IntPredicate counts) {
    float[] weighted = HIGH_PASS.of(SHELF.of(samples));
    int block = Math.min(BLOCK, samples.length);
    List<Double> powers = new ArrayList<>();
    for (int at = 0; block > 0 && at + block <= samples.length; at += STEP) {
      if (counts.test(at + block / 2)) {
        powers.add(power(weighted, at, block));
      }
    }
    double audible = mean(powers, power(SILENCE));
    return loudness(mean(powers, Math.max(power(SILENCE), audible * Math.pow(10, RELATIVE / 10))));
  }

  /** The highest that a converter would make of it, 1 is full scale. */
  static float peak(Sound sound) {
    return Math.max(sound.peak(), Resampling.at(sound.rate() * OVERSAMPLED, sound).peak());
  }

  private static double power(float[] samples, int from, int length) {
    double sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return sum / length;
  }

  private static double mean(List<Double> powers, double above) {
    return powers.stream()
        .mapToDouble(Double::doubleValue)
        .filter(p -> p > above)
        .average()
        .orElse(0);
  }

  private static double loudness(double power) {
    return power <= 0 ? SILENCE : Math.max(SILENCE, OFFSET + 10 * Math.log10(power));
  }

  private static double power(double loudness) {
    return Math.pow(10, (loudness - OFFSET) / 10);
  }
}
