package app.pickup.engines.local.mouth;

import app.pickup.engines.local.face.Face;

/** An eye that can blink: its upper lid goes down, and the skin up to the brow goes with it. */
final class Eye {
  // the points of MediaPipe's face mesh, from the one corner to the other
  private static final int[] LEFT_UPPER = {33, 246, 161, 160, 159, 158, 157, 173, 133};
  private static final int[] LEFT_LOWER = {33, 7, 163, 144, 145, 153, 154, 155, 133};
  private static final int[] LEFT_BROW = {46, 53, 52, 65, 55};
  private static final int[] RIGHT_UPPER = {362, 398, 384, 385, 386, 387, 388, 466, 263};
  private static final int[] RIGHT_LOWER = {362, 382, 381, 380, 374, 373, 390, 249, 263};
  private static final int[] RIGHT_BROW = {285, 295, 282, 283, 276};

  /** Lids nearer than this, in pixels, are shut already. */
  private static final float SHUT = 1.5f;

  private final float x;
  private final float y;
  private final float ux;
  private final float uy;
  private final float half;
  private final Curve upper;
  private final Curve lower;
  private final float brow;
  private final float open;

  private Eye(Face face, int[] upperLid, int[] lowerLid, int[] browLine) {
    float[] px = face.x();
    float[] py = face.y();
    int from = upperLid[0];
    int to = upperLid[upperLid.length - 1];
    x = (px[from] + px[to]) / 2;
    y = (py[from] + py[to]) / 2;
    float across = (float) Math.hypot(px[to] - px[from], py[to] - py[from]);
    half = across / 2;
    ux = (px[to] - px[from]) / across;
    uy = (py[to] - py[from]) / across;
    upper = curve(px, py, upperLid);
    lower = curve(px, py, lowerLid);
    float sum = 0;
    for (int point : browLine) {
      sum += down(px[point], py[point]);
    }
    brow = sum / browLine.length;
    open = lower.at(0) - upper.at(0);
  }

  static Eye left(Face face) {
    return new Eye(face, LEFT_UPPER, LEFT_LOWER, LEFT_BROW);
  }

  static Eye right(Face face) {
    return new Eye(face, RIGHT_UPPER, RIGHT_LOWER, RIGHT_BROW);
  }

  private Curve curve(float[] px, float[] py, int[] points) {
    float[] along = new float[points.length];
    float[] down = new float[points.length];
    for (int i = 0; i < points.length; i++) {
      along[i] = along(px[points[i]], py[points[i]]);
      down[i] = down(px[points[i]], py[points[i]]);
    }
    return new Curve(along, down);
  }

  private float along(float px, float py) {
    return (px - x) * ux + (py - y) * uy;
  }

  private float down(float px, float py) {
    return (py - y) * ux - (px - x) * uy;
  }

  /**
   * Lets the lid down.
   *
   * @param lids 0 open to 1 shut
   */
  void blink(byte[] frame, Warp warp, float lids) {
    if (open < SHUT) {
      return;
    }
    warp.apply(
        frame,
        x,
        y,
        1.25f * half + Math.abs(brow),
        place -> {
          float u = along(place[0], place[1]);
          float w = down(place[0], place[1]);
          float from = from(u, w, lids);
          place[0] = x + u * ux - from * uy;
          place[1] = y + u * uy + from * ux;
          return from != w;
        });
  }

  /** What is seen at a place when the lid is down so far: skin from above, else what was there. */
  private float from(float u, float w, float lids) {
    float side = Math.abs(u) / (1.2f * half);
    if (side >= 1 || w <= brow) {
      return w;
    }
    float lid = upper.at(u);
    float way = lids * (lower.at(u) - lid) * (side < .8f ? 1 : 5 * (1 - side));
    float moved = lid + way;
    if (w >= moved || way <= 0) {
      return w;
    }
    // near the lid the skin goes along whole: lashes and the lid's edge do not stretch
    float t = (w - brow) / (moved - brow);
    return w - way * t * t * (3 - 2 * t);
  }
}
