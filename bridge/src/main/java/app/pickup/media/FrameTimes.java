package app.pickup.media;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * When each frame is shown, in ticks of the stream's time base, in display order. Taken from the
 * packets of the file, so that a range can be cut by time stamps that were seen and not computed.
 *
 * @param tickNum numerator of a tick's length in seconds
 * @param tickDen denominator of it
 * @param pts time stamps, ascending; not empty
 * @param keys those of the frames a decoder can begin at, ascending
 * @param span ticks from the first frame to the end of the last, as the container says
 */
public record FrameTimes(int tickNum, int tickDen, long[] pts, long[] keys, long span) {

  /** Frames in all. */
  public int count() {
    return pts.length;
  }

  /** The time stamp of this frame. */
  public long at(long frame) {
    return pts[Math.toIntExact(frame)];
  }

  /** Where a time stamp lies on the clock, in microseconds. */
  public long micros(long stamp) {
    return Math.multiplyExact(stamp, 1_000_000L * tickNum) / tickDen;
  }

  /** Samples from the clock's zero to this time stamp. */
  public long samples(long stamp, int sampleRate) {
    return new Rate(tickDen, tickNum).samplesAt(stamp, sampleRate);
  }

  /**
   * The last key frame but one before this frame: where decoding may begin so that an open group of
   * pictures has all it refers to. Empty when decoding had better begin at the first frame.
   */
  OptionalLong safeStart(long frame) {
    int at = Arrays.binarySearch(keys, at(frame));
    int last = at >= 0 ? at : -at - 2;
    return last >= 2 ? OptionalLong.of(keys[last - 1]) : OptionalLong.empty();
  }

  /** Whether every frame comes when a steady rate says, to a tick or a fiftieth of a frame. */
  boolean steadyAt(Rate rate) {
    double ticks = (double) tickDen * rate.den() / ((double) tickNum * rate.num());
    double slack = Math.max(1.01, ticks / 50);
    for (int i = 0; i < pts.length; i++) {
      if (Math.abs(pts[i] - pts[0] - i * ticks) > slack) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FrameTimes t
        && t.tickNum == tickNum
        && t.tickDen == tickDen
        && Arrays.equals(t.pts, pts)
        && Arrays.equals(t.keys, keys);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(pts);
  }

  @Override
  public String toString() {
    return pts.length + " frames, tick " + tickNum + "/" + tickDen;
  }
}
