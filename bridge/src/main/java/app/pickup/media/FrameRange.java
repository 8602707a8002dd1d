package app.pickup.media;

/**
 * Whole frames from {@code in} up to but not with {@code out}, counted from the first frame of the
 * media.
 *
 * @param in first frame, 0 or above
 * @param out the frame after the last; above {@code in}
 */
public record FrameRange(long in, long out) {

  public FrameRange {
    if (in < 0 || out <= in) {
      throw new IllegalArgumentException("not a range: " + in + ".." + out);
    }
  }

  /** How many frames. */
  public long length() {
    return out - in;
  }

  /**
   * This range with handles asked on both sides, as far as the media of so many frames has them.
   */
  public FrameRange widened(int handles, long mediaFrames) {
    return new FrameRange(Math.max(0, in - handles), Math.min(mediaFrames, out + handles));
  }

  /** From the first frame of both to the last. */
  public FrameRange spanning(FrameRange other) {
    return new FrameRange(Math.min(in, other.in), Math.max(out, other.out));
  }
}
