package app.pickup.engines.local.matte;

import java.io.Closeable;

/** A network that finds the people in a picture. Not for more than one thread. */
interface Network extends Closeable {

  /** The size of the pictures it takes. */
  ModelSize size();

  /** The next picture begins a new shot: forget what came before. */
  void cut();

  /**
   * Finds the people in the next picture. All planes are at model size, 0 to 1.
   *
   * @param rgb planes R, G, B of the picture
   * @param alpha becomes how much of each pixel is a person
   * @param own becomes the people's own colour, planes R, G, B, as far as the network knows it
   */
  void matte(float[] rgb, float[] alpha, float[] own);

  @Override
  void close();
}
