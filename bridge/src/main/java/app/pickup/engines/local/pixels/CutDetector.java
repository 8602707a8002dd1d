package app.pickup.engines.local.pixels;

/**
 * Tells a hard cut from motion: the picture changes much, and much more than it did lately. A fixed
 * threshold alone misses cuts between dark pictures or takes fast motion for one.
 */
public final class CutDetector {
  /** Mean change of luma, 0 to 1. */
  private static final float LEAST = .06f;

  private static final float TIMES_USUAL = 3;
  private static final float USUAL_AT_FIRST = .03f;
  private static final int EVERY = 4;

  private final float[] before;
  private float usual = USUAL_AT_FIRST;
  private boolean first = true;

  /**
   * @param pixels how many each small picture has
   */
  public CutDetector(int pixels) {
    before = new float[pixels];
  }

  /** Whether this picture begins a new shot; the very first does. */
  public boolean cut(float[] luma) {
    float sum = 0;
    for (int i = 0; i < luma.length; i += EVERY) {
      sum += Math.abs(luma[i] - before[i]);
    }
    System.arraycopy(luma, 0, before, 0, luma.length);
    float change = sum * EVERY / luma.length;
    boolean cut = first || change > LEAST && change > TIMES_USUAL * usual;
    if (!cut) {
      usual += .2f * (change - usual);
    }
    first = false;
    return cut;
  }
}
