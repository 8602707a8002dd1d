package app.pickup.media;

import app.pickup.problem.Refused;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads the next frame on a thread of its own while its user still works on this one: a decoder
 * stands still as long as nobody empties its pipe. One frame ahead and no more, as frames are
 * large.
 */
public final class ReadAhead implements FrameSource {
  private final FrameSource source;
  private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(1);
  private final BlockingQueue<Next> read = new ArrayBlockingQueue<>(2);
  private final Thread reader;
  private boolean ended;

  /** A frame; without one: none follows, or why none could be read. */
  private record Next(byte @Nullable [] frame, @Nullable Throwable failure) {}

  /**
   * @param source read and closed by this one only
   */
  public ReadAhead(FrameSource source) {
    this.source = source;
    free.add(new byte[source.layout().frameBytes()]);
    reader = new Thread(this::readAll, "read-ahead");
    reader.setDaemon(true);
    reader.start();
  }

  private void readAll() {
    try {
      byte[] frame = free.take();
      while (source.read(frame)) {
        read.put(new Next(frame, null));
        frame = free.take();
      }
      read.put(new Next(null, null));
    } catch (InterruptedException e) {
      // closed: nobody waits for more
      Thread.currentThread().interrupt();
    } catch (Refused | RuntimeException | Error e) {
      read.add(new Next(null, e));
    }
  }

  @Override
  public PixelLayout layout() {
    return source.layout();
  }

  @Override
  public long frames() {
    return source.frames();
  }

  @Override
  public boolean read(byte[] frame) throws Refused {
    if (ended) {
      return false;
    }
    Next next = Waiting.through(read::take);
    byte[] ahead = next.frame();
    if (ahead == null) {
      ended = true;
      Waiting.rethrow(next.failure());
      return false;
    }
    System.arraycopy(ahead, 0, frame, 0, ahead.length);
    free.add(ahead);
    return true;
  }

  @Override
  public void close() {
    source.close();
    reader.interrupt();
  }
}
