package app.pickup.engines.local.previz;

import java.util.SplittableRandom;

/**
 * A hand that holds a camera: it sways slowly, breathes, and trembles a little. Sums of sines whose
 * periods do not meet, with phases of the seed.
 */
final class Shake {
  private static final double[] HERTZ = {.21, .47, .83, 1.37, 2.9, 5.3};
  private static final double[] SIZE = {.0075, .0042, .0025, .0013, .0005, .0002};
  private static final int AXES = 4;
  private static final double ROLL = .35;
  private static final double ROOM = 2 * .032;

  private final double[][] phases = new double[AXES][HERTZ.length];

  Shake(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (double[] axis : phases) {
      for (int i = 0; i < axis.length; i++) {
        axis[i] = random.nextDouble() * 2 * Math.PI;
      }
    }
  }

  Pose at(double seconds) {
    double zoom = 1 / (1 - ROOM - .01);
    return new Pose(
        sway(0, seconds) * .6,
        sway(1, seconds) * .6,
        0,
        zoom,
        sway(2, seconds),
        sway(3, seconds),
        sway(1, seconds + 7) * ROLL,
        Pose.ALL_SHARP);
  }

  private double sway(int axis, double seconds) {
    double sum = 0;
    for (int i = 0; i < HERTZ.length; i++) {
      sum += SIZE[i] * Math.sin(2 * Math.PI * HERTZ[i] * seconds + phases[axis][i]);
    }
    return sum;
  }
}
