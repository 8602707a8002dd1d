package app.pickup.media;

/**
 * When each frame is shown, in ticks of the stream's time base, in display order. Taken from the
 * packets of the file, so that a range can be cut by time stamps that were seen and not computed.
 *
 * @param tickNum numerator of a tick's length in seconds
 * @param tickDen denominator of it
 * @param pts time stamps, ascending; not empty
 */
public record FrameTimes(int tickNum, int tickDen, long[] pts) {

  /** Frames in all. */
  public int count() {
    return pts.length;
  }

  /** The time stamp of this frame. */
  public long at(long frame) {
    return pts[Math.toIntExact(frame)];
  }
}
