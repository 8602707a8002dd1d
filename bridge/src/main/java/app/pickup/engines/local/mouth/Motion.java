package app.pickup.engines.local.mouth;

/**
 * How the skin around a mouth moves when the mouth takes another shape: for every place of the new
 * picture the place of the old one that is seen there. Lips and jaw go down and up in columns, the
 * corners of the mouth go in and out; what lies between the new lips is not skin and is told by
 * {@link #inside}.
 */
final class Motion {
  /** Of the way between the lips that the upper one goes when they part, and when they meet. */
  private static final float UPPER_PARTS = .2f;

  private static final float UPPER_MEETS = .3f;

  /** Of the lower lip's way that the chin goes along. */
  private static final float JAW = .72f;

  /** How far from the middle the jaw moves, in half mouths, and cheeks follow the corners. */
  private static final float JAW_REACH = 2.1f;

  private static final float CHEEK_REACH = 2.2f;

  /** Below the chin, by the face's height, all stands still again. */
  private static final float NECK = .24f;

  private static final int COLUMNS = 65;

  private final Mouth mouth;
  private final float wide;
  private final float weight;
  private final float gap;
  private final float power;
  private final float upperShare;
  private final float jawWay;
  private final Curve change;

  /** The place in the old picture that {@link #find} has found. */
  float u;

  float w;

  /** Between the new lips: 0 at the upper, 1 at the lower; outside it is not within that. */
  float between;

  /** From the nearer new lip, in pixels; below 0 outside. */
  float depth;

  /**
   * @param gap between the new inner lips at their middle, in pixels
   * @param wide the new mouth's width to the old one's
   * @param round 0: the opening is pointed at its corners, to 1: it is round
   * @param weight how much of the new shape is wanted, 0 to 1; with 0 nothing moves
   */
  Motion(Mouth mouth, float gap, float wide, float round, float weight) {
    this.mouth = mouth;
    this.gap = gap;
    this.wide = 1 + (wide - 1) * weight;
    this.weight = weight;
    this.power = .85f - .35f * round;
    float parting = newGap(0) - mouth.gap;
    this.upperShare = parting > 0 ? UPPER_PARTS : UPPER_MEETS;
    this.jawWay = JAW * (1 - upperShare) * parting;
    this.change = changes();
  }

  /** By how much the gap grows, from corner to corner. */
  private Curve changes() {
    float[] columns = new float[COLUMNS];
    float[] grows = new float[COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
      // closer together towards the corners, where the gap opens fast
      columns[i] = -mouth.halfInner * (float) Math.cos(Math.PI * i / (COLUMNS - 1));
      grows[i] = i == 0 || i == COLUMNS - 1 ? 0 : newGap(columns[i]) - oldGap(columns[i]);
    }
    return new Curve(columns, grows);
  }

  /** How far the chin goes down. */
  float jawWay() {
    return jawWay;
  }

  /** The new lips' middle opening in pixels. */
  float opening() {
    return newGap(0);
  }

  /** Where the new inner lips lie in a column of the old picture. */
  float upperLip(float column) {
    return mouth.upperInner.at(column) - upperShare * change(column);
  }

  float lowerLip(float column) {
    return mouth.lowerInner.at(column) + (1 - upperShare) * change(column);
  }

  private float oldGap(float column) {
    return Math.max(0, mouth.lowerInner.at(column) - mouth.upperInner.at(column));
  }

  private float newGap(float column) {
    float t = column / mouth.halfInner;
    float shape = t * t >= 1 ? 0 : (float) Math.pow(1 - t * t, power);
    float old = oldGap(column);
    return old + (gap * shape - old) * weight;
  }

  private float change(float column) {
    return change.at(column);
  }

  /** Finds what is seen at a place of the new picture. */
  void find(float newU, float newW) {
    float spread =
        fall(Math.abs(newU) / mouth.half, 1, CHEEK_REACH)
            * fall(newW < 0 ? newW / mouth.nose : newW / mouth.chin, .45f, 1);
    u = newU / (1 + (wide - 1) * spread);
    float change = change(u);
    float upper = mouth.upperInner.at(u) - upperShare * change;
    float lower = mouth.lowerInner.at(u) + (1 - upperShare) * change;
    boolean apart = Math.abs(u) < mouth.halfInner && lower > upper;
    between = apart ? (newW - upper) / (lower - upper) : newW < (upper + lower) / 2 ? -1 : 2;
    depth = apart ? Math.min(newW - upper, lower - newW) : -1;
    w =
        between < .5f
            ? above(newW, upper, -upperShare * change)
            : below(newW, lower, (1 - upperShare) * change);
  }

  /** Whether the place that was found lies between the new lips. */
  boolean inside() {
    return depth > 0;
  }

  /** From the upper lip to the nose, where nothing moves. */
  private float above(float at, float lip, float way) {
    float outer = Math.min(mouth.upperOuter.at(u), lip - way - .5f);
    float moved = outer + way;
    if (at >= moved) {
      // within the lip, and never behind it
      return Math.min(at - way, lip - way);
    }
    float still = mouth.nose;
    if (at <= still || moved <= still) {
      return at;
    }
    float t = (at - still) / (moved - still);
    return at - way * t * t * (3 - 2 * t);
  }

  /** From the lower lip over the chin to the neck, where nothing moves again. */
  private float below(float at, float lip, float way) {
    float outer = Math.max(mouth.lowerOuter.at(u), lip - way + .5f);
    float chinWay = jawWay * fallSquared(u / (JAW_REACH * mouth.half));
    float jaw = Math.max(mouth.jaw.at(u), outer + 1);
    float moved = outer + way;
    if (at <= moved) {
      return Math.max(at - way, lip - way);
    }
    float chin = jaw + chinWay;
    if (at <= chin) {
      float t = (at - moved) / Math.max(1, chin - moved);
      return at - (way + (chinWay - way) * t * t * (3 - 2 * t));
    }
    float t = (at - chin) / (NECK * mouth.height);
    return t >= 1 ? at : at - chinWay * (1 - t * t * (3 - 2 * t));
  }

  /** 1 up to the one place, 0 from the other on. */
  private static float fall(float at, float from, float to) {
    float t = (at - from) / (to - from);
    return t <= 0 ? 1 : t >= 1 ? 0 : 1 - t * t * (3 - 2 * t);
  }

  private static float fallSquared(float t) {
    float rest = 1 - t * t;
    return rest <= 0 ? 0 : rest * rest;
  }

  /** The new picture's part that may differ: left, top, right, bottom, in u and w. */
  float[] reach() {
    float side = CHEEK_REACH * mouth.half;
    return new float[] {
      -side, mouth.nose, side, mouth.chin + Math.abs(jawWay) + NECK * mouth.height
    };
  }
}
