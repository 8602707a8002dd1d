package app.pickup.engines.local.previz;

import app.pickup.media.PixelLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

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
      for (int i = 0; i < brushes.size(); i++) {
        Brushes each = brushes.get(i);
        if (each.seen().fixed() && over != null && !clear) {
          // words stand before the weather
          over.row(plane, y, row);
          clear = true;
        }
        each.row(y, row, second, hidden(brushes, i, y));
      }
      if (over != null && !clear) {
        over.row(plane, y, row);
      }
      put(row, out, plane, y);
    }
  }

  /** What the layers before this one hide of it: the widest run of one of them. */
  private static Span hidden(List<Brushes> brushes, int layer, int y) {
    Span widest = Span.NONE;
    for (int i = layer + 1; i < brushes.size(); i++) {
      Span one = brushes.get(i).hides(y);
      widest = one.length() > widest.length() ? one : widest;
    }
    return widest;
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

    Span hides(int y) {
      return other == null ? brush.hides(y) : brush.hides(y).common(other.hides(y));
    }

    void row(int y, int[] row, int[] second, Span hidden) {
      if (other == null) {
        brush.row(y, row, hidden);
        return;
      }
      // both lie on the same behind
      System.arraycopy(row, 0, second, 0, row.length);
      other.row(y, second, hidden);
      brush.row(y, row, hidden);
      for (int x = 0; x < row.length; x++) {
        row[x] += (second[x] - row[x]) * seen.part() >> 8;
      }
    }
  }

  private void put(int[] row, byte[] out, int plane, int y) {
    int bytes = layout.bytesPerSample();
    int at = layout.offset(plane) + y * layout.stride(plane);
    if (bytes == 1) {
      eight(row, out, at, (y & 7) * 8);
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

  /** Eight at once: bytes go out by the long, which is one way to memory in place of eight. */
  private void eight(int[] row, byte[] out, int at, int dither) {
    int b0 = BAYER[dither];
    int b1 = BAYER[dither + 1];
    int b2 = BAYER[dither + 2];
    int b3 = BAYER[dither + 3];
    int b4 = BAYER[dither + 4];
    int b5 = BAYER[dither + 5];
    int b6 = BAYER[dither + 6];
    int b7 = BAYER[dither + 7];
    int by = shift;
    int whole = row.length & ~7;
    for (int x = 0; x < whole; x += 8) {
      int low =
          (row[x] + b0 >> by & 255)
              | (row[x + 1] + b1 >> by & 255) << 8
              | (row[x + 2] + b2 >> by & 255) << 16
              | row[x + 3] + b3 >> by << 24;
      int high =
          (row[x + 4] + b4 >> by & 255)
              | (row[x + 5] + b5 >> by & 255) << 8
              | (row[x + 6] + b6 >> by & 255) << 16
              | row[x + 7] + b7 >> by << 24;
      LONGS.set(out, at + x, (long) high << 32 | low & 0xffffffffL);
    }
    for (int x = whole; x < row.length; x++) {
      out[at + x] = (byte) (row[x] + BAYER[dither + (x & 7)] >> by);
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
