package app.pickup.engines.local.face;

/**
 * A square of the picture, turned.
 *
 * @param x of its centre, in pixels
 * @param y of its centre
 * @param side in pixels
 * @param roll by how much it is turned clockwise, in radians
 */
record Crop(double x, double y, double side, double roll) {
  private static final double ROOM = 1.5;

  /** Level with the eyes and half as large again as the face: what FaceMesh was trained on. */
  static Crop around(Face face) {
    double roll = Math.toRadians(face.roll());
    double c = Math.cos(roll);
    double s = Math.sin(roll);
    double left = Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (int i = 0; i < Face.POINTS; i++) {
      double u = face.x()[i] * c + face.y()[i] * s;
      double v = face.y()[i] * c - face.x()[i] * s;
      left = Math.min(left, u);
      right = Math.max(right, u);
      top = Math.min(top, v);
      bottom = Math.max(bottom, v);
    }
    double u = (left + right) / 2;
    double v = (top + bottom) / 2;
    return new Crop(
        u * c - v * s, u * s + v * c, ROOM * Math.max(right - left, bottom - top), roll);
  }

  /** Likewise around what the finder found. */
  static Crop around(Found found) {
    return new Crop(
        found.box().centreX(), found.box().centreY(), ROOM * found.box().side(), found.roll());
  }

  /** Whether a network that looks through the other instead would see much the same. */
  boolean near(Crop other) {
    return Math.hypot(x - other.x, y - other.y) < .04 * side
        && Math.abs(side - other.side) < .08 * side
        && Math.abs(roll - other.roll) < .06;
  }

  double pictureX(double u, double v) {
    return x + side * (u * Math.cos(roll) - v * Math.sin(roll));
  }

  double pictureY(double u, double v) {
    return y + side * (u * Math.sin(roll) + v * Math.cos(roll));
  }
}
