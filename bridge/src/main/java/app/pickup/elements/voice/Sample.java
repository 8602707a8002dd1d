package app.pickup.elements.voice;

/**
 * A mono sound of 16 kHz, −1 to 1. Silence that was only filled in behind it is no part of it.
 *
 * @param values one a sample; nobody changes them
 */
@SuppressWarnings("ArrayRecordComponent") // half a million numbers, handed on within this room
record Sample(float[] values) {
  static final int RATE = 16_000;

  static Sample of(short[] pcm) {
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

  double seconds() {
    return (double) values.length / RATE;
  }

  /** Power of so many samples from there, in dB under full scale; never below −100. */
  double level(int from, int length) {
    double sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += values[i] * values[i];
    }
    return 10 * Math.log10(sum / Math.max(1, length) + 1e-10);
  }
}
