package app.pickup.elements.voice;

/**
 * A mono sound of 16 kHz, −1 to 1. Silence that was only filled in behind it is no part of it.
 *
 * @param values one a sample; nobody changes them
 */
@SuppressWarnings("ArrayRecordComponent") // half a million numbers, handed on between rooms
public record Sample(float[] values) {
  /** Samples a second. */
  public static final int RATE = 16_000;

  /** Of 16-bit samples. */
  public static Sample of(short[] pcm) {
    int end = pcm.length;
    while (end > 0 && pcm[end - 1] == 0) {
      end--;
    }
    float[] values = new float[end];
    for (int i = 0; i < end; i++) {
      values[i] = pcm[i] / 32768f;
    }
    return new Sample(values);
  }

  /** How long it is. */
  public double seconds() {
    return (double) values.length / RATE;
  }

  /** Power of so many samples from there, in dB under full scale; never below −100. */
  public double level(int from, int length) {
    double sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += values[i] * values[i];
    }
    return 10 * Math.log10(sum / Math.max(1, length) + 1e-10);
  }
}
