package app.pickup.engines.local.previz;

import app.pickup.engines.Engine;
import app.pickup.media.Frames;
import app.pickup.media.PixelLayout;
import app.pickup.problem.Refused;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Brings a clip to the still that was pinned as its last frame: a dissolve out of whatever the
 * camera did, and the last frame is the still itself, words and weather gone, so that what is cut
 * behind it goes on without a jump.
 */
final class Landing {
  /** Half a second at most rates: long enough to be no cut, too short to be an effect. */
  static final int MOST = 12;

  private static final int WHOLE = 256;

  private final PixelLayout layout;
  private final byte[] still;
  private final long first;
  private final long frames;

  /**
   * @param still as it lies in a frame
   * @param shot frames of the last shot: a dissolve does not reach over a cut
   * @param frames of the clip
   */
  Landing(PixelLayout layout, byte[] still, long shot, long frames) {
    this.layout = layout;
    this.still = still;
    this.frames = frames;
    this.first = frames - Math.min(MOST, shot);
  }

  /** Null: no last frame was pinned. */
  static @Nullable Landing of(Engine.Order.Fresh order, Frames frames, Setup last) throws Refused {
    Path pinned = order.shot().pictures().last();
    return pinned == null
        ? null
        : new Landing(
            order.picture().layout(),
            frames.still(pinned, order.picture()),
            last.frames(),
            order.frames());
  }

  /**
   * Lays the still over a frame as far as it is due.
   *
   * @param number of the frame in the clip, counted from 0
   */
  void over(long number, byte[] frame) {
    if (number < first) {
      return;
    }
    if (number == frames - 1) {
      System.arraycopy(still, 0, frame, 0, layout.frameBytes());
      return;
    }
    double way = (double) (number - first + 1) / (frames - first);
    int part = (int) Math.round(WHOLE * way * way * (3 - 2 * way));
    if (layout.bytesPerSample() == 1) {
      for (int i = 0; i < layout.frameBytes(); i++) {
        frame[i] = (byte) mixed(frame[i] & 0xff, still[i] & 0xff, part);
      }
      return;
    }
    for (int i = 0; i < layout.frameBytes(); i += 2) {
      int value = mixed(sample(frame, i), sample(still, i), part);
      frame[i] = (byte) value;
      frame[i + 1] = (byte) (value >> 8);
    }
  }

  private static int mixed(int from, int to, int part) {
    return (from * (WHOLE - part) + to * part + WHOLE / 2) / WHOLE;
  }

  private static int sample(byte[] frame, int i) {
    return (frame[i] & 0xff) | (frame[i + 1] & 0xff) << 8;
  }
}
