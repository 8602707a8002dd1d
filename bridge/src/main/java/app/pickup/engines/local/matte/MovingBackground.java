package app.pickup.engines.local.matte;

import app.pickup.media.FrameSource;
import app.pickup.problem.Refused;

/** A video behind the people, as long as the plate or longer. */
final class MovingBackground implements Background {
  private final FrameSource video;
  private final byte[] frame;

  MovingBackground(FrameSource video) {
    this.video = video;
    frame = new byte[video.layout().frameBytes()];
  }

  @Override
  public byte[] behind(Frame plate) throws Refused {
    video.read(frame); // should it end early, its last frame stays
    return frame;
  }

  @Override
  public boolean still() {
    return false;
  }

  @Override
  public void close() {
    video.close();
  }
}
