package app.pickup.engines.local.dialogue;

/** A filter of second order, in direct form II transposed. */
record Biquad(double b0, double b1, double b2, double a1, double a2) {

  /** What is above this frequency (Robert Bristow-Johnson's cookbook, Q of 0.707). */
  static Biquad above(double hertz, int rate) {
    double w = 2 * Math.PI * hertz / rate;
    double alpha = Math.sin(w) / Math.sqrt(2);
    double cos = Math.cos(w);
    double a0 = 1 + alpha;
    double edge = (1 + cos) / 2 / a0;
    return new Biquad(edge, -2 * edge, edge, -2 * cos / a0, (1 - alpha) / a0);
  }

  /** What is below this frequency. */
  static Biquad below(double hertz, int rate) {
    double w = 2 * Math.PI * hertz / rate;
    double alpha = Math.sin(w) / Math.sqrt(2);
    double cos = Math.cos(w);
    double a0 = 1 + alpha;
    double edge = (1 - cos) / 2 / a0;
    return new Biquad(edge, 2 * edge, edge, -2 * cos / a0, (1 - alpha) / a0);
  }

  float[] of(float[] samples) {
    float[] out = new float[samples.length];
    double z1 = 0;
    double z2 = 0;
    for (int i = 0; i < samples.length; i++) {
      double in = samples[i];
      double now = b0 * in + z1;
      z1 = b1 * in - a1 * now + z2;
      z2 = b2 * in - a2 * now;
      out[i] = (float) now;
    }
    return out;
  }
}
