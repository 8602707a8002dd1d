package app.pickup.engines.local.previz;

/**
 * Where the camera stands before the layers. The subject's distance is 1; lengths are in picture
 * heights there.
 *
 * @param x how far it moved to the right
 * @param y how far it moved down
 * @param z how far it moved towards the subject, below 1
 * @param zoom how much longer its lens is, 1 is the picture as it is
 * @param panX how far the picture slid to the right, in picture heights
 * @param panY how far the picture slid down
 * @param roll by how much it leans to the right, in radians
 * @param focus what is sharp: 0 the subject, 1 what is behind
 */
record Pose(
    double x,
    double y,
    double z,
    double zoom,
    double panX,
    double panY,
    double roll,
    double focus) {

  /** The picture as it is; everything is sharp. */
  static final double ALL_SHARP = -1;

  static final Pose STILL = new Pose(0, 0, 0, 1, 0, 0, 0, ALL_SHARP);

  /** So much of the way from here to there; a pan that follows a subject goes on following it. */
  Pose towards(Pose there, double share) {
    double lens = between(zoom, there.zoom, share);
    return new Pose(
        between(x, there.x, share),
        between(y, there.y, share),
        between(z, there.z, share),
        lens,
        between(panX / zoom, there.panX / there.zoom, share) * lens,
        between(panY / zoom, there.panY / there.zoom, share) * lens,
        between(roll, there.roll, share),
        there.focus);
  }

  private static double between(double here, double there, double share) {
    return here + (there - here) * share;
  }

  Pose with(double newFocus) {
    return new Pose(x, y, z, zoom, panX, panY, roll, newFocus);
  }
}
