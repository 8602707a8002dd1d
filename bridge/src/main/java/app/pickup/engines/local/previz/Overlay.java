package app.pickup.engines.local.previz;

/** Something between the camera and the room: weather, grain, words. */
interface Overlay {
  /**
   * Changes a finished row.
   *
   * @param plane 0 luma, 1 U, 2 V
   * @param row samples in 14 bits
   */
  void row(int plane, int y, int[] row);
}
