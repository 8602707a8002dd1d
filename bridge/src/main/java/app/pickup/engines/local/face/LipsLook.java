package app.pickup.engines.local.face;

import app.pickup.engines.local.network.Blob;
import app.pickup.engines.local.network.Onnx;
import java.io.Closeable;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * The second look at the lips of FaceMesh with attention (Grishchenko et al. 2020, section 3): what
 * the first network saw within the turned box of the lips goes through a network of its own, which
 * places the lips' points anew. Not for more than one thread.
 */
final class LipsLook implements Closeable {
  /** Side of the first network's grid of features, and pixels of its input in a cell. */
  static final int GRID = 48;

  static final int CELL = FaceMesh.SIDE / GRID;
  static final int CHANNELS = 32;

  private static final String INPUT =
      "StatefulPartitionedCall/functional_1/"
          + "transform_tensor_bilinear_v2/SpatialTransformer/transform/Reshape_5";
  private static final int SIDE = 16;

  /** The box is half as large again as the lips. */
  private static final double ROOM = 1.5;

  /** What the answer counts across the box. */
  private static final double SPAN = 64;

  private static final int[] POINTS = {
    61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 185, 40, 39, 37, 0, 267, 269, 270, 409, 78,
    95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 191, 80, 81, 82, 13, 312, 311, 310, 415, 76, 77,
    90, 180, 85, 16, 315, 404, 320, 307, 306, 184, 74, 73, 72, 11, 302, 303, 304, 408, 62, 96, 89,
    179, 86, 15, 316, 403, 319, 325, 292, 183, 42, 41, 38, 12, 268, 271, 272, 407
  };

  private final Onnx onnx;
  private final Blob within = new Blob(1, CHANNELS, SIDE, SIDE);
  private final Blob lips = new Blob(1, 2 * POINTS.length, 1, 1);

  LipsLook(Onnx onnx) {
    this.onnx = onnx;
  }

  /**
   * Places the lips' points anew.
   *
   * @param mesh x, y, z of all points in pixels of the first network's input; changed
   * @param features what the first network saw, planes of {@link #GRID} squared
   */
  void refine(float[] mesh, FloatBuffer features) {
    Box box = new Box(mesh);
    box.sample(features, within.values());
    onnx.run(Map.of(INPUT, within), Map.of("lips", lips));
    FloatBuffer answer = lips.values();
    for (int i = 0; i < POINTS.length; i++) {
      double u = answer.get(2 * i) / SPAN - .5;
      double v = answer.get(2 * i + 1) / SPAN - .5;
      mesh[3 * POINTS[i]] = (float) box.x(u, v);
      mesh[3 * POINTS[i] + 1] = (float) box.y(u, v);
    }
  }

  @Override
  public void close() {
    onnx.close();
  }

  /** The box of the lips along the line of their corners, in pixels of the first input. */
  private static final class Box {
    private final double c;
    private final double s;
    private final double x;
    private final double y;
    private final double width;
    private final double height;

    Box(float[] mesh) {
      double ax = mesh[3 * 291] - mesh[3 * 61];
      double ay = mesh[3 * 291 + 1] - mesh[3 * 61 + 1];
      double length = Math.max(1e-6, Math.hypot(ax, ay));
      c = ax / length;
      s = ay / length;
      double left = Double.MAX_VALUE;
      double top = Double.MAX_VALUE;
      double right = -Double.MAX_VALUE;
      double bottom = -Double.MAX_VALUE;
      for (int i : POINTS) {
        double u = mesh[3 * i] * c + mesh[3 * i + 1] * s;
        double v = mesh[3 * i + 1] * c - mesh[3 * i] * s;
        left = Math.min(left, u);
        right = Math.max(right, u);
        top = Math.min(top, v);
        bottom = Math.max(bottom, v);
      }
      double u = (left + right) / 2;
      double v = (top + bottom) / 2;
      x = u * c - v * s;
      y = u * s + v * c;
      width = ROOM * (right - left);
      height = ROOM * (bottom - top);
    }

    /** Of a place within the box, -0.5 to 0.5. */
    double x(double u, double v) {
      return x + u * width * c - v * height * s;
    }

    double y(double u, double v) {
      return y + u * width * s + v * height * c;
    }

    void sample(FloatBuffer features, FloatBuffer into) {
      for (int row = 0; row < SIDE; row++) {
        for (int column = 0; column < SIDE; column++) {
          double u = (column + .5) / SIDE - .5;
          double v = (row + .5) / SIDE - .5;
          double px = Math.max(0, Math.min(GRID - 1, x(u, v) / CELL - .5));
          double py = Math.max(0, Math.min(GRID - 1, y(u, v) / CELL - .5));
          int x0 = Math.min(GRID - 2, (int) px);
          int y0 = Math.min(GRID - 2, (int) py);
          float fx = (float) px - x0;
          float fy = (float) py - y0;
          for (int channel = 0; channel < CHANNELS; channel++) {
            int at = (channel * GRID + y0) * GRID + x0;
            float upper = features.get(at) * (1 - fx) + features.get(at + 1) * fx;
            float lower = features.get(at + GRID) * (1 - fx) + features.get(at + GRID + 1) * fx;
            into.put((channel * SIDE + row) * SIDE + column, upper * (1 - fy) + lower * fy);
          }
        }
      }
    }
  }
}
