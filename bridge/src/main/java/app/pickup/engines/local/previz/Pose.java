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

  Pose with(double newFocus) {
    return new Pose(x, y, z, zoom, panX, panY, roll, newFocus);
  }
}
