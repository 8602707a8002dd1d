package app.pickup.engines.local.mouth;

import app.pickup.engines.local.face.Box;
import app.pickup.engines.local.face.Face;
import app.pickup.engines.local.face.FaceTrack;
import app.pickup.engines.local.face.FaceTracks;
import app.pickup.engines.local.pixels.PictureView;
import app.pickup.engines.local.pixels.Samples;
import app.pickup.media.PixelLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much two pictures differ where there is no face: luma, over all frames. Where faces are is
 * known only when all frames were seen; so that none has to be decoded twice, a frame is kept as
 * what its small squares differ by, and a square that a face touches does not count.
 */
final class Outside {
  /** Around a face, by its size: chin and cheeks move, and the neck a little. */
  private static final float AROUND = .12f;

  private static final float BELOW = .35f;

  /** Side of a square: a 2160p frame takes 130 kB. */
  private static final int SIDE = 16;

  private final PictureView view;
  private final int depth;
  private final int width;
  private final int height;
  private final int across;
  private final int down;
  private final List<float[]> frames = new ArrayList<>();

  Outside(PixelLayout layout) {
    view = PictureView.whole(layout);
    depth = layout.depth();
    width = layout.width();
    height = layout.height();
    across = (width + SIDE - 1) / SIDE;
    down = (height + SIDE - 1) / SIDE;
  }

  /** The next frame of both. */
  void compare(byte[] before, byte[] after) {
    float[] squares = new float[across * down];
    IntStream.range(0, down).parallel().forEach(row -> compare(before, after, row, squares));
    frames.add(squares);
  }

  private void compare(byte[] before, byte[] after, int row, float[] squares) {
    for (int y = row * SIDE; y < Math.min(height, (row + 1) * SIDE); y++) {
      for (int column = 0; column < across; column++) {
        int first = view.row(0, y) + column * SIDE * view.bytesPerSample();
        int count = Math.min(SIDE, width - column * SIDE);
        squares[row * across + column] += differing(before, after, first, count);
      }
    }
  }

  private long differing(byte[] before, byte[] after, int first, int count) {
    long sum = 0;
    int bytes = view.bytesPerSample();
    boolean wide = view.wide;
    for (int i = 0, at = first; i < count; i++, at += bytes) {
      int difference = Samples.get(before, at, wide) - Samples.get(after, at, wide);
      sum += (long) difference * difference;
    }
    return sum;
  }

  /**
   * Peak signal to noise; infinite where nothing differs.
   *
   * @param faces of the same frames
   */
  double decibels(FaceTracks faces) {
    double squares = 0;
    long samples = 0;
    for (int frame = 0; frame < frames.size(); frame++) {
      boolean[] hidden = new boolean[across * down];
      for (FaceTrack track : faces.tracks()) {
        Face face = track.at(frame);
        if (face != null) {
          hide(hidden, face.box());
        }
      }
      for (int i = 0; i < hidden.length; i++) {
        if (!hidden[i]) {
          squares += frames.get(frame)[i];
          samples +=
              (long) Math.min(SIDE, width - i % across * SIDE)
                  * Math.min(SIDE, height - i / across * SIDE);
        }
      }
    }
    double peak = Samples.unit(depth);
    return squares == 0 || samples == 0
        ? Double.POSITIVE_INFINITY
        : 10 * Math.log10(peak * peak * samples / squares);
  }

  private void hide(boolean[] hidden, Box box) {
    float side = box.side();
    int left = square(box.left() - AROUND * side, across);
    int right = square(box.right() + AROUND * side, across);
    int top = square(box.top() - AROUND * side, down);
    int bottom = square(box.bottom() + BELOW * side, down);
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        hidden[row * across + column] = true;
      }
    }
  }

  private static int square(float place, int count) {
    return Math.max(0, Math.min(count - 1, (int) Math.floor(place / SIDE)));
  }
}
