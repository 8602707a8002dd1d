package app.pickup.engines.local.mouth;

/**
 * The inside of the plate's own mouth, taken from another frame of the same person: real teeth and
 * a real tongue (Bregler, Covell and Slaney 1997, "Video Rewrite"). It hangs from the skull, so
 * that teeth do not stretch when lips part: new lips show more or less of it. Only where they are
 * wider apart than its own it is drawn out.
 */
final class OwnInside implements Inside {
  private static final float LEAST_GAP = 1.5f;

  private final Mouth mouth;
  private final Piece piece;
  private final Inside otherwise;
  private final float share;
  private final float gain;
  private final float black;
  private final float scale;
  private final float margin;
  private final float[] other = new float[3];

  /**
   * @param share how much of it is seen, 0 to 1; the rest is the other's
   * @param light the face's light now
   */
  OwnInside(
      Mouth mouth,
      Motion motion,
      Piece piece,
      Inside otherwise,
      float share,
      float light,
      float black) {
    this.mouth = mouth;
    this.piece = piece;
    this.otherwise = otherwise;
    this.share = share;
    this.black = black;
    float now = Math.max(.01f, light - black);
    this.gain = Math.max(.5f, Math.min(2, now / Math.max(.01f, piece.light - black)));
    this.scale = piece.mouth.height / mouth.height;
    this.margin = Math.max(.8f, .006f * piece.mouth.height);
  }

  @Override
  public void at(Motion motion, float w, float[] yuv) {
    Mouth from = piece.mouth;
    float most = .93f * from.halfInner;
    float u =
        Math.max(
            -most, Math.min(most, (motion.newU - (motion.to.left + motion.to.right) / 2) * scale));
    float top = from.upperInner.at(u) + margin;
    float bottom = from.lowerInner.at(u) - margin;
    float seen = share * Math.max(0, Math.min(1, (bottom - top) / LEAST_GAP));
    if (seen > 0) {
      // a window of the piece, no larger than it is: nothing is drawn out into streaks
      float newTop = motion.to.upperInner.at(motion.newU);
      float room = bottom - top;
      float size = Math.min(room, (motion.to.lowerInner.at(motion.newU) - newTop) * scale);
      float fromSkull = from.nose + (newTop - mouth.nose) * scale;
      float begin = Math.max(top, Math.min(bottom - size, fromSkull));
      piece.at(u, begin + size * Math.max(0, Math.min(1, motion.between)), yuv);
      yuv[0] = black + (yuv[0] - black) * gain;
    }
    if (seen < 1) {
      otherwise.at(motion, w, other);
      for (int i = 0; i < 3; i++) {
        yuv[i] = seen <= 0 ? other[i] : other[i] + (yuv[i] - other[i]) * seen;
      }
    }
  }
}
