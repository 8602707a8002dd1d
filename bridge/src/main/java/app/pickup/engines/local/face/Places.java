package app.pickup.engines.local.face;

/**
 * Where the samples of a crop that is not turned lie along one axis: the same for every row, or for
 * every column, so they are reckoned once.
 */
final class Places {
  /** Bytes from the plane's first row or column to the sample before the place. */
  final int[] at;

  /** Bytes from there to the sample behind it; 0 at the plane's end. */
  final int[] next;

  /** How far the place lies toward the sample behind it. */
  final float[] share;

  /** Whether the place lies outside the plane. */
  final boolean[] out;

  private final int last;
  private final int stride;

  /**
   * @param last the axis' last sample
   * @param stride bytes from one sample to the next
   */
  Places(int count, int last, int stride) {
    this.at = new int[count];
    this.next = new int[count];
    this.share = new float[count];
    this.out = new boolean[count];
    this.last = last;
    this.stride = stride;
  }

  void set(int i, float place) {
    float within = place < 0 ? 0 : place > last ? last : place;
    int before = (int) within;
    at[i] = before * stride;
    next[i] = before < last ? stride : 0;
    share[i] = within - before;
    out[i] = place < -.5f || place > last + .5f;
  }
}
