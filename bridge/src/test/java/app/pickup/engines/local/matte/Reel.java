package app.pickup.engines.local.matte;

import app.pickup.media.FrameSink;
import app.pickup.media.FrameSource;
import app.pickup.media.PixelLayout;
import app.pickup.problem.Refused;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Frames kept in memory: a source of them, and a sink for them. */
final class Reel implements FrameSource, FrameSink {
  final List<byte[]> frames = new ArrayList<>();
  private final PixelLayout layout;
  private int next;
  volatile boolean closed;

  /** Thrown instead of the frame after the last. */
  @Nullable Refused failure;

  Reel(PixelLayout layout) {
    this.layout = layout;
  }

  @Override
  public PixelLayout layout() {
    return layout;
  }

  @Override
  public long frames() {
    return frames.size();
  }

  @Override
  public boolean read(byte[] frame) throws Refused {
    if (next == frames.size()) {
      if (failure != null) {
        throw failure;
      }
      return false;
    }
    System.arraycopy(frames.get(next++), 0, frame, 0, frame.length);
    return true;
  }

  @Override
  public void write(byte[] frame) {
    frames.add(frame.clone());
  }

  @Override
  public void finish() {}

  @Override
  public void close() {
    closed = true;
  }
}
