package app.pickup.engines.local.dialogue;

import java.util.Arrays;
import java.util.List;

/**
 * How loud the plate stays under the lines that are laid on it: whole outside, nothing where
 * somebody speaks in it, less where it would drown the line.
 *
 * @param plate the factor for each of the plate's samples
 * @param room the same for the room tone in its place
 * @param touched whether a sample is under a line
 */
record Under(float[] plate, float[] room, boolean[] touched) {
  /** From the plate to its room tone, in seconds. */
  private static final double CROSS = .015;

  /** Down to what stays under a line, in seconds. */
  private static final double DUCK = .02;

  /** What is no speech stays so far below the line, in dB. */
  private static final double BELOW = 15;

  private static final double MOST = 18;

  /** Frames around speech that are taken out with it. */
  private static final int CLOSE = 2;

  /** Frames around a moment that its loudness is told from, and a little. */
  private static final int BLOCK = 12;

  /**
   * Under all lines.
   *
   * @param ranges the lines in samples of the plate, {first, after the last}
   * @param line how loud they are, in LUFS
   * @param mono the plate in one channel, at {@link Track#RATE}
   */
  static Under of(
      int length, int rate, List<long[]> ranges, PlateSpeech speech, double line, float[] mono) {
    Under under = new Under(new float[length], new float[length], new boolean[length]);
    Arrays.fill(under.plate, 1);
    for (long[] range : ranges) {
      under.cover(range[0], range[1]);
    }
    float ducked = ducked(ranges, rate, speech, line, mono);
    for (int from = 0, until; from < length; from = until) {
      until = from;
      while (until < length && under.touched[until] == under.touched[from]) {
        until++;
      }
      if (under.touched[from]) {
        under.region(from, until, rate, speech, ducked);
      }
    }
    return under;
  }

  private void cover(long from, long until) {
    for (long i = Math.max(0, from); i < Math.min(touched.length, until); i++) {
      touched[(int) i] = true;
    }
  }

  /** One stretch under lines: fades lie within it. */
  private void region(int from, int until, int rate, PlateSpeech speech, float ducked) {
    int cross = Math.max(1, Math.min((until - from) / 2, (int) (CROSS * rate)));
    int duck = Math.max(1, Math.min((until - from) / 2, (int) (DUCK * rate)));
    double share = said(from, rate, speech) ? 1 : 0;
    for (int i = from; i < until; i++) {
      boolean said = said(i, rate, speech);
      share = Math.max(0, Math.min(1, share + (said ? 1.0 : -1.0) / cross));
      int edge = Math.min(i - from, until - 1 - i);
      double taken = Math.min(share, Math.min(1, (edge + .0) / cross));
      double down = 1 - (1 - ducked) * Math.min(1, (edge + .0) / duck);
      plate[i] = (float) (Math.cos(Math.PI / 2 * taken) * down);
      room[i] = (float) Math.sin(Math.PI / 2 * taken);
    }
  }

  private static boolean said(int sample, int rate, PlateSpeech speech) {
    int frame = (int) ((long) sample * Track.RATE / rate / PlateSpeech.FRAME);
    return near(speech, frame, CLOSE);
  }

  private static boolean near(PlateSpeech speech, int frame, int reach) {
    for (int i = frame - reach; i <= frame + reach; i++) {
      if (speech.at(i)) {
        return true;
      }
    }
    return false;
  }

  /** The factor for what is no speech under the lines; 1: it is quiet enough. */
  private static float ducked(
      List<long[]> ranges, int rate, PlateSpeech speech, double line, float[] mono) {
    double bed =
        Lufs.of(
            mono,
            at -> {
              long here = (long) at * rate / Track.RATE;
              return ranges.stream().anyMatch(one -> here >= one[0] && here < one[1])
                  && !near(speech, at / PlateSpeech.FRAME, BLOCK);
            });
    if (bed <= Lufs.SILENCE) {
      // somebody speaks all the time: what is between the words
      bed = speech.floor();
    }
    double over = Math.min(MOST, bed - (line - BELOW));
    return bed <= Lufs.SILENCE || over <= 0 ? 1 : (float) Math.pow(10, -over / 20);
  }
}
