package app.pickup.engines.local.mouth;

import java.util.Arrays;

/**
 * Which frame of the plate lends its mouth to which: one that is as open as wanted and looks the
 * same way, and the same one as long as it will do, since teeth that change from frame to frame
 * flicker. By dynamic programming over the whole line.
 */
final class Selection {
  private static final float CHANGE = .35f;
  private static final float NEXT = .03f;
  private static final float TOO_SMALL = 14;
  private static final float TOO_LARGE = 3;
  private static final float TURN = .03f;

  /** More open than this, by the face's height, a mouth shows what is in it. */
  static final float SHOWS = .016f;

  private Selection() {}

  /**
   * A mouth, wanted or offered.
   *
   * @param opening by the face's height
   * @param yaw degrees; {@code pitch} likewise
   */
  record Look(float opening, float yaw, float pitch) {}

  /**
   * The offer for each wish.
   *
   * @param wishes null: nothing is wanted in this frame
   * @param offers null: this frame has nothing to offer
   * @return the number of an offer, or −1 where nothing is wanted or offered
   */
  static int[] of(Look[] wishes, Look[] offers) {
    int[] chosen = new int[wishes.length];
    Arrays.fill(chosen, -1);
    int[] able = able(offers);
    if (able.length == 0) {
      return chosen;
    }
    float[] cost = new float[able.length];
    int[][] before = new int[wishes.length][];
    int last = -1;
    for (int frame = 0; frame < wishes.length; frame++) {
      Look wish = wishes[frame];
      if (wish == null) {
        continue;
      }
      float[] now = new float[able.length];
      before[frame] = new int[able.length];
      int cheapest = cheapest(cost);
      for (int i = 0; i < able.length; i++) {
        int from = cheapest;
        float way = cost[cheapest] + CHANGE;
        if (cost[i] < way) {
          way = cost[i];
          from = i;
        }
        if (i > 0 && able[i] == able[i - 1] + 1 && cost[i - 1] + NEXT < way) {
          way = cost[i - 1] + NEXT;
          from = i - 1;
        }
        now[i] = way + unlike(wish, offers[able[i]]);
        before[frame][i] = from;
      }
      cost = now;
      last = frame;
    }
    int at = cheapest(cost);
    for (int frame = last; frame >= 0; frame--) {
      if (before[frame] != null) {
        chosen[frame] = able[at];
        at = before[frame][at];
      }
    }
    return chosen;
  }

  private static int[] able(Look[] offers) {
    int[] able = new int[offers.length];
    int count = 0;
    for (int i = 0; i < offers.length; i++) {
      if (offers[i] != null && offers[i].opening > SHOWS) {
        able[count++] = i;
      }
    }
    return Arrays.copyOf(able, count);
  }

  private static int cheapest(float[] cost) {
    int best = 0;
    for (int i = 1; i < cost.length; i++) {
      if (cost[i] < cost[best]) {
        best = i;
      }
    }
    return best;
  }

  /** What is too small is stretched, which is worse than to be cropped. */
  private static float unlike(Look wish, Look offer) {
    float opening = offer.opening - wish.opening;
    return (opening < 0 ? -TOO_SMALL * opening : TOO_LARGE * opening)
        + TURN * (Math.abs(wish.yaw - offer.yaw) + Math.abs(wish.pitch - offer.pitch));
  }
}
