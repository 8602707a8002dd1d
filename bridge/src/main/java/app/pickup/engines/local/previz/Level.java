package app.pickup.engines.local.previz;

import org.jspecify.annotations.Nullable;

/**
 * The brush of a camera that does not lean: the picture's rows are rows of the layer too. Each of
 * the layer's rows is brought to the picture's columns once, and serves the two rows of the picture
 * that it lies between; what mixes them runs straight through memory, which a processor does eight
 * at a time. What is not there, or is hidden, is left out.
 */
final class Level implements Brush {
  private final Sight sight;
  private final int height;
  private final Columns columns;
  private final @Nullable Runs runs;
  private Strip upper;
  private Strip lower;

  /** Null where all of the layer is there. */
  private @Nullable Strip upperAlpha;

  private @Nullable Strip lowerAlpha;
  private int at = -2;

  Level(Sight sight, Layer.Plane plane, int count) {
    this.sight = sight;
    height = plane.height();
    runs = plane.runs();
    columns = Columns.of(sight.line(0), plane.width(), count);
    upper = new Strip(plane.values(), columns);
    lower = new Strip(plane.values(), columns);
    if (plane.alpha() != null) {
      upperAlpha = new Strip(plane.alpha(), columns);
      lowerAlpha = new Strip(plane.alpha(), columns);
    }
  }

  @Override
  public Span hides(int y) {
    int place = sight.line(y).y();
    return runs != null && within(place) ? solid(runs, place >> SUB) : Span.NONE;
  }

  /** Whether there is a row of the layer above and one below. */
  private boolean within(int place) {
    return place >= 0 && place < height - 1 << SUB;
  }

  /** The columns in which both this row and the next hide what is behind. */
  private Span solid(Runs runs, int row) {
    return columns.inside(
        Math.max(runs.solidFrom[row], runs.solidFrom[row + 1]),
        Math.min(runs.solidTo[row], runs.solidTo[row + 1]));
  }

  @Override
  public void row(int y, int[] row, Span hidden) {
    int place = sight.line(y).y();
    if (runs == null) {
      int kept = Math.max(0, Math.min(height - 1 << SUB, place));
      seek(kept >> SUB, hidden);
      int weight = kept >> SUB - WEIGHT & UNIT - 1;
      mix(weight, row, 0, hidden.empty() ? row.length : hidden.from());
      mix(weight, row, hidden.to(), hidden.empty() ? 0 : row.length);
    } else if (within(place)) {
      cut(runs, place >> SUB, place >> SUB - WEIGHT & UNIT - 1, row);
    }
  }

  private void seek(int row, Span hidden) {
    if (row != at) {
      if (turn(row)) {
        upper.cover(row, hidden);
      }
      lower.cover(Math.min(row + 1, height - 1), hidden);
    }
    upper.show(hidden);
    lower.show(hidden);
  }

  /** Makes the lower strips the upper ones; whether these must be brought anew. */
  private boolean turn(int row) {
    boolean anew = row != at + 1;
    at = row;
    Strip values = upper;
    upper = lower;
    lower = values;
    Strip alphas = upperAlpha;
    upperAlpha = lowerAlpha;
    lowerAlpha = alphas;
    return anew;
  }

  private void cut(Runs runs, int place, int weight, int[] row) {
    if (place != at) {
      if (turn(place)) {
        bring(runs, place, upper, upperAlpha);
      }
      bring(runs, place + 1, lower, lowerAlpha);
    }
    Span there = there(runs, place).joined(there(runs, place + 1));
    Span solid = solid(runs, place).common(there);
    if (solid.empty()) {
      over(weight, row, there.from(), there.to());
      return;
    }
    over(weight, row, there.from(), solid.from());
    mix(weight, row, solid.from(), solid.to());
    over(weight, row, solid.to(), there.to());
  }

  private Span there(Runs runs, int row) {
    return columns.touched(runs.from[row], runs.to[row]);
  }

  private void bring(Runs runs, int row, Strip values, @Nullable Strip alphas) {
    Span there = there(runs, row);
    Span solid = columns.inside(runs.solidFrom[row], runs.solidTo[row]);
    values.cutout(row, there, solid, -1);
    if (alphas != null) {
      alphas.cutout(row, there, solid, Layer.ONE);
    }
  }

  private void mix(int weight, int[] row, int begin, int end) {
    int rest = UNIT - weight;
    int[] above = upper.cells;
    int[] below = lower.cells;
    for (int x = begin; x < end; x++) {
      row[x] = above[x] * rest + below[x] * weight >> 2 * WEIGHT;
    }
  }

  private void over(int weight, int[] row, int begin, int end) {
    if (upperAlpha == null || lowerAlpha == null) {
      return;
    }
    int rest = UNIT - weight;
    int[] above = upper.cells;
    int[] below = lower.cells;
    int[] aboveAlpha = upperAlpha.cells;
    int[] belowAlpha = lowerAlpha.cells;
    for (int x = begin; x < end; x++) {
      int a = aboveAlpha[x] * rest + belowAlpha[x] * weight >> 2 * WEIGHT;
      int value = above[x] * rest + below[x] * weight >> 2 * WEIGHT;
      row[x] = value + (row[x] * (Layer.ONE - a) >> Layer.BITS);
    }
  }
}
