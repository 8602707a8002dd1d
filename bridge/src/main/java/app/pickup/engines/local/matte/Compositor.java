package app.pickup.engines.local.matte;

import app.pickup.engines.local.pixels.PictureView;
import app.pickup.engines.local.pixels.Samples;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lays the person over another background, in the plate's own planes and in place. The picture is
 * cut into cells between four pixels of the model: a cell all background is copied, a cell all
 * person is left alone to the bit, and only the cells in between are reckoned, with alpha from the
 * guided edge and the person's own colour. Not for more than one thread.
 */
final class Compositor {
  private static final byte BACKGROUND = 0;
  private static final byte PERSON = 1;
  private static final byte EDGE = 2;

  /** Below this alpha is 0, and above one less this it is 1. */
  private static final float CLEAR = .004f;

  private final PictureView view;
  private final ModelSize size;
  private final float unit;
  private final int max;

  /** Where each cell begins, in luma columns; one more at the end. */
  private final int[] begin;

  /** The kinds of the cells, of the row at hand and the one before it in its pair. */
  private final byte[][] kind = new byte[2][];

  private final float[][] alpha;
  private final float[] least;
  private final float[] most;
  private final float[] across;
  private final float[] acrossMost;
  private byte[] sorted;
  private byte[] spare;
  private int sortedAt;
  private int upper;
  private int lower;
  private float down;

  Compositor(PictureView view, ModelSize size) {
    this.view = view;
    this.size = size;
    unit = Samples.unit(view.depth);
    max = Samples.max(view.depth);
    begin = new int[size.width() + 2];
    for (int i = 1; i <= size.width(); i++) {
      double centre = (i - .5) * view.width / size.width() - .5;
      begin[i] = Math.max(0, (int) Math.ceil(centre));
    }
    begin[size.width() + 1] = view.width;
    sorted = new byte[size.width() + 1];
    spare = new byte[size.width() + 1];
    alpha = new float[2][view.width];
    least = new float[size.pixels()];
    most = new float[size.pixels()];
    across = new float[size.pixels()];
    acrossMost = new float[size.pixels()];
  }

  /**
   * Composites one picture.
   *
   * @param frame the plate, changed in place
   * @param background a frame of the same layout, or null to leave the plate as it is
   * @param out where alpha is wanted too, or null
   */
  void composite(
      byte[] frame,
      byte @Nullable [] background,
      Matte matte,
      GuidedEdge edge,
      @Nullable AlphaPlane out) {
    int pair = view.chromaY == 1 ? 2 : 1;
    spread(matte.alpha);
    for (int row = 0; row < view.rows(0); row++) {
      int of = row % pair;
      place(row, view.rows(0));
      kind[of] = kinds(row);
      luma(frame, background, matte, edge, row, of);
      if (out != null) {
        out.write(row, alpha[of]);
      }
      boolean lastOfPair = of == pair - 1 || row == view.rows(0) - 1;
      int chromaRow = row >> view.chromaY;
      if (background != null && lastOfPair && chromaRow < view.rows(1)) {
        if (of < pair - 1) {
          // an odd last row stands for its missing partner
          kind[1] = kind[0];
          System.arraycopy(alpha[0], 0, alpha[1], 0, alpha[0].length);
        }
        place(chromaRow, view.rows(1));
        chroma(frame, background, matte, chromaRow, pair - 1);
      }
    }
  }

  /** Between which rows of the model this row lies. */
  private void place(int row, int rows) {
    float at = (row + .5f) * size.height() / rows - .5f;
    int above = (int) Math.floor(at);
    down = at - above;
    upper = Math.max(0, above) * size.width();
    lower = Math.min(size.height() - 1, above + 1) * size.width();
  }

  /** The same for all rows between two rows of the model. */
  private byte[] kinds(int row) {
    int between = upper + lower;
    if (row > 0 && between == sortedAt) {
      return sorted;
    }
    sortedAt = between;
    byte[] next = spare;
    spare = sorted;
    sorted = next;
    sort(next);
    return next;
  }

  private void sort(byte[] kinds) {
    int last = size.width() - 1;
    float low = Math.min(least[upper], least[lower]);
    float high = Math.max(most[upper], most[lower]);
    for (int i = 0; i <= size.width(); i++) {
      int right = Math.min(last, i);
      float nextLow = Math.min(least[upper + right], least[lower + right]);
      float nextHigh = Math.max(most[upper + right], most[lower + right]);
      kinds[i] =
          Math.max(high, nextHigh) < CLEAR
              ? BACKGROUND
              : Math.min(low, nextLow) > 1 - CLEAR ? PERSON : EDGE;
      low = nextLow;
      high = nextHigh;
    }
  }

  /**
   * The least and the most alpha that the guided filter mixes into each place. A cell is only clear
   * or solid when all of that is, or the edge would be cut off in steps at the cell's border.
   */
  private void spread(float[] alpha) {
    int width = size.width();
    for (int at = 0; at < alpha.length; at += width) {
      for (int x = 0; x < width; x++) {
        float low = alpha[at + x];
        float high = low;
        for (int i = Math.max(0, x - GuidedEdge.RADIUS);
            i <= Math.min(width - 1, x + GuidedEdge.RADIUS);
            i++) {
          low = Math.min(low, alpha[at + i]);
          high = Math.max(high, alpha[at + i]);
        }
        across[at + x] = low;
        acrossMost[at + x] = high;
      }
    }
    for (int y = 0; y < size.height(); y++) {
      System.arraycopy(across, y * width, least, y * width, width);
      System.arraycopy(acrossMost, y * width, most, y * width, width);
      for (int j = Math.max(0, y - GuidedEdge.RADIUS);
          j <= Math.min(size.height() - 1, y + GuidedEdge.RADIUS);
          j++) {
        for (int x = 0; x < width; x++) {
          least[y * width + x] = Math.min(least[y * width + x], across[j * width + x]);
          most[y * width + x] = Math.max(most[y * width + x], acrossMost[j * width + x]);
        }
      }
    }
  }

  private void luma(
      byte[] frame, byte @Nullable [] background, Matte matte, GuidedEdge edge, int row, int of) {
    byte[] kinds = kind[of];
    float[] alphas = alpha[of];
    int bytes = view.bytesPerSample();
    int at = view.row(0, row);
    for (int cell = 0, end; cell < kinds.length; cell = end) {
      end = cell + 1;
      while (end < kinds.length && kinds[end] == kinds[cell]) {
        end++;
      }
      int from = begin[cell];
      int to = begin[end];
      if (kinds[cell] == EDGE) {
        for (int i = cell; i < end; i++) {
          lumaCell(frame, background, matte, edge, at, i, alphas);
        }
      } else {
        Arrays.fill(alphas, from, to, kinds[cell] == PERSON ? 1 : 0);
        if (background != null && kinds[cell] == BACKGROUND) {
          System.arraycopy(
              background, at + from * bytes, frame, at + from * bytes, (to - from) * bytes);
        }
      }
    }
  }

  /** Slope, base and spill change along a line within a cell. */
  private void lumaCell(
      byte[] frame,
      byte @Nullable [] background,
      Matte matte,
      GuidedEdge edge,
      int at,
      int cell,
      float[] alphas) {
    int left = Math.max(0, cell - 1);
    int right = Math.min(size.width() - 1, cell);
    float step = (float) size.width() / view.width;
    float into = (begin[cell] + .5f) * step - .5f - (cell - 1);
    float slope = between(edge.slope, left);
    float slopeStep = between(edge.slope, right) - slope;
    float base = between(edge.base, left);
    float baseStep = between(edge.base, right) - base;
    float spill = between(matte.spillY, left);
    float spillStep = between(matte.spillY, right) - spill;
    slope = (slope + slopeStep * into) / unit;
    slopeStep *= step / unit;
    base += baseStep * into;
    baseStep *= step;
    spill = (spill + spillStep * into) * unit;
    spillStep *= step * unit;
    boolean wide = view.wide;
    int bytes = view.bytesPerSample();
    for (int x = begin[cell]; x < begin[cell + 1]; x++) {
      int sample = at + x * bytes;
      int plate = Samples.get(frame, sample, wide);
      float a = slope * plate + base;
      a = a < CLEAR ? 0 : a > 1 - CLEAR ? 1 : a;
      alphas[x] = a;
      if (background != null && a < 1) {
        int behind = Samples.get(background, sample, wide);
        Samples.set(frame, sample, wide, rounded(behind + a * (plate + spill - behind)));
      }
      slope += slopeStep;
      base += baseStep;
      spill += spillStep;
    }
  }

  private float between(float[] f, int column) {
    float above = f[upper + column];
    return above + (f[lower + column] - above) * down;
  }

  private int rounded(float value) {
    int rounded = (int) (value + .5f);
    return rounded < 0 ? 0 : Math.min(rounded, max);
  }

  /** Both chroma planes of one row; alpha is the mean of the luma samples each stands for. */
  private void chroma(byte[] frame, byte[] background, Matte matte, int row, int second) {
    byte[] first = kind[0];
    byte[] other = kind[second];
    int bytes = view.bytesPerSample();
    int u = view.row(1, row);
    int v = view.row(2, row);
    int columns = view.columns(1);
    int done = 0;
    for (int cell = 0, end; cell < first.length; cell = end) {
      int here = first[cell] == other[cell] ? first[cell] : EDGE;
      end = cell + 1;
      while (end < first.length && (first[end] == other[end] ? first[end] : EDGE) == here) {
        end++;
      }
      if (here == EDGE) {
        continue;
      }
      // samples that lie wholly in this run; what straddles its ends belongs to the edge
      int from = (begin[cell] + view.chromaX) >> view.chromaX;
      int to = end == first.length ? columns : begin[end] >> view.chromaX;
      if (to > from) {
        chromaEdge(frame, background, matte, u, v, done, from, second);
        if (here == BACKGROUND) {
          System.arraycopy(
              background, u + from * bytes, frame, u + from * bytes, (to - from) * bytes);
          System.arraycopy(
              background, v + from * bytes, frame, v + from * bytes, (to - from) * bytes);
        }
        done = to;
      }
    }
    chromaEdge(frame, background, matte, u, v, done, columns, second);
  }

  private void chromaEdge(
      byte[] frame, byte[] background, Matte matte, int u, int v, int from, int to, int second) {
    float[] above = alpha[0];
    float[] below = alpha[second];
    float step = (float) size.width() / view.columns(1);
    int bytes = view.bytesPerSample();
    boolean wide = view.wide;
    for (int x = from; x < to; x++) {
      int a = x << view.chromaX;
      int b = Math.min(a + view.chromaX, view.width - 1);
      float share = (above[a] + above[b] + below[a] + below[b]) / 4;
      if (share == 1) {
        continue;
      }
      float column = (x + .5f) * step - .5f;
      int left = (int) Math.floor(column);
      float into = column - left;
      int right = Math.min(size.width() - 1, left + 1);
      left = Math.max(0, left);
      float leftU = between(matte.spillU, left);
      float leftV = between(matte.spillV, left);
      float spillU = leftU + (between(matte.spillU, right) - leftU) * into;
      float spillV = leftV + (between(matte.spillV, right) - leftV) * into;
      blend(frame, background, u + x * bytes, wide, share, spillU * unit);
      blend(frame, background, v + x * bytes, wide, share, spillV * unit);
    }
  }

  private void blend(
      byte[] frame, byte[] background, int at, boolean wide, float share, float spill) {
    int behind = Samples.get(background, at, wide);
    int plate = Samples.get(frame, at, wide);
    Samples.set(frame, at, wide, rounded(behind + share * (plate + spill - behind)));
  }
}
