package app.pickup.media;

import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.io.InputStream;

/** Frames from the pipe of an ffmpeg. */
final class FrameReader implements FrameSource {

  private final Running running;
  private final InputStream pipe;
  private final PixelLayout layout;
  private final long frames;
  private final String name;
  private long read;

  FrameReader(Running running, PixelLayout layout, long frames, String name) {
    this.running = running;
    this.pipe = running.out();
    this.layout = layout;
    this.frames = frames;
    this.name = name;
  }

  @Override
  public PixelLayout layout() {
    return layout;
  }

  @Override
  public long frames() {
    return frames;
  }

  @Override
  public boolean read(byte[] frame) throws Refused {
    if (read == frames) {
      return false;
    }
    int bytes = layout.frameBytes();
    int got;
    try {
      got = pipe.readNBytes(frame, 0, bytes);
    } catch (IOException e) {
      got = 0;
    }
    if (got < bytes) {
      String complaint = running.complaint();
      throw new Refused(
          Code.MEDIA_DAMAGED,
          "name",
          name,
          "why",
          "only "
              + read
              + " of "
              + frames
              + " frames could be read"
              + (complaint.isEmpty() ? "" : " (" + complaint + ")"));
    }
    read++;
    return true;
  }

  @Override
  public void close() {
    running.close();
  }
}
