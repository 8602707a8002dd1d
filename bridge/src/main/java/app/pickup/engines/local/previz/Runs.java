package app.pickup.engines.local.previz;

/**
 * Where each row of a cut-out layer has something, and where that hides all that is behind it: what
 * is not there need not be drawn, nor what nobody sees.
 */
final class Runs {
  /** Of each row the first column that is there, and the one after the last. */
  final int[] from;

  final int[] to;

  /** Of each row the longest run that hides what is behind; empty: 0 to 0. */
  final int[] solidFrom;

  final int[] solidTo;

  private Runs(int rows) {
    from = new int[rows];
    to = new int[rows];
    solidFrom = new int[rows];
    solidTo = new int[rows];
  }

  static Runs of(short[] alpha, int width, int height) {
    Runs runs = new Runs(height);
    for (int y = 0; y < height; y++) {
      runs.row(alpha, y * width, width, y);
    }
    return runs;
  }

  private void row(short[] alpha, int start, int width, int y) {
    int begin = width;
    int end = 0;
    int solid = 0;
    for (int x = 0; x < width; x++) {
      int a = alpha[start + x];
      if (a > 0) {
        begin = Math.min(begin, x);
        end = x + 1;
      }
      solid = a == Layer.ONE ? solid + 1 : 0;
      if (solid > solidTo[y] - solidFrom[y]) {
        solidFrom[y] = x + 1 - solid;
        solidTo[y] = x + 1;
      }
    }
    from[y] = Math.min(begin, end);
    to[y] = end;
  }
}
