package app.pickup.engines.local.previz;

/**
 * How near each row of a layer stands: 1 by its distance, where the subject's is 1. A wall or a
 * person is as far away in all its rows; ground comes nearer below the horizon, by as much for each
 * row, as level ground does.
 *
 * @param far above the horizon
 * @param horizon the row where ground begins, −.5 the picture's upper edge, .5 its lower
 * @param slope by how much each picture height of ground comes nearer; 0: there is no ground
 */
record Depth(double far, double horizon, double slope) {
  static final Depth SUBJECT = new Depth(1, 0, 0);
  static final Depth WALL = new Depth(Layer.FAR, 0, 0);

  /** Ground on which the subject stands at this row. */
  static Depth ground(double horizon, double feet) {
    return new Depth(Layer.FAR, horizon, (1 - Layer.FAR) / Math.max(.05, feet - horizon));
  }

  /** The nearness at a row of the layer. */
  double at(double row) {
    return far + slope * Math.max(0, row - horizon);
  }

  /**
   * The row of the layer that is seen at a row of the picture, roll and pan taken out.
   *
   * <p>Seen = zoom · (row − y·near) / (1 − z·near), which is linear in the row on either side of
   * the horizon and solved for it.
   */
  double row(double seen, Pose pose) {
    double flat = seen * (1 - pose.z() * far) / pose.zoom() + pose.y() * far;
    if (slope == 0 || flat <= horizon) {
      return flat;
    }
    double base = far - slope * horizon;
    double below =
        (seen * (1 - pose.z() * base) + pose.zoom() * pose.y() * base)
            / (pose.zoom() * (1 - pose.y() * slope) + seen * pose.z() * slope);
    return below;
  }
}
