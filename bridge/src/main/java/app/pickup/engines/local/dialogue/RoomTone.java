package app.pickup.engines.local.dialogue;

import java.util.ArrayList;
import java.util.List;

/**
 * What is heard in a plate when nobody speaks, as long as it is needed: pieces of its quiet
 * stretches, one after the other in an order that always is the same, each faded into the next so
 * that the power stays. All channels have the same pieces, so that the room keeps its width.
 */
final class RoomTone {
  /** Frames on either side of what is said that are no room tone yet. */
  private static final int APART = 4;

  /** What is this far above the background, in dB, is something that happens. */
  private static final double STEADY = 8;

  /** A piece of fewer frames would be heard as a flutter. */
  private static final int LEAST = 5;

  /** No piece is longer than this, in frames. */
  private static final int MOST = 40;

  private final float[][] plate;
  private final List<int[]> pieces;

  private RoomTone(float[][] plate, List<int[]> pieces) {
    this.plate = plate;
    this.pieces = pieces;
  }

  /**
   * The room of a plate.
   *
   * @param rate of the plate
   * @param levels of its frames of 20 ms, in dB
   */
  static RoomTone of(float[][] plate, int rate, PlateSpeech speech, double[] levels) {
    List<int[]> pieces = new ArrayList<>();
    for (int least = LEAST; least > 1 && pieces.isEmpty(); least--) {
      pieces = pieces(plate[0].length, rate, speech, levels, least);
    }
    return new RoomTone(plate, pieces);
  }

  private static List<int[]> pieces(
      int length, int rate, PlateSpeech speech, double[] levels, int least) {
    List<int[]> pieces = new ArrayList<>();
    int from = -1;
    for (int i = 0; i <= levels.length; i++) {
      boolean quiet = i < levels.length && quiet(i, speech, levels);
      if (quiet && from < 0) {
        from = i;
      }
      if (from >= 0 && (!quiet || i - from == MOST)) {
        if (i - from >= least) {
          pieces.add(new int[] {sample(from, rate), Math.min(length, sample(i, rate))});
        }
        from = quiet ? i : -1;
      }
    }
    return pieces;
  }

  /** So many samples of it; silence where the plate is never quiet. */
  float[][] take(int length) {
    float[][] tone = new float[plate.length][length];
    int at = 0;
    for (int i = 0; at < length && !pieces.isEmpty(); i++) {
      // a step that shares no divisor with most counts, so that neighbours do not meet again soon
      int[] piece = pieces.get((int) ((long) i * 7 % pieces.size()));
      int size = piece[1] - piece[0];
      int fade = size / 4;
      boolean first = i == 0;
      for (int j = first ? fade : 0; j < size && at + j - (first ? fade : 0) < length; j++) {
        int to = at + j - (first ? fade : 0);
        double in = j < fade && !first ? Math.sin(Math.PI / 2 * (j + .5) / fade) : 1;
        double out = j >= size - fade ? Math.cos(Math.PI / 2 * (j - size + fade + .5) / fade) : 1;
        for (int c = 0; c < plate.length; c++) {
          tone[c][to] += (float) (in * out * plate[c][piece[0] + j]);
        }
      }
      at += size - fade - (first ? fade : 0);
    }
    return tone;
  }

  private static boolean quiet(int frame, PlateSpeech speech, double[] levels) {
    for (int i = frame - APART; i <= frame + APART; i++) {
      if (speech.at(i)) {
        return false;
      }
    }
    return levels[frame] < speech.floor() + STEADY;
  }

  private static int sample(int frame, int rate) {
    return (int) ((long) frame * PlateSpeech.FRAME * rate / Track.RATE);
  }
}
