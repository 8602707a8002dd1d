package app.pickup.media;

import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Small grey pictures of a clip's frames, a byte a sample, row by row, from an ffmpeg's pipe. */
final class Thumbs implements AutoCloseable {
  private final Running running;
  private final int bytes;
  private final String name;
  private long left;

  Thumbs(Running running, int bytes, long frames, String name) {
    this.running = running;
    this.bytes = bytes;
    this.left = frames;
    this.name = name;
  }

  /** The next frame's; null: there is none. */
  byte @Nullable [] next() throws Refused {
    if (left == 0) {
      return null;
    }
    try {
      byte[] thumb = running.out().readNBytes(bytes);
      left = thumb.length < bytes ? 0 : left - 1;
      return thumb.length < bytes ? null : thumb;
    } catch (IOException e) {
      throw new Refused(Code.MEDIA_DAMAGED, "name", name, "why", "its frames do not decode");
    }
  }

  @Override
  public void close() {
    running.close();
  }
}
