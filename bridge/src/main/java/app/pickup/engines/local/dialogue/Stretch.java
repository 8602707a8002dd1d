package app.pickup.engines.local.dialogue;

/**
 * A sound made longer or shorter, its pitch kept: pieces of it are laid over each other where they
 * fit best (WSOLA; Verhelst and Roelands 1993).
 */
final class Stretch {
  /** 30 ms, two periods of the deepest voice. */
  private static final int PIECE = Track.RATE * 3 / 100;

  private static final int HOP = PIECE / 2;

  /** A piece may be taken so much earlier or later. */
  private static final int SEARCH = Track.RATE / 100;

  private static final int COARSE = 4;

  private Stretch() {}

  /** Of exactly this many samples. */
  static float[] to(float[] samples, int length) {
    if (length == samples.length || samples.length < 2 * PIECE || length < 2 * PIECE) {
      float[] cut = new float[length];
      System.arraycopy(samples, 0, cut, 0, Math.min(length, samples.length));
      return cut;
    }
    double pace = (double) (samples.length - PIECE) / (length - PIECE);
    float[] out = new float[length];
    int last = 0;
    for (int at = 0; at < length; at += HOP) {
      int wanted = (int) Math.round(at * pace);
      int from = at == 0 ? 0 : best(samples, last + HOP, wanted);
      for (int i = 0; i < PIECE && at + i < length && from + i < samples.length; i++) {
        double window = .5 - .5 * Math.cos(2 * Math.PI * i / PIECE);
        boolean whole = at == 0 && i < HOP;
        out[at + i] += (float) ((whole ? 1 : window) * samples[from + i]);
      }
      last = from;
    }
    return out;
  }

  /** The place near the wanted one that goes on best from what came before. */
  private static int best(float[] samples, int natural, int wanted) {
    int most = samples.length - PIECE;
    int found = Math.max(0, Math.min(most, wanted));
    double best = -1e18;
    for (int step : new int[] {COARSE, 1}) {
      int reach = step == 1 ? COARSE : SEARCH;
      int middle = found;
      for (int by = -reach; by <= reach; by += step) {
        int at = middle + by;
        if (at >= 0 && at <= most && Math.abs(at - wanted) <= SEARCH + COARSE) {
          double alike = alike(samples, natural, at, step);
          if (alike > best) {
            best = alike;
            found = at;
          }
        }
      }
    }
    return found;
  }

  private static double alike(float[] samples, int a, int b, int step) {
    double both = 0;
    double power = 1e-9;
    for (int i = 0; i < HOP && a + i < samples.length && b + i < samples.length; i += step) {
      both += samples[a + i] * samples[b + i];
      power += samples[b + i] * samples[b + i];
    }
    return both / Math.sqrt(power);
  }
}
