package app.pickup.engines.local.mouth;

import app.pickup.engines.local.face.Lips;
import org.jspecify.annotations.Nullable;

/**
 * A mouth in a picture: its lips in a mouth's own directions, u along its corners and w down the
 * face, in pixels from the middle between the corners. The two need not stand at right angles: in a
 * face that is turned they do not.
 */
final class Mouth {
  // the points of MediaPipe's face mesh (Kartynnik et al. 2019, canonical_face_model)
  static final int[] UPPER_OUTER = Lips.outerUpper();
  static final int[] UPPER_INNER = Lips.innerUpper();
  static final int[] LOWER_INNER = Lips.innerLower();
  static final int[] LOWER_OUTER = Lips.outerLower();
  static final int[] JAW = {
    58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288
  };
  static final int LEFT = 61;
  static final int RIGHT = 291;
  static final int NOSE = 2;
  static final int CHIN = 152;
  static final int FOREHEAD = 10;

  /** Inner lips nearer than this share of the face's height touch: the mesh is no more exact. */
  private static final float TOUCH = .010f;

  final float x;
  final float y;
  final float ux;
  final float uy;
  final float wx;
  final float wy;

  /** Where its corners lie, in u. */
  final float left;

  final float right;

  /** From the middle to a corner, of the outer and of the inner lips. */
  final float half;

  final float halfInner;

  /** From forehead to chin. */
  final float height;

  /** Where nose and chin lie, in w. */
  final float nose;

  final float chin;

  /** Between the inner lips at their middle; 0: they touch. */
  final float gap;

  final Curve upperOuter;
  final Curve upperInner;
  final Curve lowerInner;
  final Curve lowerOuter;
  final Curve jaw;

  private final float det;

  /**
   * A mouth that is seen.
   *
   * @param px the mesh's points in pixels; {@code py} likewise
   */
  Mouth(float[] px, float[] py) {
    this(px, py, null);
  }

  /**
   * @param in the mouth in whose directions this one is told; null: its own
   */
  private Mouth(float[] px, float[] py, @Nullable Mouth in) {
    float across = length(px[RIGHT] - px[LEFT], py[RIGHT] - py[LEFT]);
    float down = length(px[CHIN] - px[NOSE], py[CHIN] - py[NOSE]);
    if (in == null) {
      x = (px[LEFT] + px[RIGHT]) / 2;
      y = (py[LEFT] + py[RIGHT]) / 2;
      ux = (px[RIGHT] - px[LEFT]) / across;
      uy = (py[RIGHT] - py[LEFT]) / across;
      wx = (px[CHIN] - px[NOSE]) / down;
      wy = (py[CHIN] - py[NOSE]) / down;
    } else {
      x = in.x;
      y = in.y;
      ux = in.ux;
      uy = in.uy;
      wx = in.wx;
      wy = in.wy;
    }
    det = ux * wy - uy * wx;
    left = u(px[LEFT], py[LEFT]);
    right = u(px[RIGHT], py[RIGHT]);
    half = (right - left) / 2;
    height = length(px[CHIN] - px[FOREHEAD], py[CHIN] - py[FOREHEAD]);
    nose = w(px[NOSE], py[NOSE]);
    chin = w(px[CHIN], py[CHIN]);
    float[][] upper = points(px, py, UPPER_INNER);
    float[][] lower = points(px, py, LOWER_INNER);
    halfInner = (upper[0][upper[0].length - 1] - upper[0][0]) / 2;
    if (in == null) {
      touch(upper[1], lower[1]);
    }
    upperInner = new Curve(upper[0], upper[1]);
    lowerInner = new Curve(lower[0], lower[1]);
    upperOuter = curve(points(px, py, UPPER_OUTER));
    lowerOuter = curve(points(px, py, LOWER_OUTER));
    jaw = curve(points(px, py, JAW));
    float middle = (left + right) / 2;
    gap = Math.max(0, lowerInner.at(middle) - upperInner.at(middle));
  }

  /** The mouth that is to be seen instead, told in this one's directions. */
  Mouth instead(float[] px, float[] py) {
    return new Mouth(px, py, this);
  }

  private void touch(float[] upper, float[] lower) {
    for (int i = 0; i < upper.length; i++) {
      float between = lower[i] - upper[i];
      if (between < TOUCH * height) {
        float seam = (lower[i] + upper[i]) / 2;
        // what is left goes on smoothly: a corner that opens must not begin with a step
        float rest = Math.max(0, between - TOUCH * height / 2);
        upper[i] = seam - rest / 2;
        lower[i] = seam + rest / 2;
      }
    }
  }

  /** Where a pixel lies along the mouth. */
  float u(float px, float py) {
    return ((px - x) * wy - (py - y) * wx) / det;
  }

  /** Where a pixel lies down the face. */
  float w(float px, float py) {
    return ((py - y) * ux - (px - x) * uy) / det;
  }

  /** The pixel at a place. */
  float px(float u, float w) {
    return x + u * ux + w * wx;
  }

  float py(float u, float w) {
    return y + u * uy + w * wy;
  }

  /** How open it is, by the face's height. */
  float opening() {
    return gap / height;
  }

  private float[][] points(float[] px, float[] py, int[] indices) {
    float[][] points = new float[2][indices.length];
    for (int i = 0; i < indices.length; i++) {
      points[0][i] = u(px[indices[i]], py[indices[i]]);
      points[1][i] = w(px[indices[i]], py[indices[i]]);
    }
    return points;
  }

  private static Curve curve(float[][] points) {
    return new Curve(points[0], points[1]);
  }

  private static float length(float dx, float dy) {
    return Math.max(1e-3f, (float) Math.hypot(dx, dy));
  }
}
