package app.pickup.engines.local.matte;

/**
 * Chooses the part of the picture worth looking at: around the people last seen, and the whole
 * picture now and then, at a cut, and when something stirs outside, as somebody may come in.
 */
final class PersonBox {
  /** Closer to the region's border than this, and the region moves. */
  private static final int NEAR = 8;

  /** Kept around people when the region moves. */
  private static final int MARGIN = 16;

  private static final int WHOLE_EVERY = 24;
  private static final float PERSON = .05f;
  private static final int BLOCK = 16;

  /** Mean change of a block's green, 0 to 1, that is no noise. */
  private static final float STIR = .05f;

  /**
   * A shot that begins with less light than this, 0 to 1, is looked at whole: in the dark the
   * network finds people by what is around them, and loses faces when that is cut off.
   */
  private static final float DARK = .2f;

  private final ModelSize size;
  private final float[] before;
  private Region region;
  private Region people;
  private boolean anybody;
  private int sinceWhole;
  private boolean dark;

  PersonBox(ModelSize size) {
    this.size = size;
    region = size.whole();
    people = region;
    before = new float[size.pixels()];
  }

  /** The region in which to look at this picture. */
  Region next(float[] rgb, boolean cut) {
    if (cut) {
      dark = level(rgb) < DARK;
    }
    boolean whole = cut || dark || !anybody || ++sinceWhole >= WHOLE_EVERY || stirsOutside(rgb);
    System.arraycopy(rgb, size.pixels(), before, 0, size.pixels());
    if (whole) {
      region = size.whole();
      sinceWhole = 0;
      return region;
    }
    Region wanted = people.grown(MARGIN, size).snapped();
    boolean loose = wanted.pixels() < .85f * region.pixels();
    if (loose || !region.contains(people.grown(NEAR, size))) {
      region = wanted;
    }
    return region;
  }

  /** The alpha found in that region. */
  void seen(float[] alpha) {
    int left = size.width();
    int right = -1;
    int top = size.height();
    int bottom = -1;
    for (int y = region.y(); y < region.bottom(); y++) {
      int row = y * size.width();
      int x = region.x();
      while (x < region.right() && alpha[row + x] <= PERSON) {
        x++;
      }
      if (x == region.right()) {
        continue;
      }
      left = Math.min(left, x);
      x = region.right() - 1;
      while (alpha[row + x] <= PERSON) {
        x--;
      }
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
    anybody = bottom >= 0;
    people = anybody ? new Region(left, top, right + 1 - left, bottom + 1 - top) : size.whole();
  }

  private float level(float[] rgb) {
    double sum = 0;
    for (float value : rgb) {
      sum += value;
    }
    return (float) (sum / rgb.length);
  }

  private boolean stirsOutside(float[] rgb) {
    for (int y = 0; y < size.height(); y += BLOCK) {
      for (int x = 0; x < size.width(); x += BLOCK) {
        if (!region.contains(new Region(x, y, BLOCK, BLOCK)) && change(rgb, x, y) > STIR) {
          return true;
        }
      }
    }
    return false;
  }

  private float change(float[] rgb, int left, int top) {
    float sum = 0;
    for (int y = top; y < top + BLOCK; y++) {
      int row = y * size.width();
      for (int x = left; x < left + BLOCK; x++) {
        sum += Math.abs(rgb[size.pixels() + row + x] - before[row + x]);
      }
    }
    return sum / (BLOCK * BLOCK);
  }
}
