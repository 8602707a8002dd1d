package app.pickup.engines.local.matte;

import app.pickup.engines.local.network.Blob;
import java.nio.FloatBuffer;

/** Moves a recurrent state from one region of the picture to another. */
final class StateCrop {
  private StateCrop() {}

  /**
   * Copies what both regions share; the rest of {@code to} stays as it is.
   *
   * @param step pixels of the picture to one of the state; both regions lie on this grid
   */
  static void copy(Blob from, Region here, Blob to, Region there, int step) {
    int fromWidth = here.width() / step;
    int fromHeight = here.height() / step;
    int toWidth = there.width() / step;
    int toHeight = there.height() / step;
    int dx = (there.x() - here.x()) / step;
    int dy = (there.y() - here.y()) / step;
    int left = Math.max(0, -dx);
    int right = Math.min(toWidth, fromWidth - dx);
    if (right <= left) {
      return;
    }
    FloatBuffer in = from.values();
    FloatBuffer out = to.values();
    for (int c = 0; c < to.shape()[1]; c++) {
      for (int y = Math.max(0, -dy); y < Math.min(toHeight, fromHeight - dy); y++) {
        out.put(
            (c * toHeight + y) * toWidth + left,
            in,
            (c * fromHeight + y + dy) * fromWidth + left + dx,
            right - left);
      }
    }
  }
}
