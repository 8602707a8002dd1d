package app.pickup.engines.local.previz;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The brush of a camera that does not lean: the picture's rows are rows of the layer too. Each of
 * the layer's rows is brought to the picture's columns once, and serves the two rows of the picture
 * that it lies between; what mixes them runs straight through memory, which a processor does eight
 * at a time.
 */
final class Level implements Brush {
  private final Sight sight;
  private final int width;
  private final int height;

  /** Of each of the picture's columns: the layer's column before it, and the next one's share. */
  private final int[] places;

  private final int[] weights;
  private final Strip values;
  private final @Nullable Strip alphas;
  private final int begin;
  private final int end;

  Level(Sight sight, Layer.Plane plane, int columns) {
    this.sight = sight;
    width = plane.width();
    height = plane.height();
    Sight.Line line = sight.line(0);
    int last = width - 1 << SUB;
    // the columns that have the layer on both sides
    begin = column(-line.x(), line.stepX(), columns);
    end = Math.max(begin, column(last - line.x(), line.stepX(), columns));
    places = new int[columns];
    weights = new int[columns];
    for (int x = begin; x < end; x++) {
      int place = line.x() + x * line.stepX();
      places[x] = place >> SUB;
      weights[x] = place >> SUB - WEIGHT & UNIT - 1;
    }
    values = new Strip(plane.values(), columns);
    alphas = plane.alpha() == null ? null : new Strip(plane.alpha(), columns);
  }

  /** The first column that is so far along. */
  private static int column(int way, int step, int columns) {
    return Math.max(0, Math.min(columns, -Math.floorDiv(-way, step)));
  }

  @Override
  public void row(int y, int[] row) {
    int at = sight.line(y).y();
    int last = height - 1 << SUB;
    if (alphas == null) {
      int within = Math.max(0, Math.min(last, at));
      values.seek(within >> SUB);
      cover(values.upper, values.lower, within >> SUB - WEIGHT & UNIT - 1, row);
    } else if (at >= 0 && at < last && begin < end) {
      values.seek(at >> SUB);
      alphas.seek(at >> SUB);
      over(values, alphas, at >> SUB - WEIGHT & UNIT - 1, row, begin, end);
    }
  }

  private static void cover(int[] upper, int[] lower, int weight, int[] row) {
    int rest = UNIT - weight;
    for (int x = 0; x < row.length; x++) {
      row[x] = upper[x] * rest + lower[x] * weight >> 2 * WEIGHT;
    }
  }

  private static void over(Strip values, Strip alphas, int weight, int[] row, int begin, int end) {
    int rest = UNIT - weight;
    int[] upper = values.upper;
    int[] lower = values.lower;
    int[] upperAlpha = alphas.upper;
    int[] lowerAlpha = alphas.lower;
    for (int x = begin; x < end; x++) {
      int a = upperAlpha[x] * rest + lowerAlpha[x] * weight >> 2 * WEIGHT;
      int value = upper[x] * rest + lower[x] * weight >> 2 * WEIGHT;
      row[x] = value + (row[x] * (Layer.ONE - a) >> Layer.BITS);
    }
  }

  /** Two rows of a plane at the picture's columns, {@link Brush#WEIGHT} bits finer. */
  private final class Strip {
    private final short[] from;
    private int at = -2;
    private int[] upper;
    private int[] lower;

    Strip(short[] from, int columns) {
      this.from = from;
      upper = new int[columns];
      lower = new int[columns];
    }

    /** Makes this row of the plane the upper one. */
    void seek(int row) {
      if (row == at) {
        return;
      }
      if (row == at + 1) {
        int[] above = lower;
        lower = upper;
        upper = above;
      } else {
        across(row, upper);
      }
      across(Math.min(row + 1, height - 1), lower);
      at = row;
    }

    private void across(int row, int[] to) {
      int start = row * width;
      // beyond the edge its last pixel goes on
      Arrays.fill(to, 0, begin, from[start] << WEIGHT);
      Arrays.fill(to, end, to.length, from[start + width - 1] << WEIGHT);
      for (int x = begin; x < end; x++) {
        int i = start + places[x];
        int left = from[i];
        to[x] = (left << WEIGHT) + (from[i + 1] - left) * weights[x];
      }
    }
  }
}
