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

  /** Around its corners, by half a mouth, skin takes its way from the lips beside it. */
  private static final float SOFT = .5f;

  private static final int COLUMNS = 97;

  /** The part of the way to chin or nose in which skin goes over to that, as one over it. */
  private static final float EDGE = 4;

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

  private final Curve below;
  private final Curve above;

  /** The old column that lips of the asked one come from. */
  private float full;

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
    this.below = ways(true);
    this.above = ways(false);
  }

  /**
   * How far skin goes that lies off the lips, from cheek to cheek: as far as the lips beside it and
   * never less, but without their steps. The edge of a round mouth stands upright at its corners,
   * and skin that followed it would tear there.
   *
   * @param down below the lower lip; else above the upper one
   */
  private Curve ways(boolean down) {
    float first = to.left - SOFT * from.half;
    float step = (to.right - to.left + 2 * SOFT * from.half) / (COLUMNS - 1);
    int reach = Math.max(1, Math.round(.5f * SOFT * from.half / step));
    float[] columns = new float[COLUMNS];
    float[] exact = new float[COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
      float column = first + i * step;
      float side = column + sideways(column);
      columns[i] = column;
      exact[i] =
          down
              ? from.lowerOuter.at(side) - to.lowerOuter.at(column)
              : to.upperOuter.at(column) - from.upperOuter.at(side);
    }
    float[] most = new float[COLUMNS];
    float[] soft = new float[COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
      most[i] = exact[i];
      for (int j = Math.max(0, i - reach); j <= Math.min(COLUMNS - 1, i + reach); j++) {
        most[i] = Math.max(most[i], exact[j]);
      }
    }
    for (int i = 0; i < COLUMNS; i++) {
      float sum = 0;
      int count = 0;
      for (int j = Math.max(0, i - reach); j <= Math.min(COLUMNS - 1, i + reach); j++) {
        sum += most[j];
        count++;
      }
      soft[i] = down ? sum / count : -sum / count;
    }
    return new Curve(columns, soft);
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
    float side = sideways(atU);
    full = atU + side;
    u = atU + side * level(atU, atW);
    float cheek = fall(beyond(atU), 0, 1);
    float moved = between < .5f ? above(atW, upper) : below(atW, lower);
    w = atW + (moved - atW) * cheek;
  }

  /** How much of its column's way a place goes: lips all, nose and chin none. */
  private float level(float column, float at) {
    float upper = to.upperOuter.at(column);
    if (at < upper) {
      return fall((upper - at) / Math.max(1, upper - from.nose), 0, 1);
    }
    float lower = to.lowerOuter.at(column);
    return at <= lower ? 1 : fall((at - lower) / Math.max(1, from.chin - lower), 0, 1);
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
    float oldLip = from.upperInner.at(full);
    float outer = Math.min(to.upperOuter.at(newU), lip - LIP);
    float oldOuter = Math.min(from.upperOuter.at(full), oldLip - LIP);
    if (at >= outer) {
      float t = Math.min(1, (at - outer) / (lip - outer));
      return oldOuter + (oldLip - oldOuter) * t;
    }
    float still = from.nose;
    if (at <= still || outer <= still) {
      return at;
    }
    // skin comes from above the old lip also where its column has turned aside
    float t = (at - still) / (outer - still);
    float way = Math.min(oldOuter, from.upperOuter.at(u)) - outer;
    way += (above.at(newU) - way) * smooth(Math.min(1, (1 - t) * EDGE));
    return at + way * smooth(t);
  }

  /** From the lower lip over the chin to the neck, where nothing moves again. */
  private float below(float at, float lip) {
    float oldLip = from.lowerInner.at(full);
    float outer = Math.max(to.lowerOuter.at(newU), lip + LIP);
    float oldOuter = Math.max(from.lowerOuter.at(full), oldLip + LIP);
    if (at <= outer) {
      float t = Math.max(0, (at - lip) / (outer - lip));
      return oldLip + (oldOuter - oldLip) * t;
    }
    float way = Math.max(oldOuter, from.lowerOuter.at(u)) - outer;
    float jaw = Math.max(to.jaw.at(newU), outer + 1);
    float oldJaw = Math.max(from.jaw.at(u), outer + way + 1);
    if (at <= jaw) {
      float t = (at - outer) / (jaw - outer);
      way += (below.at(newU) - way) * smooth(Math.min(1, t * EDGE));
      return at + way + (oldJaw - jaw - way) * smooth(t);
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
