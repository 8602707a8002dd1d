package app.pickup.media;

import app.pickup.problem.Refused;
import java.io.Closeable;

/** Raw frames going out into a file. Not for more than one thread. */
public interface FrameSink extends Closeable {

  /** How each frame must lie in memory. */
  PixelLayout layout();

  /** Writes one frame; the array may be used again afterwards. */
  void write(byte[] frame) throws Refused;

  /** No more frames: completes the file. Only after this does the file exist under its name. */
  void finish() throws Refused;

  /**
   * Ends the writer at once; without {@link #finish()} before it nothing is left behind. Harmless
   * when repeated.
   */
  @Override
  void close();
}
