package app.pickup.engines.local.matte;

/**
 * Makes the matte of a picture between two key pictures from theirs. Away from edges both are
 * blended; at edges the matte is carried along the motion of the picture, from whichever side
 * matches better: a reduced cadence leaves no trails behind limbs.
 */
final class MotionFill {
  private static final int BLOCK = BlockMotion.BLOCK;
  private static final float SOFT = .02f;
  private static final float CHANGED = .05f;

  /** Added to the costs that weigh the two sides, so that noise decides nothing. */
  private static final float NOISE = .3f;

  private final ModelSize size;
  private final BlockMotion toBefore;
  private final BlockMotion toAfter;
  private final boolean[] edge;
  private final boolean[] active;
  private final float[] weight;

  MotionFill(ModelSize size) {
    this.size = size;
    toBefore = new BlockMotion(size);
    toAfter = new BlockMotion(size);
    edge = new boolean[toBefore.columns * toBefore.rows];
    active = new boolean[edge.length];
    weight = new float[edge.length];
  }

  /**
   * Fills in the matte of {@code now}.
   *
   * @param at how far it lies on the way from {@code before} (0) to {@code after} (1)
   */
  void fill(Moment before, Moment now, Moment after, float at) {
    blend(before.matte.alpha, now.matte.alpha, after.matte.alpha, at);
    blend(before.matte.spillY, now.matte.spillY, after.matte.spillY, at);
    now.matte.screen = before.matte.screen;
    blend(before.matte.spillU, now.matte.spillU, after.matte.spillU, at);
    blend(before.matte.spillV, now.matte.spillV, after.matte.spillV, at);
    findEdges(before.matte.alpha, after.matte.alpha);
    toBefore.search(now.luma, before.luma, active);
    toAfter.search(now.luma, after.luma, active);
    for (int i = 0; i < weight.length; i++) {
      float costBefore = toBefore.cost[i] + NOISE;
      float costAfter = toAfter.cost[i] + NOISE;
      float u = (1 - at) * costAfter * costAfter * costAfter;
      float v = at * costBefore * costBefore * costBefore;
      weight[i] = u / (u + v);
    }
    for (int i = 0; i < active.length; i++) {
      if (active[i]) {
        carry(before.matte, now.matte, after.matte, i % toBefore.columns, i / toBefore.columns);
      }
    }
  }

  private static void blend(float[] before, float[] now, float[] after, float at) {
    for (int i = 0; i < now.length; i++) {
      now[i] = before[i] + at * (after[i] - before[i]);
    }
  }

  /** Blocks that hold an edge, and those beside them. */
  private void findEdges(float[] before, float[] after) {
    int columns = toBefore.columns;
    int rows = toBefore.rows;
    for (int i = 0; i < edge.length; i++) {
      edge[i] = holdsEdge(before, after, i % columns * BLOCK, i / columns * BLOCK);
      active[i] = false;
    }
    for (int i = 0; i < edge.length; i++) {
      if (!edge[i]) {
        continue;
      }
      int column = i % columns;
      int row = i / columns;
      for (int y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
        for (int x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
          active[y * columns + x] = true;
        }
      }
    }
  }

  private boolean holdsEdge(float[] before, float[] after, int left, int top) {
    for (int y = top; y < top + BLOCK; y++) {
      for (int i = y * size.width() + left; i < y * size.width() + left + BLOCK; i++) {
        float a = before[i];
        float b = after[i];
        if (a > SOFT && a < 1 - SOFT || b > SOFT && b < 1 - SOFT || Math.abs(a - b) > CHANGED) {
          return true;
        }
      }
    }
    return false;
  }

  /** Every pixel of a block, its vectors interpolated between block centres. */
  private void carry(Matte before, Matte now, Matte after, int column, int row) {
    int columns = toBefore.columns;
    for (int y = row * BLOCK; y < (row + 1) * BLOCK; y++) {
      float fy = (y + .5f) / BLOCK - .5f;
      int upper = Math.max(0, (int) Math.floor(fy));
      int lower = Math.min(toBefore.rows - 1, (int) Math.floor(fy) + 1);
      float ay = fy - (float) Math.floor(fy);
      for (int x = column * BLOCK; x < (column + 1) * BLOCK; x++) {
        float fx = (x + .5f) / BLOCK - .5f;
        int left = Math.max(0, (int) Math.floor(fx));
        int right = Math.min(columns - 1, (int) Math.floor(fx) + 1);
        float ax = fx - (float) Math.floor(fx);
        int a = upper * columns + left;
        int b = upper * columns + right;
        int c = lower * columns + left;
        int d = lower * columns + right;
        float wa = (1 - ax) * (1 - ay);
        float wb = ax * (1 - ay);
        float wc = (1 - ax) * ay;
        float wd = ax * ay;
        int[] bx = toBefore.dx;
        int[] by = toBefore.dy;
        int[] cx = toAfter.dx;
        int[] cy = toAfter.dy;
        float share = wa * weight[a] + wb * weight[b] + wc * weight[c] + wd * weight[d];
        int to = y * size.width() + x;
        clear(now, to);
        add(
            before,
            x + wa * bx[a] + wb * bx[b] + wc * bx[c] + wd * bx[d],
            y + wa * by[a] + wb * by[b] + wc * by[c] + wd * by[d],
            share,
            now,
            to);
        add(
            after,
            x + wa * cx[a] + wb * cx[b] + wc * cx[c] + wd * cx[d],
            y + wa * cy[a] + wb * cy[b] + wc * cy[c] + wd * cy[d],
            1 - share,
            now,
            to);
      }
    }
  }

  private static void clear(Matte matte, int at) {
    matte.alpha[at] = 0;
    matte.spillY[at] = 0;
    matte.spillU[at] = 0;
    matte.spillV[at] = 0;
  }

  /** Adds a share of the matte found at this place between pixels. */
  private void add(Matte from, float x, float y, float share, Matte to, int at) {
    int width = size.width();
    float fx = Math.max(0, Math.min(width - 1.001f, x));
    float fy = Math.max(0, Math.min(size.height() - 1.001f, y));
    int i = (int) fx;
    int j = (int) fy;
    float ax = fx - i;
    float ay = fy - j;
    int p = j * width + i;
    float a = (1 - ax) * (1 - ay) * share;
    float b = ax * (1 - ay) * share;
    float c = (1 - ax) * ay * share;
    float d = ax * ay * share;
    to.alpha[at] += sample(from.alpha, p, width, a, b, c, d);
    to.spillY[at] += sample(from.spillY, p, width, a, b, c, d);
    to.spillU[at] += sample(from.spillU, p, width, a, b, c, d);
    to.spillV[at] += sample(from.spillV, p, width, a, b, c, d);
  }

  private static float sample(float[] f, int p, int width, float a, float b, float c, float d) {
    return a * f[p] + b * f[p + 1] + c * f[p + width] + d * f[p + width + 1];
  }
}
