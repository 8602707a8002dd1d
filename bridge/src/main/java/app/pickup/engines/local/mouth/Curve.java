package app.pickup.engines.local.mouth;

/**
 * A smooth line through points that never overshoots them (Fritsch and Carlson 1980, "Monotone
 * piecewise cubic interpolation"), looked up on an even grid. Before its first point and behind its
 * last it goes on level.
 */
final class Curve {
  private static final int CELLS = 256;

  private final float from;
  private final float perCell;
  private final float[] values = new float[CELLS + 1];

  /**
   * @param x ascending; points that lie too near to the one before are left out
   */
  Curve(float[] x, float[] y) {
    float[] px = new float[x.length];
    float[] py = new float[x.length];
    int n = 0;
    float least = Math.max(1e-3f, (x[x.length - 1] - x[0]) / 200);
    for (int i = 0; i < x.length; i++) {
      if (n == 0 || x[i] - px[n - 1] > least) {
        px[n] = x[i];
        py[n++] = y[i];
      }
    }
    from = px[0];
    perCell = Math.max(1e-6f, (px[n - 1] - px[0]) / CELLS);
    float[] slope = slopes(px, py, n);
    int i = 0;
    for (int cell = 0; cell <= CELLS; cell++) {
      float at = from + cell * perCell;
      while (i < n - 2 && at > px[i + 1]) {
        i++;
      }
      values[cell] = n == 1 ? py[0] : between(px, py, slope, i, at);
    }
  }

  private static float[] slopes(float[] x, float[] y, int n) {
    float[] slope = new float[n];
    for (int i = 0; i < n; i++) {
      if (i == 0 || i == n - 1) {
        int other = i == 0 ? Math.min(1, n - 1) : i - 1;
        slope[i] = other == i ? 0 : (y[other] - y[i]) / (x[other] - x[i]);
      } else {
        float before = (y[i] - y[i - 1]) / (x[i] - x[i - 1]);
        float after = (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
        slope[i] = before * after <= 0 ? 0 : 2 * before * after / (before + after);
      }
    }
    return slope;
  }

  private static float between(float[] x, float[] y, float[] slope, int i, float at) {
    float width = x[i + 1] - x[i];
    float t = Math.max(0, Math.min(1, (at - x[i]) / width));
    float t2 = t * t;
    float t3 = t2 * t;
    return (2 * t3 - 3 * t2 + 1) * y[i]
        + (t3 - 2 * t2 + t) * width * slope[i]
        + (3 * t2 - 2 * t3) * y[i + 1]
        + (t3 - t2) * width * slope[i + 1];
  }

  float at(float x) {
    float cell = (x - from) / perCell;
    if (cell <= 0) {
      return values[0];
    }
    int i = (int) cell;
    return i >= CELLS ? values[CELLS] : values[i] + (values[i + 1] - values[i]) * (cell - i);
  }
}
