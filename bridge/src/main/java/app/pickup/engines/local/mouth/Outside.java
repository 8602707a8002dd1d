package app.pickup.engines.local.mouth;

import app.pickup.engines.local.face.Box;
import app.pickup.engines.local.face.Face;
import app.pickup.engines.local.face.FaceTrack;
import app.pickup.engines.local.face.FaceTracks;
import app.pickup.media.PixelLayout;
import java.util.Arrays;

/** How much two pictures differ where there is no face: luma of 8 bits, over all frames. */
final class Outside {
  /** Around a face, by its size: chin and cheeks move, and the neck a little. */
  private static final float AROUND = .12f;

  private static final float BELOW = .35f;

  private final int width;
  private final int height;
  private long squares;
  private long samples;

  Outside(PixelLayout layout) {
    width = layout.width();
    height = layout.height();
  }

  void compare(byte[] before, byte[] after, FaceTracks faces, int frame) {
    int[] hidden = new int[width + 1];
    for (int y = 0; y < height; y++) {
      Arrays.fill(hidden, 0);
      for (FaceTrack track : faces.tracks()) {
        Face face = track.at(frame);
        if (face != null) {
          hide(hidden, face.box(), y);
        }
      }
      int over = 0;
      for (int x = 0; x < width; x++) {
        over += hidden[x];
        if (over == 0) {
          int difference = (before[y * width + x] & 255) - (after[y * width + x] & 255);
          squares += (long) difference * difference;
          samples++;
        }
      }
    }
  }

  private void hide(int[] hidden, Box box, int y) {
    float side = box.side();
    if (y < box.top() - AROUND * side || y > box.bottom() + BELOW * side) {
      return;
    }
    int from = Math.max(0, Math.min(width, (int) (box.left() - AROUND * side)));
    int to = Math.max(from, Math.min(width, (int) (box.right() + AROUND * side)));
    hidden[from]++;
    hidden[to]--;
  }

  /** Peak signal to noise; infinite where nothing differs. */
  double decibels() {
    return squares == 0 || samples == 0
        ? Double.POSITIVE_INFINITY
        : 10 * Math.log10(255.0 * 255.0 * samples / squares);
  }
}
