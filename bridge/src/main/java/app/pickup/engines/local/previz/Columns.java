package app.pickup.engines.local.previz;

/**
 * Where the picture's columns lie in a layer's plane, the same for all rows of a camera that does
 * not lean.
 *
 * @param width of the plane
 * @param line the picture's first row in it
 * @param begin the picture's first column with the plane on both sides
 * @param end the one after the last
 * @param places the plane's column before each
 * @param weights the next one's share
 */
record Columns(int width, Sight.Line line, int begin, int end, int[] places, int[] weights) {

  static Columns of(Sight.Line line, int width, int count) {
    int begin = first(-line.x(), line.stepX(), count);
    int end = Math.max(begin, first((width - 1 << Brush.SUB) - line.x(), line.stepX(), count));
    int[] places = new int[count];
    int[] weights = new int[count];
    for (int x = begin; x < end; x++) {
      int place = line.x() + x * line.stepX();
      places[x] = place >> Brush.SUB;
      weights[x] = place >> Brush.SUB - Brush.WEIGHT & Brush.UNIT - 1;
    }
    return new Columns(width, line, begin, end, places, weights);
  }

  int count() {
    return places.length;
  }

  /** The picture's columns that a run of the plane's has a part in. */
  Span touched(int from, int to) {
    return from < to ? within(from - 1, to) : new Span(begin, begin);
  }

  /** The picture's columns that lie between two of a run. */
  Span inside(int from, int to) {
    Span span = from < to ? within(from, to - 1) : Span.NONE;
    return span.empty() ? Span.NONE : span;
  }

  /** Those whose place in the plane is one of these. */
  private Span within(int from, int to) {
    int first = first((from << Brush.SUB) - line.x(), line.stepX(), count());
    int last = first((to << Brush.SUB) - line.x(), line.stepX(), count());
    int clipped = Math.max(begin, Math.min(end, first));
    return new Span(clipped, Math.max(clipped, Math.min(end, last)));
  }

  /** The first column that is so far along. */
  private static int first(int way, int step, int count) {
    return Math.max(0, Math.min(count, -Math.floorDiv(-way, step)));
  }
}
