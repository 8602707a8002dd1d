package app.pickup.engines.local.dialogue;

import java.util.Arrays;

/**
 * A line as it was spoken: one channel.
 *
 * @param samples between −1 and 1; nobody changes them
 * @param rate samples a second
 */
public record Sound(float[] samples, int rate) {
  /** Below this nothing is heard: −60 dBFS. */
  private static final float QUIET = .001f;

  /** How long it is. */
  public double seconds() {
    return (double) samples.length / rate;
  }

  /** The loudest sample's distance from silence. */
  public float peak() {
    float peak = 0;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  /** Samples of silence before it. */
  int leading() {
    int from = 0;
    while (from < samples.length && Math.abs(samples[from]) < QUIET) {
      from++;
    }
    return from;
  }

  /** Without the silence before and after. */
  Sound trimmed() {
    int from = leading();
    int to = samples.length;
    while (to > from && Math.abs(samples[to - 1]) < QUIET) {
      to--;
    }
    return new Sound(Arrays.copyOfRange(samples, from, to), rate);
  }

  /** As loud as this at its loudest; silence stays what it is. */
  Sound at(float loudest) {
    float peak = peak();
    if (peak == 0) {
      return this;
    }
    float[] louder = new float[samples.length];
    for (int i = 0; i < louder.length; i++) {
      louder[i] = samples[i] * loudest / peak;
    }
    return new Sound(louder, rate);
  }

  /** Louder by a factor. */
  Sound times(float gain) {
    float[] louder = new float[samples.length];
    for (int i = 0; i < louder.length; i++) {
      louder[i] = samples[i] * gain;
    }
    return new Sound(louder, rate);
  }
}
