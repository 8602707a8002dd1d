package app.pickup.media;

import app.pickup.files.Durable;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Frames into the pipe of an ffmpeg that writes a file. */
final class FrameWriter implements FrameSink {

  private static final Duration LAST_FRAMES = Duration.ofMinutes(5);

  private final Running running;
  private final OutputStream pipe;
  private final PixelLayout layout;
  private final Path part;
  private final Path file;
  private boolean finished;

  FrameWriter(Running running, PixelLayout layout, Path part, Path file) {
    this.running = running;
    this.pipe = running.in();
    this.layout = layout;
    this.part = part;
    this.file = file;
  }

  @Override
  public PixelLayout layout() {
    return layout;
  }

  @Override
  public void write(byte[] frame) throws Refused {
    try {
      pipe.write(frame, 0, layout.frameBytes());
    } catch (IOException e) {
      throw stopped();
    }
  }

  @Override
  public void finish() throws Refused {
    try {
      pipe.close();
    } catch (IOException e) {
      throw stopped();
    }
    try {
      running.succeed(LAST_FRAMES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw stopped();
    } catch (Refused e) {
      throw stopped();
    }
    Durable.rename(part, file);
    finished = true;
  }

  private Refused stopped() {
    String why = running.complaint();
    return why.contains("No space left")
        ? Durable.full(part)
        : new Refused(
            Code.TOOL_FAILED, "tool", "ffmpeg", "why", why.isEmpty() ? "it went away" : why);
  }

  @Override
  public void close() {
    running.close();
    if (!finished) {
      try {
        Files.deleteIfExists(part);
      } catch (IOException e) {
        // the work folder goes as a whole later
      }
    }
  }
}
