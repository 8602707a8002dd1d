package app.pickup.media;

/**
 * The shape in which footage is turned over to somebody elsewhere: H.264 in MP4, 8 bits, BT.709,
 * square pixels, no sound, no metadata.
 *
 * @param rate the receiver's frame rate
 * @param width pixels, even
 * @param height pixels, even
 * @param eachFrame true: every plate frame becomes one of the receiver's, so that time runs
 *     differently and no frame is lost; false: time is kept and frames are resampled
 * @param mostBytes how large the file may be; 0: as large as it comes
 */
public record Turnover(Rate rate, int width, int height, boolean eachFrame, long mostBytes) {

  /** Frames that a range of the plate becomes. */
  public long frames(long plateFrames, Rate plateRate) {
    return eachFrame
        ? plateFrames
        : Math.max(1, rate.framesIn(plateFrames * plateRate.den(), plateRate.num()));
  }
}
