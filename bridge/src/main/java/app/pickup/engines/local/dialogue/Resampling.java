package app.pickup.engines.local.dialogue;

/**
 * A sound at another rate: a windowed sinc for each of the places that a sample of the one can have
 * between two of the other.
 */
final class Resampling {
  /** Taps on either side. */
  private static final int REACH = 24;

  private final int up;
  private final int down;
  private final float[][] phases;

  private Resampling(int from, int to) {
    int common = gcd(from, to);
    this.up = to / common;
    this.down = from / common;
    this.phases = new float[up][2 * REACH];
    double cutoff = Math.min(1, (double) to / from) * .96;
    for (int phase = 0; phase < up; phase++) {
      double sum = 0;
      for (int tap = 0; tap < 2 * REACH; tap++) {
        double x = tap - REACH + 1 - (double) phase / up;
        double window = Math.cos(Math.PI * x / (2 * REACH + 1));
        double weight = sinc(x * cutoff) * window * window;
        phases[phase][tap] = (float) weight;
        sum += weight;
      }
      for (int tap = 0; tap < 2 * REACH; tap++) {
        phases[phase][tap] /= (float) sum;
      }
    }
  }

  /** The sound at this rate; as long as it was, to the nearest sample above. */
  static Sound at(int rate, Sound sound) {
    return sound.rate() == rate || sound.samples().length == 0
        ? new Sound(sound.samples(), rate)
        : new Sound(new Resampling(sound.rate(), rate).of(sound.samples()), rate);
  }

  private float[] of(float[] from) {
    float[] to = new float[Math.toIntExact(((long) from.length * up + down - 1) / down)];
    for (int i = 0; i < to.length; i++) {
      long place = (long) i * down;
      int first = (int) (place / up) - REACH + 1;
      float[] weights = phases[(int) (place % up)];
      float sum = 0;
      int begin = Math.max(0, -first);
      int end = Math.min(weights.length, from.length - first);
      for (int tap = begin; tap < end; tap++) {
        sum += weights[tap] * from[first + tap];
      }
      to[i] = sum;
    }
    return to;
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
