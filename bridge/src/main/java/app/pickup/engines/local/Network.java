package app.pickup.engines.local;

import java.io.Closeable;

/** A network that finds the people in a picture. Not for more than one thread. */
interface Network extends Closeable {

  /** The size of the pictures it takes. */
  ModelSize size();

  /** The next picture begins a new shot: forget what came before. */
  void cut();

  /**
   * Finds the matte of the next picture.
   *
   * @param rgb planes R, G, B at model size, 0 to 1
   * @param colours how to say the person's own colour in the plate's code values
   */
  void matte(float[] rgb, YuvRgb colours, Matte out);

  @Override
  void close();
}
