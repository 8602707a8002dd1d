package app.pickup.engines.local.previz;

import java.util.Arrays;

/** One row of a layer's plane at the picture's columns, {@link Brush#WEIGHT} bits finer. */
final class Strip {
  final int[] cells;
  private final short[] from;
  private final Columns columns;

  /** Columns that nobody has asked for yet. */
  private Span open = Span.NONE;

  private int start;

  Strip(short[] from, Columns columns) {
    this.from = from;
    this.columns = columns;
    cells = new int[columns.count()];
  }

  /** Brings a row here that covers the picture, but for the hidden columns. */
  void cover(int row, Span hidden) {
    start = row * columns.width();
    int begin = columns.begin();
    int end = columns.end();
    // beyond the edge its last pixel goes on
    Arrays.fill(cells, 0, begin, from[start] << Brush.WEIGHT);
    Arrays.fill(cells, end, cells.length, from[start + columns.width() - 1] << Brush.WEIGHT);
    open = hidden.common(new Span(begin, end));
    walk(begin, open.empty() ? end : open.from());
    walk(open.to(), open.empty() ? 0 : end);
  }

  /** Brings what is missing here, but for what is hidden now. */
  void show(Span hidden) {
    if (open.empty()) {
      return;
    }
    Span still = open.common(hidden);
    if (still.empty()) {
      walk(open.from(), open.to());
    } else {
      walk(open.from(), still.from());
      walk(still.to(), open.to());
    }
    open = still;
  }

  /**
   * Brings a row of a cut-out here: outside it is nothing.
   *
   * @param solid where all samples are {@code known}
   * @param known a sample; below 0: they are not all alike
   */
  void cutout(int row, Span there, Span solid, int known) {
    start = row * columns.width();
    Arrays.fill(cells, columns.begin(), there.from(), 0);
    Arrays.fill(cells, Math.max(there.to(), columns.begin()), columns.end(), 0);
    if (known < 0 || solid.empty()) {
      walk(there.from(), there.to());
      return;
    }
    walk(there.from(), solid.from());
    Arrays.fill(cells, solid.from(), solid.to(), known << Brush.WEIGHT);
    walk(solid.to(), there.to());
  }

  private void walk(int begin, int end) {
    int[] places = columns.places();
    int[] weights = columns.weights();
    int[] to = cells;
    for (int x = begin; x < end; x++) {
      int i = start + places[x];
      int left = from[i];
      to[x] = (left << Brush.WEIGHT) + (from[i + 1] - left) * weights[x];
    }
  }
}
