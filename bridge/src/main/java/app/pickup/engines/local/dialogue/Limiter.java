package app.pickup.engines.local.dialogue;

import java.util.Arrays;

/**
 * Takes down what is louder than a ceiling, before it comes: the least factor of what is 2.5 ms
 * around, smoothed over the same time.
 */
final class Limiter {
  private static final int AROUND = Track.RATE / 400;

  private Limiter() {}

  /** No sample is above the ceiling. */
  static float[] of(float[] samples, float ceiling) {
    float[] least = least(samples, ceiling);
    float[] limited = new float[samples.length];
    double sum = 0;
    for (int i = -AROUND; i <= AROUND; i++) {
      sum += at(least, i);
    }
    for (int i = 0; i < samples.length; i++) {
      limited[i] = (float) (samples[i] * sum / (2 * AROUND + 1));
      sum += at(least, i + AROUND + 1) - at(least, i - AROUND);
    }
    return limited;
  }

  private static float[] least(float[] samples, float ceiling) {
    float[] least = new float[samples.length];
    Arrays.fill(least, 1);
    for (int i = 0; i < samples.length; i++) {
      float needed = ceiling / Math.max(ceiling, Math.abs(samples[i]));
      if (needed < 1) {
        int until = Math.min(samples.length, i + AROUND + 1);
        for (int j = Math.max(0, i - AROUND); j < until; j++) {
          least[j] = Math.min(least[j], needed);
        }
      }
    }
    return least;
  }

  private static float at(float[] values, int i) {
    return values.length == 0 ? 1 : values[Math.max(0, Math.min(values.length - 1, i))];
  }
}
