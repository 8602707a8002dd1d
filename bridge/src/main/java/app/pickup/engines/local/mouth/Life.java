package app.pickup.engines.local.mouth;

import app.pickup.engines.local.face.Face;
import app.pickup.media.PixelLayout;
import java.util.SplittableRandom;

/**
 * What keeps a portrait alive: blinks of a quarter second every few seconds, and a head that sways
 * by a hundredth of its size. Around the head the picture yields softly and farther off it stands.
 */
final class Life {
  private static final double LIDS_DOWN = .09;
  private static final double LIDS_SHUT = .05;
  private static final double LIDS_UP = .16;

  /** Of the head's size: how far it goes, and how far the picture yields. */
  private static final double SWAY = .011;

  private static final double WITHIN = .55;
  private static final double BEYOND = 1.15;

  /** Radians. */
  private static final double TILT = .012;

  private final Warp warp;
  private final Eye left;
  private final Eye right;
  private final double x;
  private final double y;
  private final double size;
  private final double[] phases = new double[6];
  private final double[] blinks = new double[64];

  Life(Face face, PixelLayout layout, long seed) {
    warp = new Warp(layout);
    left = Eye.left(face);
    right = Eye.right(face);
    x = face.box().centreX();
    y = face.box().centreY();
    size = face.size();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < phases.length; i++) {
      phases[i] = random.nextDouble() * 2 * Math.PI;
    }
    double at = .8 + random.nextDouble();
    for (int i = 0; i < blinks.length; i++) {
      blinks[i] = at;
      at += 2.4 + 2.6 * random.nextDouble();
    }
  }

  /** How far the lids are down, 0 to 1. */
  double lids(double seconds) {
    for (double blink : blinks) {
      double since = seconds - blink;
      if (since >= 0 && since < LIDS_DOWN + LIDS_SHUT + LIDS_UP) {
        double way =
            since < LIDS_DOWN
                ? since / LIDS_DOWN
                : since < LIDS_DOWN + LIDS_SHUT ? 1 : 1 - (since - LIDS_DOWN - LIDS_SHUT) / LIDS_UP;
        return way * way * (3 - 2 * way);
      }
    }
    return 0;
  }

  /** Moves eyes and head of a frame. */
  void move(byte[] frame, double seconds) {
    // it begins and ends where the still stands
    double ease = Math.min(1, seconds / 1.2);
    double dx = ease * SWAY * size * wave(seconds, 0, .23, .41);
    double dy = ease * SWAY * .7 * size * wave(seconds, 2, .19, .37);
    double tilt = ease * TILT * wave(seconds, 4, .17, .31);
    float lids = (float) lids(seconds);
    if (lids > 0) {
      left.blink(frame, warp, lids);
      right.blink(frame, warp, lids);
    }
    sway(frame, dx, dy, tilt);
  }

  private double wave(double seconds, int phase, double slow, double fast) {
    return .65 * Math.sin(2 * Math.PI * slow * seconds + phases[phase])
        + .35 * Math.sin(2 * Math.PI * fast * seconds + phases[phase + 1])
        - .65 * Math.sin(phases[phase])
        - .35 * Math.sin(phases[phase + 1]);
  }

  private void sway(byte[] frame, double dx, double dy, double tilt) {
    if (dx == 0 && dy == 0 && tilt == 0) {
      return;
    }
    warp.apply(
        frame,
        (float) x,
        (float) y,
        (float) (BEYOND * size),
        place -> {
          double ox = place[0] - x;
          double oy = place[1] - y;
          double far = (Math.sqrt(ox * ox + oy * oy) / size - WITHIN) / (BEYOND - WITHIN);
          if (far >= 1) {
            return false;
          }
          double share = far <= 0 ? 1 : 1 - far * far * (3 - 2 * far);
          place[0] = (float) (x + ox - share * (dx - tilt * oy));
          place[1] = (float) (y + oy - share * (dy + tilt * ox));
          return true;
        });
  }
}
