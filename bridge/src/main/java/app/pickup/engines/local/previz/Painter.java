package app.pickup.engines.local.previz;

import app.pickup.media.PixelLayout;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Draws layers, the farthest first, as a camera sees them: each pixel from four of the layer's,
 * every row by itself, so that the same frame comes out however many threads draw it.
 */
final class Painter {
  /** Bits of a position between two pixels. */
  private static final int SUB = 16;

  /** Bits of it that weigh. */
  private static final int WEIGHT = 8;

  private static final int UNIT = 1 << WEIGHT;
  private static final int FROM = 14;

  /** Bayer's 8 by 8: where a level lies between two, it is the one and the other by turns. */
  private static final int[] BAYER = bayer();

  private final PixelLayout layout;
  private final double aspect;
  private final int shift;

  /** Rows of one group, so that a thread has something to do. */
  private static final int GROUP = 16;

  Painter(PixelLayout layout) {
    this.layout = layout;
    this.aspect = (double) layout.width() / layout.height();
    this.shift = FROM - layout.depth();
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
    for (int y = first; y < Math.min(rows, first + GROUP); y++) {
      boolean clear = false;
      for (Seen seen : layers) {
        if (seen.fixed() && over != null && !clear) {
          // words stand before the weather
          over.row(plane, y, row);
          clear = true;
        }
        Layer other = seen.part() > 0 ? seen.other() : null;
        if (other != null) {
          // both lie on the same behind
          System.arraycopy(row, 0, second, 0, columns);
          draw(other, pose, plane, y, second);
        }
        draw(seen.layer(), seen.fixed() ? Pose.STILL : pose, plane, y, row);
        if (other != null) {
          for (int x = 0; x < columns; x++) {
            row[x] += (second[x] - row[x]) * seen.part() >> 8;
          }
        }
      }
      if (over != null && !clear) {
        over.row(plane, y, row);
      }
      put(row, out, plane, y);
    }
  }

  /** One row of one layer. */
  private void draw(Layer layer, Pose pose, int plane, int y, int[] row) {
    boolean chroma = plane > 0;
    int columns = row.length;
    int stepX = chroma ? 1 << layout.chromaX() : 1;
    int stepY = chroma ? 1 << layout.chromaY() : 1;
    // chroma lies on the first of its columns, between its rows (H.273, chroma location 0)
    double firstX = .5;
    double rowY = y * stepY + stepY / 2.0;
    double screenX = firstX / layout.height() - aspect / 2 - pose.panX();
    double screenY = rowY / layout.height() - .5 - pose.panY();
    double cos = Math.cos(pose.roll());
    double sin = Math.sin(pose.roll());
    double near = layer.near;
    double scale = (1 - pose.z() * near) / pose.zoom();
    double stepU = cos * scale * stepX / layout.height();
    double stepV = -sin * scale * stepX / layout.height();
    double u = (screenX * cos + screenY * sin) * scale + pose.x() * near;
    double v = (screenY * cos - screenX * sin) * scale + pose.y() * near;

    int shrink = chroma ? 2 : 1;
    double pixels = (double) layer.wholeHeight / shrink;
    // from picture heights round the middle to this plane's pixels, whole numbers in their centres
    double atX =
        u * pixels + (double) layer.wholeWidth / shrink / 2 - .5 - (double) layer.left / shrink;
    double atY = v * pixels + pixels / 2 - .5 - (double) layer.top / shrink;
    int width = chroma ? layer.chromaWidth : layer.width;
    int height = chroma ? layer.chromaHeight : layer.height;
    short[] from = plane == 0 ? layer.luma : plane == 1 ? layer.chromaU : layer.chromaV;
    short[] alpha = chroma ? layer.chromaAlpha : layer.alpha;
    long fx = Math.round(atX * (1 << SUB));
    long fy = Math.round(atY * (1 << SUB));
    long dx = Math.round(stepU * pixels * (1 << SUB));
    long dy = Math.round(stepV * pixels * (1 << SUB));
    if (dy == 0) {
      level(from, alpha, width, height, fx, fy, dx, row);
    } else if (alpha == null) {
      covering(from, width, height, fx, fy, dx, dy, row, columns);
    } else {
      over(from, alpha, width, height, fx, fy, dx, dy, row, columns);
    }
  }

  /**
   * A row that is a row of the layer too: first mixed of two of its rows, then along it. Half the
   * work of four pixels for each, and what runs straight through memory is done eight at a time.
   */
  private static void level(
      short[] from, short @Nullable [] alpha, int w, int h, long fx, long fy, long dx, int[] row) {
    boolean holes = alpha != null;
    long endY = (long) (h - 1) << SUB;
    if (holes && (fy < 0 || fy >= endY)) {
      return;
    }
    long py = Math.max(0, Math.min(endY, fy));
    int wy = (int) (py >> SUB - WEIGHT) & UNIT - 1;
    int begin = 0;
    int end = row.length;
    if (holes) {
      long endX = (long) (w - 1) << SUB;
      begin = (int) Math.max(0, Math.min(end, Math.floorDiv(-fx + dx - 1, dx)));
      end = (int) Math.max(begin, Math.min(end, Math.floorDiv(endX - fx + dx - 1, dx)));
    }
    if (begin == end) {
      return;
    }
    long startX = fx + begin * dx;
    // as many of the layer's columns as are seen
    int first = (int) Math.max(0, Math.min(w - 1, startX >> SUB));
    int last = (int) Math.max(0, Math.min(w - 1, (startX + (end - 1 - begin) * dx >> SUB) + 1));
    int at = (int) (py >> SUB) * w;
    int[] values = mixed(from, at, at + w < from.length ? w : 0, first, last, wy);
    long base = startX - ((long) first << SUB);
    int most = last - first;
    if (alpha == null) {
      along(values, base, dx, most, row, begin, end);
      return;
    }
    int[] alphas = mixed(alpha, at, at + w < alpha.length ? w : 0, first, last, wy);
    for (int x = begin; x < end; x++, base += dx) {
      int ix = (int) (base >> SUB);
      int wx = (int) (base >> SUB - WEIGHT) & UNIT - 1;
      int a = alphas[ix] * (UNIT - wx) + alphas[ix + 1] * wx >> 2 * WEIGHT;
      if (a > 0) {
        int value = values[ix] * (UNIT - wx) + values[ix + 1] * wx >> 2 * WEIGHT;
        row[x] = value + (row[x] * (Layer.ONE - a) >> FROM);
      }
    }
  }

  private static void along(
      int[] values, long base, long dx, int most, int[] row, int begin, int end) {
    for (int x = begin; x < end; x++, base += dx) {
      int ix = (int) (base >> SUB);
      int wx = (int) (base >> SUB - WEIGHT) & UNIT - 1;
      // rounding may look a hair over the edge
      if (ix < 0 || ix >= most) {
        ix = Math.max(0, Math.min(most, ix));
        wx = 0;
      }
      row[x] = values[ix] * (UNIT - wx) + values[ix + 1] * wx >> 2 * WEIGHT;
    }
  }

  /** Two rows mixed, one column more than is asked for. */
  private static int[] mixed(short[] from, int at, int down, int first, int last, int wy) {
    int[] values = new int[last - first + 2];
    int upper = at + first;
    int lower = upper + down;
    for (int i = 0; i <= last - first; i++) {
      values[i] = from[upper + i] * (UNIT - wy) + from[lower + i] * wy;
    }
    values[last - first + 1] = values[last - first];
    return values;
  }

  private static void covering(
      short[] from, int w, int h, long fx, long fy, long dx, long dy, int[] row, int columns) {
    long mostX = (long) (w - 1) << SUB;
    long mostY = (long) (h - 1) << SUB;
    for (int x = 0; x < columns; x++, fx += dx, fy += dy) {
      long px = Math.max(0, Math.min(mostX, fx));
      long py = Math.max(0, Math.min(mostY, fy));
      int ix = (int) (px >> SUB);
      int iy = (int) (py >> SUB);
      int wx = (int) (px >> SUB - WEIGHT) & UNIT - 1;
      int wy = (int) (py >> SUB - WEIGHT) & UNIT - 1;
      int at = iy * w + ix;
      int right = ix + 1 < w ? 1 : 0;
      int down = iy + 1 < h ? w : 0;
      int upper = from[at] * (UNIT - wx) + from[at + right] * wx;
      int lower = from[at + down] * (UNIT - wx) + from[at + down + right] * wx;
      row[x] = upper * (UNIT - wy) + lower * wy >> 2 * WEIGHT;
    }
  }

  private static void over(
      short[] from,
      short[] alpha,
      int w,
      int h,
      long fx,
      long fy,
      long dx,
      long dy,
      int[] row,
      int columns) {
    long endX = (long) (w - 1) << SUB;
    long endY = (long) (h - 1) << SUB;
    int begin = 0;
    int end = columns;
    if (dx > 0) {
      begin = (int) Math.max(0, Math.min(columns, Math.floorDiv(-fx + dx - 1, dx)));
      end = (int) Math.max(begin, Math.min(columns, Math.floorDiv(endX - fx + dx - 1, dx)));
    }
    fx += begin * dx;
    fy += begin * dy;
    for (int x = begin; x < end; x++, fx += dx, fy += dy) {
      if (fy < 0 || fy >= endY) {
        continue;
      }
      int wx = (int) (fx >> SUB - WEIGHT) & UNIT - 1;
      int wy = (int) (fy >> SUB - WEIGHT) & UNIT - 1;
      int at = (int) (fy >> SUB) * w + (int) (fx >> SUB);
      int a =
          (alpha[at] * (UNIT - wx) + alpha[at + 1] * wx) * (UNIT - wy)
                  + (alpha[at + w] * (UNIT - wx) + alpha[at + w + 1] * wx) * wy
              >> 2 * WEIGHT;
      if (a == 0) {
        continue;
      }
      int upper = from[at] * (UNIT - wx) + from[at + 1] * wx;
      int lower = from[at + w] * (UNIT - wx) + from[at + w + 1] * wx;
      int value = upper * (UNIT - wy) + lower * wy >> 2 * WEIGHT;
      row[x] = value + (row[x] * (Layer.ONE - a) >> FROM);
    }
  }

  private void put(int[] row, byte[] out, int plane, int y) {
    int bytes = layout.bytesPerSample();
    int at = layout.offset(plane) + y * layout.stride(plane);
    int most = (1 << layout.depth()) - 1;
    int dither = (y & 7) * 8;
    if (bytes == 1) {
      for (int x = 0; x < row.length; x++) {
        int value = row[x] + BAYER[dither + (x & 7)] >> shift;
        out[at + x] = (byte) Math.max(0, Math.min(most, value));
      }
      return;
    }
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
