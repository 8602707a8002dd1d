package app.pickup.media;

import app.pickup.problem.Refused;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Writes a frame on a thread of its own while the next one is made: an encoder takes its time to
 * empty the pipe. One frame behind and no more, as frames are large.
 */
public final class WriteBehind implements FrameSink {
  private static final byte[] LAST = {};

  private final FrameSink sink;
  private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(1);
  private final BlockingQueue<byte[]> made = new ArrayBlockingQueue<>(2);
  private final Thread writer;
  private final byte[] buffer;
  private volatile @Nullable Throwable failure;

  /**
   * @param sink written, finished and closed by this one only
   */
  public WriteBehind(FrameSink sink) {
    this.sink = sink;
    buffer = new byte[sink.layout().frameBytes()];
    free.add(buffer);
    writer = new Thread(this::writeAll, "write-behind");
    writer.setDaemon(true);
    writer.start();
  }

  private void writeAll() {
    try {
      for (byte[] frame = made.take(); frame != LAST; frame = made.take()) {
        sink.write(frame);
        free.add(frame);
      }
    } catch (InterruptedException e) {
      // closed: nobody wants the rest
      Thread.currentThread().interrupt();
    } catch (Refused | RuntimeException | Error e) {
      failure = e;
      free.add(buffer);
    }
  }

  @Override
  public PixelLayout layout() {
    return sink.layout();
  }

  @Override
  public void write(byte[] frame) throws Refused {
    byte[] behind = Waiting.through(free::take);
    if (failure != null) {
      free.add(behind);
      Waiting.rethrow(failure);
    }
    System.arraycopy(frame, 0, behind, 0, behind.length);
    made.add(behind);
  }

  @Override
  public void finish() throws Refused {
    made.add(LAST);
    Waiting.through(
        () -> {
          writer.join();
          return writer;
        });
    Waiting.rethrow(failure);
    sink.finish();
  }

  @Override
  public void close() {
    writer.interrupt();
    sink.close();
  }
}
