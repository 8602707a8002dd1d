package app.pickup.engines.local.face;

/** An upright box in pixels of the picture; may reach over its edges. */
public record Box(float left, float top, float right, float bottom) {

  public float centreX() {
    return (left + right) / 2;
  }

  public float centreY() {
    return (top + bottom) / 2;
  }

  public float width() {
    return right - left;
  }

  public float height() {
    return bottom - top;
  }

  /** The longer side. */
  public float side() {
    return Math.max(width(), height());
  }

  /** How much two boxes have in common: the area of both over the area of either, 0 to 1. */
  public float overlap(Box other) {
    float wide = Math.min(right, other.right) - Math.max(left, other.left);
    float high = Math.min(bottom, other.bottom) - Math.max(top, other.top);
    if (wide <= 0 || high <= 0) {
      return 0;
    }
    float both = wide * high;
    return both / (width() * height() + other.width() * other.height() - both);
  }
}
