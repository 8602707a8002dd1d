package app.pickup.engines.local.mouth;

import app.pickup.engines.local.face.Face;

/**
 * Where a head is: how it was turned, scaled and moved from another picture of it, told from those
 * of its points that neither speech nor smiles move (Horn 1987, "Closed-form solution of absolute
 * orientation using unit quaternions").
 */
final class Pose {
  /** Forehead, the corners of the eyes, the nose, the sides of the head. */
  private static final int[] FIRM = {
    10, 151, 9, 8, 168, 6, 197, 195, 5, 4, 1, 67, 297, 103, 332, 54, 284, 33, 133, 362, 263, 127,
    356, 162, 389, 234, 454, 48, 278, 98, 327
  };

  private static final int SWEEPS = 12;

  private final double[][] turn = new double[3][3];
  private final double scale;
  private final double[] from;
  private final double[] to;

  private Pose(double[] from, double[] to, double[][] a, double[][] b) {
    this.from = from;
    this.to = to;
    double[][] s = new double[3][3];
    double spreadA = 0;
    double spreadB = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < 3; j++) {
        spreadA += a[i][j] * a[i][j];
        spreadB += b[i][j] * b[i][j];
        for (int k = 0; k < 3; k++) {
          s[j][k] += a[i][j] * b[i][k];
        }
      }
    }
    double[] q = largest(quaternions(s));
    turn(q[0], q[1], q[2], q[3]);
    scale = Math.sqrt(spreadB / Math.max(1e-9, spreadA));
  }

  /** From the one face to the other, each 3 rows of points: x, y, z. */
  static Pose of(float[][] a, float[][] b) {
    double[] from = centre(a);
    double[] to = centre(b);
    double[][] pa = new double[FIRM.length][3];
    double[][] pb = new double[FIRM.length][3];
    for (int i = 0; i < FIRM.length; i++) {
      for (int j = 0; j < 3; j++) {
        pa[i][j] = a[j][FIRM[i]] - from[j];
        pb[i][j] = b[j][FIRM[i]] - to[j];
      }
    }
    return new Pose(from, to, pa, pb);
  }

  static float[][] points(Face face) {
    return new float[][] {face.x(), face.y(), face.z()};
  }

  /** One coordinate of where a point goes: 0 x, 1 y, 2 z. */
  float at(int coordinate, float x, float y, float z) {
    double[] row = turn[coordinate];
    return (float)
        (to[coordinate]
            + scale * (row[0] * (x - from[0]) + row[1] * (y - from[1]) + row[2] * (z - from[2])));
  }

  private static double[] centre(float[][] points) {
    double[] centre = new double[3];
    for (int j = 0; j < 3; j++) {
      for (int i : FIRM) {
        centre[j] += points[j][i] / FIRM.length;
      }
    }
    return centre;
  }

  private static double[][] quaternions(double[][] s) {
    double[][] n = new double[4][4];
    n[0][0] = s[0][0] + s[1][1] + s[2][2];
    n[1][1] = s[0][0] - s[1][1] - s[2][2];
    n[2][2] = -s[0][0] + s[1][1] - s[2][2];
    n[3][3] = -s[0][0] - s[1][1] + s[2][2];
    n[0][1] = n[1][0] = s[1][2] - s[2][1];
    n[0][2] = n[2][0] = s[2][0] - s[0][2];
    n[0][3] = n[3][0] = s[0][1] - s[1][0];
    n[1][2] = n[2][1] = s[0][1] + s[1][0];
    n[1][3] = n[3][1] = s[2][0] + s[0][2];
    n[2][3] = n[3][2] = s[1][2] + s[2][1];
    return n;
  }

  /** The eigenvector of the largest eigenvalue, by Jacobi's rotations. */
  private static double[] largest(double[][] n) {
    double[][] vectors = new double[4][4];
    for (int i = 0; i < 4; i++) {
      vectors[i][i] = 1;
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int p = 0; p < 3; p++) {
        for (int q = p + 1; q < 4; q++) {
          rotate(n, vectors, p, q);
        }
      }
    }
    int best = 0;
    for (int i = 1; i < 4; i++) {
      best = n[i][i] > n[best][best] ? i : best;
    }
    return new double[] {vectors[0][best], vectors[1][best], vectors[2][best], vectors[3][best]};
  }

  private static void rotate(double[][] n, double[][] vectors, int p, int q) {
    if (Math.abs(n[p][q]) < 1e-12) {
      return;
    }
    double angle = .5 * Math.atan2(2 * n[p][q], n[q][q] - n[p][p]);
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    for (int k = 0; k < 4; k++) {
      double a = n[k][p];
      double b = n[k][q];
      n[k][p] = c * a - s * b;
      n[k][q] = s * a + c * b;
    }
    for (int k = 0; k < 4; k++) {
      double a = n[p][k];
      double b = n[q][k];
      n[p][k] = c * a - s * b;
      n[q][k] = s * a + c * b;
      double v = vectors[k][p];
      vectors[k][p] = c * v - s * vectors[k][q];
      vectors[k][q] = s * v + c * vectors[k][q];
    }
  }

  private void turn(double w, double x, double y, double z) {
    turn[0] =
        new double[] {w * w + x * x - y * y - z * z, 2 * (x * y - w * z), 2 * (x * z + w * y)};
    turn[1] =
        new double[] {2 * (x * y + w * z), w * w - x * x + y * y - z * z, 2 * (y * z - w * x)};
    turn[2] =
        new double[] {2 * (x * z - w * y), 2 * (y * z + w * x), w * w - x * x - y * y + z * z};
  }
}
