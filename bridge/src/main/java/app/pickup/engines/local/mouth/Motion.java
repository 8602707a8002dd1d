package app.pickup.engines.local.mouth;

/**
 * How the skin around a mouth moves when the mouth takes another shape: for every place of the new
 * picture the place of the old one that is seen there. Lips, chin and corners go from where they
 * are to where they are to be, column by column; nose and neck stand still; what lies between the
 * new lips is not skin and is told by {@link #inside}.
 */
final class Motion {
  /** How far from the middle cheeks still follow, in half mouths. */
  private static final float CHEEKS = 2.2f;

  /** Below the chin, by the face's height, all stands still again. */
  private static final float NECK = .24f;

  /** The least thickness of a lip, in pixels, for columns in which it has none. */
  private static final float LIP = .5f;

  final Mouth from;
  final Mouth to;

  /** Where the new lips would meet at their middle, were they closed; in w. */
  final float seam;

  /** A place in the new picture, as {@link #find} was asked. */
  float newU;

  float newW;

  /** The place in the old picture that is seen there. */
  float u;

  float w;

  /** Between the new lips: 0 at the upper, 1 at the lower; outside it is not within that. */
  float between;

  /** From the nearer new lip, in pixels; below 0 outside. */
  float depth;

  /**
   * @param from the mouth that is seen
   * @param to the mouth that is to be seen, told in the other's directions
   */
  Motion(Mouth from, Mouth to, float seam) {
    this.from = from;
    this.to = to;
    this.seam = seam;
  }

  /** Finds what is seen at a place of the new picture. */
  void find(float atU, float atW) {
    newU = atU;
    newW = atW;
    float upper = to.upperInner.at(atU);
    float lower = to.lowerInner.at(atU);
    boolean apart = lower > upper + .01f;
    between = apart ? (atW - upper) / (lower - upper) : atW < (upper + lower) / 2 ? -1 : 2;
    depth = apart ? Math.min(atW - upper, lower - atW) : -1;
    float level = atW < 0 ? atW / from.nose : atW / from.chin;
    u = atU + sideways(atU) * fall(level, .4f, 1);
    float cheek = fall(beyond(atU), 0, 1);
    float moved = between < .5f ? above(atW, upper) : below(atW, lower);
    w = atW + (moved - atW) * cheek;
  }

  /** Whether the place that was asked for lies between the new lips. */
  boolean inside() {
    return depth > 0;
  }

  /** How far outside the corners a column lies: 0 within, 1 where cheeks stand still. */
  private float beyond(float column) {
    float outside = Math.max(to.left - column, column - to.right);
    return outside / ((CHEEKS - 1) * from.half);
  }

  /** How far a column goes back to where it came from: as its corner does, less in the cheek. */
  private float sideways(float column) {
    float left = from.left - to.left;
    float right = from.right - to.right;
    float t = Math.max(0, Math.min(1, (column - to.left) / (to.right - to.left)));
    return (left + (right - left) * t) * fall(beyond(column), 0, 1);
  }

  /** From the upper lip to the nose, where nothing moves. */
  private float above(float at, float lip) {
    float oldLip = from.upperInner.at(u);
    float outer = Math.min(to.upperOuter.at(newU), lip - LIP);
    float oldOuter = Math.min(from.upperOuter.at(u), oldLip - LIP);
    if (at >= outer) {
      float t = Math.min(1, (at - outer) / (lip - outer));
      return oldOuter + (oldLip - oldOuter) * t;
    }
    float still = from.nose;
    if (at <= still || outer <= still) {
      return at;
    }
    float t = (at - still) / (outer - still);
    return at + (oldOuter - outer) * smooth(t);
  }

  /** From the lower lip over the chin to the neck, where nothing moves again. */
  private float below(float at, float lip) {
    float oldLip = from.lowerInner.at(u);
    float outer = Math.max(to.lowerOuter.at(newU), lip + LIP);
    float oldOuter = Math.max(from.lowerOuter.at(u), oldLip + LIP);
    if (at <= outer) {
      float t = Math.max(0, (at - lip) / (outer - lip));
      return oldLip + (oldOuter - oldLip) * t;
    }
    float jaw = Math.max(to.jaw.at(newU), outer + 1);
    float oldJaw = Math.max(from.jaw.at(u), oldOuter + 1);
    if (at <= jaw) {
      float t = (at - outer) / (jaw - outer);
      return at + (oldOuter - outer) + (oldJaw - jaw - oldOuter + outer) * smooth(t);
    }
    float t = (at - jaw) / (NECK * from.height);
    return t >= 1 ? at : at + (oldJaw - jaw) * (1 - smooth(t));
  }

  private static float smooth(float t) {
    return t * t * (3 - 2 * t);
  }

  /** 1 up to the one place, 0 from the other on. */
  private static float fall(float at, float first, float last) {
    float t = (at - first) / (last - first);
    return t <= 0 ? 1 : t >= 1 ? 0 : 1 - smooth(t);
  }

  /** The new picture's part that may differ: left, top, right, bottom, in u and w. */
  float[] reach() {
    float side = (CHEEKS - 1) * from.half;
    float bottom = Math.max(from.chin, to.chin) + NECK * from.height;
    return new float[] {
      Math.min(to.left, from.left) - side, from.nose, Math.max(to.right, from.right) + side, bottom
    };
  }
}
