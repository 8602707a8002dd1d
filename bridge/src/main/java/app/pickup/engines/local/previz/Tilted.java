package app.pickup.engines.local.previz;

/** The brush of a camera that leans: each sample from the four that it lies between. */
record Tilted(Sight sight, Layer.Plane plane) implements Brush {

  @Override
  public Span hides(int y) {
    return Span.NONE;
  }

  @Override
  public void row(int y, int[] row, Span hidden) {
    Sight.Line line = sight.line(y);
    short[] alpha = plane.alpha();
    if (alpha == null) {
      cover(line, row);
    } else {
      over(alpha, line, row);
    }
  }

  private void cover(Sight.Line line, int[] row) {
    short[] from = plane.values();
    int w = plane.width();
    int lastX = w - 1 << SUB;
    int lastY = plane.height() - 1 << SUB;
    int fx = line.x();
    int fy = line.y();
    for (int x = 0; x < row.length; x++, fx += line.stepX(), fy += line.stepY()) {
      int px = Math.max(0, Math.min(lastX, fx));
      int py = Math.max(0, Math.min(lastY, fy));
      int wx = px >> SUB - WEIGHT & UNIT - 1;
      int wy = py >> SUB - WEIGHT & UNIT - 1;
      int at = (py >> SUB) * w + (px >> SUB);
      int right = px < lastX ? 1 : 0;
      int down = py < lastY ? w : 0;
      int upper = from[at] * (UNIT - wx) + from[at + right] * wx;
      int lower = from[at + down] * (UNIT - wx) + from[at + down + right] * wx;
      row[x] = upper * (UNIT - wy) + lower * wy >> 2 * WEIGHT;
    }
  }

  private void over(short[] alpha, Sight.Line line, int[] row) {
    short[] from = plane.values();
    int w = plane.width();
    int lastX = w - 1 << SUB;
    int lastY = plane.height() - 1 << SUB;
    int fx = line.x();
    int fy = line.y();
    for (int x = 0; x < row.length; x++, fx += line.stepX(), fy += line.stepY()) {
      if (fx < 0 || fx >= lastX || fy < 0 || fy >= lastY) {
        continue;
      }
      int wx = fx >> SUB - WEIGHT & UNIT - 1;
      int wy = fy >> SUB - WEIGHT & UNIT - 1;
      int at = (fy >> SUB) * w + (fx >> SUB);
      int a = mixed(alpha, at, w, wx, wy);
      if (a > 0) {
        row[x] = mixed(from, at, w, wx, wy) + (row[x] * (Layer.ONE - a) >> Layer.BITS);
      }
    }
  }

  private static int mixed(short[] from, int at, int down, int wx, int wy) {
    int upper = from[at] * (UNIT - wx) + from[at + 1] * wx;
    int lower = from[at + down] * (UNIT - wx) + from[at + down + 1] * wx;
    return upper * (UNIT - wy) + lower * wy >> 2 * WEIGHT;
  }
}
