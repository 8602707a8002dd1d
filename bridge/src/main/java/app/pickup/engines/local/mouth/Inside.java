package app.pickup.engines.local.mouth;

/** What is seen between parted lips. */
interface Inside {

  /**
   * The colour at a place of the new picture.
   *
   * @param motion at the place: its old column, how far between the lips
   * @param w the place down the face
   * @param yuv takes Y, U, V in code values where 255 of 8 bits is 1
   */
  void at(Motion motion, float w, float[] yuv);
}
