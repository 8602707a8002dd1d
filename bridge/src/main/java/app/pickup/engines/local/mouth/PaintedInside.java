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

  private static final float NEUTRAL = 128 / 255f;

  private final Mouth mouth;
  private final Palette palette;
  private final float black;
  private final Shape shape;
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
    this.shape = shape;
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
    float red = .25f;

    float tongueAt = tongueTip + .035f * mouth.height * side * side;
    float tongue = step((w - tongueAt) / (2.2f * soft) + .5f) * (1 - .5f * side);
    luma += tongue * (light * .46f * corners * shadow - luma);
    red += tongue * (.8f - red);

    float lower = step((w - lowerEdge - arc) / soft + .5f) * (1 - side * side) * .75f;
    float lowerLight = light * .58f * corners * shadow * seams(motion.newU - middle, .8f);
    luma += lower * (lowerLight - luma);
    red += lower * (.12f - red);

    float upper = step((upperEdge - arc - w) / soft + .5f) * (1 - step((side - .8f) / .2f));
    float upperLight = light * .86f * corners * shadow * seams(motion.newU - middle, 1);
    luma += upper * (upperLight - luma);
    red += upper * (.06f - red);

    yuv[0] = black + luma;
    // teeth are paler than skin, tongue and hollow as red as the lips, and dark is never colourful
    float colour = red * Math.min(1, luma / Math.max(.02f, light) + .35f);
    yuv[1] = NEUTRAL + (palette.lip[1] - NEUTRAL) * colour * 1.1f;
    yuv[2] = NEUTRAL + (palette.lip[2] - NEUTRAL) * colour * 1.1f;
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
