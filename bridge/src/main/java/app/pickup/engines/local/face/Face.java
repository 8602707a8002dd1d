package app.pickup.engines.local.face;

import java.util.Arrays;

/**
 * One face in one frame: the 468 points of MediaPipe FaceMesh (Kartynnik et al. 2019), placed in
 * the picture. Left and right are the picture's.
 */
public final class Face {
  /** How many points a face has. */
  public static final int POINTS = 468;

  static final int FOREHEAD = 10;
  static final int CHIN = 152;
  static final int LEFT_EYE = 33;
  static final int RIGHT_EYE = 263;
  private static final int LEFT_SIDE = 234;
  private static final int RIGHT_SIDE = 454;
  private static final int LEFT_CORNER = 61;
  private static final int RIGHT_CORNER = 291;
  private static final int[][] CENTRAL = {{82, 87}, {13, 14}, {312, 317}};

  private static final float TURNED_AWAY = 60;

  private final float[] x;
  private final float[] y;
  private final float[] z;
  private final float presence;
  private final float clear;

  Face(float[] x, float[] y, float[] z, float presence, float clear) {
    this.x = x;
    this.y = y;
    this.z = z;
    this.presence = presence;
    this.clear = clear;
  }

  /** The same points, where the mouth is seen this clearly. */
  Face seen(float howClearly) {
    return new Face(x, y, z, presence, howClearly);
  }

  /** Pixels from the picture's left edge, of every point. Not to be changed. */
  public float[] x() {
    return x;
  }

  /** Pixels from the picture's top edge, of every point. Not to be changed. */
  public float[] y() {
    return y;
  }

  /** Depth of every point in pixels, from the middle of the head; towards the camera below 0. */
  public float[] z() {
    return z;
  }

  /** How sure the network is that this is a face: 0 to 1. */
  public float presence() {
    return presence;
  }

  /** The smallest upright box around all points. */
  public Box box() {
    float left = Float.MAX_VALUE;
    float top = Float.MAX_VALUE;
    float right = -Float.MAX_VALUE;
    float bottom = -Float.MAX_VALUE;
    for (int i = 0; i < POINTS; i++) {
      left = Math.min(left, x[i]);
      right = Math.max(right, x[i]);
      top = Math.min(top, y[i]);
      bottom = Math.max(bottom, y[i]);
    }
    return new Box(left, top, right, bottom);
  }

  /** The longer side of the box, in pixels. */
  public float size() {
    return box().side();
  }

  /** Degrees to which the head is turned; above 0 it looks to the picture's right. */
  public float yaw() {
    double across = z[RIGHT_SIDE] - z[LEFT_SIDE];
    return (float)
        Math.toDegrees(
            Math.atan2(
                across, Math.hypot(x[RIGHT_SIDE] - x[LEFT_SIDE], y[RIGHT_SIDE] - y[LEFT_SIDE])));
  }

  /** Degrees to which the head nods; above 0 it looks down. */
  public float pitch() {
    return (float)
        Math.toDegrees(
            Math.atan2(
                z[CHIN] - z[FOREHEAD], Math.hypot(x[CHIN] - x[FOREHEAD], y[CHIN] - y[FOREHEAD])));
  }

  /** Degrees by which the line of the eyes is turned clockwise in the picture. */
  public float roll() {
    return (float)
        Math.toDegrees(Math.atan2(y[RIGHT_EYE] - y[LEFT_EYE], x[RIGHT_EYE] - x[LEFT_EYE]));
  }

  /**
   * How far the mouth stands open: the gap between the lips over the height of the face, each in
   * the round, so that neither turning nor nodding changes it. 0: closed; 0.1: wide open in speech.
   * May be a little below 0 where lips are pressed together.
   */
  public float opening() {
    int left = 78;
    int right = 308;
    double ax = x[right] - x[left];
    double ay = y[right] - y[left];
    double length = Math.max(1e-3, Math.hypot(ax, ay));
    double gap = 0;
    for (int[] pair : CENTRAL) {
      double across = ((y[pair[1]] - y[pair[0]]) * ax - (x[pair[1]] - x[pair[0]]) * ay) / length;
      double deep = z[pair[1]] - z[pair[0]];
      gap += Math.signum(across) * Math.min(1.25 * Math.abs(across), Math.hypot(across, deep));
    }
    return (float) (gap / CENTRAL.length / distance(FOREHEAD, CHIN));
  }

  /** Mouth corner from mouth corner, over the outer corner of one eye from that of the other. */
  public float width() {
    return distance(LEFT_CORNER, RIGHT_CORNER) / distance(LEFT_EYE, RIGHT_EYE);
  }

  /** From the middle of the mouth to the middle of the eyes, in pixels: what "too small" is of. */
  public float mouthToEyes() {
    return (float)
        Math.hypot(
            (x[13] + x[14] - x[LEFT_EYE] - x[RIGHT_EYE]) / 2,
            (y[13] + y[14] - y[LEFT_EYE] - y[RIGHT_EYE]) / 2);
  }

  /**
   * How well the mouth can be seen: 1, or less where the head is turned away, the network doubts,
   * or something that is not this mouth lies where the mouth should be; 0: not at all.
   */
  public float clear() {
    return clear;
  }

  /** Whether the mouth is hidden, by a hand say, or the head is turned away. */
  public boolean covered() {
    return clear < .5f || Math.abs(yaw()) > TURNED_AWAY;
  }

  private float distance(int a, int b) {
    double dx = x[a] - x[b];
    double dy = y[a] - y[b];
    double dz = z[a] - z[b];
    return (float) Math.max(1e-3, Math.sqrt(dx * dx + dy * dy + dz * dz));
  }

  /** The centre of these points, x and y. */
  double[] centre(int... points) {
    return new double[] {
      Arrays.stream(points).mapToDouble(i -> x[i]).average().orElseThrow(),
      Arrays.stream(points).mapToDouble(i -> y[i]).average().orElseThrow()
    };
  }
}
