package app.pickup.engines.local.matte;

import app.pickup.problem.Refused;
import java.io.Closeable;

/** What lies behind the people, frame after frame. Not for more than one thread. */
interface Background extends Closeable {

  /**
   * The next frame, of the plate's layout; valid until the next call.
   *
   * @param plate the frame it will lie behind, not yet composited, its mattes made
   */
  byte[] behind(Frame plate) throws Refused;

  /** Whether every frame is the same. */
  boolean still();

  @Override
  void close();
}
