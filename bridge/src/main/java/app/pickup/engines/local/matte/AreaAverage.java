package app.pickup.engines.local.matte;

import app.pickup.engines.local.pixels.PictureView;
import app.pickup.engines.local.pixels.Samples;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Scales a plane down to model size by averaging the samples that fall into each pixel. Rows are
 * summed eight bytes at a time, even and odd samples in lanes of one long. Not for more than one
 * thread.
 */
final class AreaAverage {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EVEN_BYTES = 0x00ff00ff00ff00ffL;
  private static final long EVEN_WORDS = 0x0000ffff0000ffffL;

  private final PictureView view;
  private final int plane;
  private final ModelSize size;
  private final int columns;
  private final int[] column;

  /** Where each pixel begins, in columns; one more at the end. */
  private final int[] begin;

  AreaAverage(PictureView view, int plane, ModelSize size) {
    this.view = view;
    this.plane = plane;
    this.size = size;
    this.columns = view.columns(plane);
    this.column = new int[columns];
    this.begin = new int[size.width() + 1];
    for (int x = 0; x <= size.width(); x++) {
      begin[x] = (int) ((long) x * columns / size.width());
    }
  }

  /** Code values, where 255 of 8 bits is 1. */
  void scale(byte[] frame, float[] out) {
    int rows = view.rows(plane);
    float unit = 1 / Samples.unit(view.depth);
    for (int y = 0; y < size.height(); y++) {
      int top = (int) ((long) y * rows / size.height());
      int bottom = Math.max(top + 1, (int) ((y + 1L) * rows / size.height()));
      if (view.wide) {
        sumWords(frame, top, bottom);
      } else {
        sumBytes(frame, top, bottom);
      }
      for (int x = 0; x < size.width(); x++) {
        int left = begin[x];
        int right = Math.max(left + 1, begin[x + 1]);
        int sum = column[left];
        for (int i = left + 1; i < right; i++) {
          sum += column[i];
        }
        out[y * size.width() + x] = sum * unit / ((bottom - top) * (right - left));
      }
    }
  }

  private void sumBytes(byte[] frame, int top, int bottom) {
    int x = 0;
    // a lane of 16 bits holds the sum of 257 rows
    for (; x + 8 <= columns && bottom - top <= 257; x += 8) {
      long even = 0;
      long odd = 0;
      for (int row = top; row < bottom; row++) {
        long eight = (long) LONGS.get(frame, view.row(plane, row) + x);
        even += eight & EVEN_BYTES;
        odd += eight >>> 8 & EVEN_BYTES;
      }
      for (int i = 0; i < 8; i += 2) {
        column[x + i] = (int) (even >>> 8 * i) & 0xffff;
        column[x + i + 1] = (int) (odd >>> 8 * i) & 0xffff;
      }
    }
    sumRest(frame, x, top, bottom);
  }

  private void sumWords(byte[] frame, int top, int bottom) {
    int x = 0;
    for (; x + 4 <= columns; x += 4) {
      long even = 0;
      long odd = 0;
      for (int row = top; row < bottom; row++) {
        long four = (long) LONGS.get(frame, view.row(plane, row) + 2 * x);
        even += four & EVEN_WORDS;
        odd += four >>> 16 & EVEN_WORDS;
      }
      column[x] = (int) even;
      column[x + 1] = (int) odd;
      column[x + 2] = (int) (even >>> 32);
      column[x + 3] = (int) (odd >>> 32);
    }
    sumRest(frame, x, top, bottom);
  }

  private void sumRest(byte[] frame, int from, int top, int bottom) {
    for (int x = from; x < columns; x++) {
      int sum = 0;
      for (int row = top; row < bottom; row++) {
        sum += Samples.get(frame, view.row(plane, row) + x * view.bytesPerSample(), view.wide);
      }
      column[x] = sum;
    }
  }
}
