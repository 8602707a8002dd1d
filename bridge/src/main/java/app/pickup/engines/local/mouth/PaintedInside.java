package app.pickup.engines.local.mouth;

/**
 * The inside of a mouth that was never seen open: a dark hollow, upper teeth that hang from the
 * skull and do not move, lower ones that go with the jaw, a tongue; lit by the light that falls on
 * the face, darker toward the corners and below the upper lip, and nowhere sharper than the picture
 * is.
 */
final class PaintedInside implements Inside {
  // parts of the face's height
  private static final float UPPER_TEETH = .040f;
  private static final float LOWER_TEETH = .020f;
  private static final float SOFT = .010f;
  private static final float TOOTH = .030f;

  /** Of the skin's colour that teeth have: less looks cold in warm light. */
  private static final float TINT = .75f;

  private static final float NEUTRAL = 128 / 255f;

  private final Mouth mouth;
  private final Palette palette;
  private final float black;
  private final float light;
  private final float middle;
  private final float upperEdge;
  private final float lowerEdge;
  private final float tongueTip;

  /**
   * @param black the code value of black
   * @param rounded whether the lips are
   */
  PaintedInside(
      Mouth mouth, Motion motion, Palette palette, Shape shape, float black, boolean rounded) {
    this.mouth = mouth;
    this.palette = palette;
    this.middle = (motion.to.left + motion.to.right) / 2;
    this.black = black;
    this.light = Math.max(0, palette.skin[0] - black);
    float rest = motion.seam;
    // rounded lips are drawn over the teeth
    float hidden = rounded ? .022f : 0;
    upperEdge = rest + (UPPER_TEETH - .012f - hidden) * mouth.height;
    float lowerLip = motion.to.lowerInner.at((motion.to.left + motion.to.right) / 2);
    lowerEdge = lowerLip - LOWER_TEETH * mouth.height * Math.min(1, shape.open() * 1.4f);
    float low = lowerLip - .012f * mouth.height;
    tongueTip =
        low + (upperEdge - low) * shape.tongue() - .018f * mouth.height * (1 - shape.tongue());
  }

  @Override
  public void at(Motion motion, float w, float[] yuv) {
    float side = Math.min(1, Math.abs(motion.newU - middle) / motion.to.halfInner);
    float soft = Math.max(.8f, SOFT * mouth.height);
    float corners = 1 - .62f * side * side;
    // light comes in from above and in front: the lip's shadow lies on what is right below it
    float fromLip = w - motion.to.upperInner.at(motion.newU);
    float shadow = .45f + .55f * step(fromLip / (.035f * mouth.height));
    float arc = .020f * mouth.height * side * side;

    float hollow = .10f + .10f * step((w - upperEdge) / (.09f * mouth.height));
    float luma = light * hollow * corners;
    float ofLips = .7f;
    float ofSkin = 0;

    float tongueAt = tongueTip + .035f * mouth.height * side * side;
    float tongue = step((w - tongueAt) / (2.2f * soft) + .5f) * (1 - .5f * side);
    luma += tongue * (light * .46f * corners * shadow - luma);
    ofLips += tongue * (1.15f - ofLips);

    float lower = step((w - lowerEdge - arc) / soft + .5f) * (1 - side * side) * .75f;
    float lowerLight = light * .58f * corners * shadow * seams(motion.newU - middle, .8f);
    luma += lower * (lowerLight - luma);
    ofLips *= 1 - .85f * lower;
    ofSkin += lower * (TINT - ofSkin);

    float upper = step((upperEdge - arc - w) / soft + .5f) * (1 - step((side - .8f) / .2f));
    float upperLight = light * .86f * corners * shadow * seams(motion.newU - middle, 1);
    luma += upper * (upperLight - luma);
    ofLips *= 1 - .95f * upper;
    ofSkin += upper * (TINT - ofSkin);

    yuv[0] = black + luma;
    // teeth take their tint from the light on the skin, and what is dark is never colourful
    float bright = Math.min(1, luma / Math.max(.02f, light) + .3f);
    for (int plane = 1; plane < 3; plane++) {
      float lips = (palette.lip[plane] - NEUTRAL) * ofLips * bright;
      yuv[plane] = NEUTRAL + lips + (palette.skin[plane] - NEUTRAL) * ofSkin * bright;
    }
  }

  /** Teeth stand side by side; from afar that is hardly seen. */
  private float seams(float u, float scale) {
    float width = TOOTH * scale * mouth.height;
    if (width < 5) {
      return 1;
    }
    float within = Math.abs(u) / width;
    float toEdge = Math.abs(within - Math.round(within));
    return 1 - .10f * Math.max(0, 1 - toEdge * 7);
  }

  private static float step(float t) {
    return t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - 2 * t);
  }
}
