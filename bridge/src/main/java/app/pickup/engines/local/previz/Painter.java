package app.pickup.engines.local.previz;

import app.pickup.media.PixelLayout;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Draws layers, the farthest first, as a camera sees them: each pixel from four of the layer's, in
 * groups of rows, so that the same frame comes out however many threads draw it.
 */
final class Painter {
  /** Bayer's 8 by 8: where a level lies between two, it is the one and the other by turns. */
  private static final int[] BAYER = bayer();

  private final PixelLayout layout;
  private final int shift;

  /** Rows of one group, so that a thread has something to do. */
  private static final int GROUP = 60;

  Painter(PixelLayout layout) {
    this.layout = layout;
    this.shift = Layer.BITS - layout.depth();
  }

  /**
   * A layer as it is in focus: itself, or {@code part} of 256 the same blurred more.
   *
   * @param other the same layer, blurred more; null: it is not needed
   * @param fixed whether it stays where it is, whatever the camera does
   */
  record Seen(Layer layer, @Nullable Layer other, int part, boolean fixed) {
    /** Between two steps of blur. */
    Seen(Layer layer, @Nullable Layer other, int part) {
      this(layer, other, part, false);
    }

    /** Words and signs, which must not swim. */
    static Seen fixed(Layer layer) {
      return new Seen(layer, null, 0, true);
    }

    /** As it is. */
    static Seen of(Layer layer) {
      return new Seen(layer, null, 0);
    }
  }

  /**
   * Draws a frame.
   *
   * @param out becomes the frame's bytes
   * @param over what lies between the room and the words, or null
   */
  void paint(List<Seen> layers, Pose pose, byte[] out, @Nullable Overlay over) {
    for (int plane = 0; plane < 3; plane++) {
      int rows = layout.planeHeight(plane);
      int groups = (rows + GROUP - 1) / GROUP;
      int which = plane;
      IntStream.range(0, groups)
          .parallel()
          .forEach(group -> rows(layers, pose, out, over, which, group * GROUP, rows));
    }
  }

  private void rows(
      List<Seen> layers,
      Pose pose,
      byte[] out,
      @Nullable Overlay over,
      int plane,
      int first,
      int rows) {
    int columns = layout.planeWidth(plane);
    int[] row = new int[columns];
    int[] second = new int[columns];
    List<Brushes> brushes =
        layers.stream().map(each -> Brushes.of(each, pose, layout, plane)).toList();
    for (int y = first; y < Math.min(rows, first + GROUP); y++) {
      boolean clear = false;
      for (Brushes each : brushes) {
        if (each.seen().fixed() && over != null && !clear) {
          // words stand before the weather
          over.row(plane, y, row);
          clear = true;
        }
        each.row(y, row, second);
      }
      if (over != null && !clear) {
        over.row(plane, y, row);
      }
      put(row, out, plane, y);
    }
  }

  /** What one layer is drawn with; a second brush where it lies between two steps of blur. */
  private record Brushes(Seen seen, Brush brush, @Nullable Brush other) {
    static Brushes of(Seen seen, Pose pose, PixelLayout layout, int plane) {
      Layer other = seen.part() > 0 ? seen.other() : null;
      return new Brushes(
          seen,
          Brush.of(seen.layer(), seen.fixed() ? Pose.STILL : pose, layout, plane),
          other == null ? null : Brush.of(other, pose, layout, plane));
    }

    void row(int y, int[] row, int[] second) {
      if (other == null) {
        brush.row(y, row);
        return;
      }
      // both lie on the same behind
      System.arraycopy(row, 0, second, 0, row.length);
      other.row(y, second);
      brush.row(y, row);
      for (int x = 0; x < row.length; x++) {
        row[x] += (second[x] - row[x]) * seen.part() >> 8;
      }
    }
  }

  private void put(int[] row, byte[] out, int plane, int y) {
    int bytes = layout.bytesPerSample();
    int at = layout.offset(plane) + y * layout.stride(plane);
    if (bytes == 1) {
      int dither = (y & 7) * 8;
      for (int x = 0; x < row.length; x++) {
        out[at + x] = (byte) (row[x] + BAYER[dither + (x & 7)] >> shift);
      }
      return;
    }
    int most = (1 << layout.depth()) - 1;
    for (int x = 0; x < row.length; x++, at += 2) {
      int value = shift >= 0 ? row[x] + (1 << shift >> 1) >> shift : row[x] << -shift;
      value = Math.max(0, Math.min(most, value));
      out[at] = (byte) value;
      out[at + 1] = (byte) (value >> 8);
    }
  }

  /** 0 to 63, the scale of 8 bits below ours. */
  private static int[] bayer() {
    int[] matrix = new int[64];
    for (int y = 0; y < 8; y++) {
      for (int x = 0; x < 8; x++) {
        int value = 0;
        for (int bit = 0; bit < 3; bit++) {
          int a = x >> bit & 1;
          int b = (x ^ y) >> bit & 1;
          value = value << 2 | b << 1 | a;
        }
        matrix[y * 8 + x] = value;
      }
    }
    return matrix;
  }
}
