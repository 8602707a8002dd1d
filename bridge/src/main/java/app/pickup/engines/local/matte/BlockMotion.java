package app.pickup.engines.local.matte;

/**
 * Finds where each block of a picture lies in another, by the sum of absolute differences of luma
 * around it: first where its neighbours went, then in ever smaller steps (as MPEG encoders do).
 */
final class BlockMotion {
  static final int BLOCK = 8;

  private static final int AROUND = 2;
  private static final int REACH = 14;

  /** A vector must be better than another by so much; keeps flat blocks still. */
  private static final float CHANGE = .02f;

  private static final float STAND_STILL = .06f;

  private final int width;
  private final int height;
  final int columns;
  final int rows;
  final int[] dx;
  final int[] dy;

  /** How badly each block matches at its place. */
  final float[] cost;

  BlockMotion(ModelSize size) {
    width = size.width();
    height = size.height();
    columns = width / BLOCK;
    rows = height / BLOCK;
    dx = new int[columns * rows];
    dy = new int[columns * rows];
    cost = new float[columns * rows];
  }

  /** Where the active blocks of {@code here} lie in {@code there}; the others stand still. */
  void search(float[] here, float[] there, boolean[] active) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int block = row * columns + column;
        dx[block] = 0;
        dy[block] = 0;
        cost[block] = 0;
        if (active[block]) {
          search(here, there, column, row);
        }
      }
    }
  }

  private void search(float[] here, float[] there, int column, int row) {
    int block = row * columns + column;
    int left = column * BLOCK;
    int top = row * BLOCK;
    cost[block] = difference(here, there, left, top, 0, 0, Float.MAX_VALUE) - STAND_STILL;
    if (column > 0) {
      take(here, there, block, left, top, dx[block - 1], dy[block - 1], 0);
    }
    if (row > 0) {
      int above = block - columns;
      take(here, there, block, left, top, dx[above], dy[above], 0);
      if (column < columns - 1) {
        take(here, there, block, left, top, dx[above + 1], dy[above + 1], 0);
      }
    }
    for (int step = 4; step > 0; step >>= 1) {
      boolean better = true;
      for (int times = 0; better && times < 3; times++) {
        int x = dx[block];
        int y = dy[block];
        better = false;
        for (int j = -step; j <= step; j += step) {
          for (int i = -step; i <= step; i += step) {
            if ((i | j) != 0 && Math.abs(x + i) <= REACH && Math.abs(y + j) <= REACH) {
              better |= take(here, there, block, left, top, x + i, y + j, CHANGE);
            }
          }
        }
      }
    }
    cost[block] = Math.max(0, cost[block] + STAND_STILL);
  }

  private boolean take(
      float[] here, float[] there, int block, int left, int top, int x, int y, float penalty) {
    float found = difference(here, there, left, top, x, y, cost[block]) + penalty;
    if (found >= cost[block]) {
      return false;
    }
    cost[block] = found;
    dx[block] = x;
    dy[block] = y;
    return true;
  }

  /** Given up, and still above, once it is above {@code enough}. */
  private float difference(
      float[] here, float[] there, int left, int top, int x, int y, float enough) {
    int x0 = Math.max(0, left - AROUND);
    int x1 = Math.min(width, left + BLOCK + AROUND);
    int y0 = Math.max(0, top - AROUND);
    int y1 = Math.min(height, top + BLOCK + AROUND);
    boolean inside = x0 + x >= 0 && x1 + x <= width && y0 + y >= 0 && y1 + y <= height;
    float sum = 0;
    for (int row = y0; row < y1 && sum <= enough; row++) {
      int a = row * width;
      int b = (inside ? row + y : clamp(row + y, height)) * width;
      for (int column = x0; column < x1; column++) {
        int other = inside ? column + x : clamp(column + x, width);
        sum += Math.abs(here[a + column] - there[b + other]);
      }
    }
    return sum;
  }

  private static int clamp(int at, int size) {
    return Math.max(0, Math.min(size - 1, at));
  }
}
