package app.pickup.media;

import app.pickup.problem.Refused;
import java.io.Closeable;

/** Raw frames coming in, in display order, each exactly once. Not for more than one thread. */
public interface FrameSource extends Closeable {

  /** How each frame lies in memory. */
  PixelLayout layout();

  /** How many frames there will be. */
  long frames();

  /**
   * Reads the next frame into the array, {@link PixelLayout#frameBytes()} long.
   *
   * @return false when all {@link #frames()} were read
   * @throws Refused when the media ends early or can not be decoded
   */
  boolean read(byte[] frame) throws Refused;

  /**
   * Ends the reader and its process at once, also half-way. Harmless when repeated, and from
   * another thread.
   */
  @Override
  void close();
}
