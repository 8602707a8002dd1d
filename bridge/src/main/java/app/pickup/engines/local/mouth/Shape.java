package app.pickup.engines.local.mouth;

/**
 * How a mouth stands.
 *
 * @param open 0 closed to 1, as wide as it opens in lively speech
 * @param wide −1, corners drawn together as for [u], over 0, at rest, to 1, as for [i]
 * @param tongue 0 lying to 1, its tip at the upper teeth
 */
record Shape(float open, float wide, float tongue) {
  static final Shape REST = new Shape(0, 0, 0);

  /** So much of the way to another. */
  Shape toward(Shape other, float way) {
    return new Shape(
        open + (other.open - open) * way,
        wide + (other.wide - wide) * way,
        tongue + (other.tongue - tongue) * way);
  }
}
