package app.pickup.engines.local.mouth;

import app.pickup.engines.local.pixels.PictureView;
import app.pickup.engines.local.pixels.Samples;

/**
 * Samples of one plane at places between its pixels, in code values: by Catmull and Rom's cubic,
 * which keeps grain and edges that a straight line would blur. Beyond the picture's edge its last
 * pixels go on.
 */
final class Sampler {
  private final PictureView view;
  private final int plane;
  private final int columns;
  private final int rows;
  private final int step;
  private final float[] weights = new float[4];
  private final float[] down = new float[4];
  private byte[] frame = new byte[0];

  Sampler(PictureView view, int plane) {
    this.view = view;
    this.plane = plane;
    this.columns = view.columns(plane);
    this.rows = view.rows(plane);
    this.step = view.bytesPerSample();
  }

  /** Whose samples are taken from now on. */
  void of(byte[] of) {
    frame = of;
  }

  float at(float x, float y) {
    int column = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    cubic(x - column, weights);
    cubic(y - row, down);
    boolean within = column > 0 && column < columns - 2;
    float sum = 0;
    for (int j = 0; j < 4; j++) {
      int at = view.row(plane, clamp(row - 1 + j, rows));
      float line = 0;
      if (within) {
        int first = at + (column - 1) * step;
        for (int i = 0; i < 4; i++) {
          line += weights[i] * Samples.get(frame, first + i * step, view.wide);
        }
      } else {
        for (int i = 0; i < 4; i++) {
          int from = at + clamp(column - 1 + i, columns) * step;
          line += weights[i] * Samples.get(frame, from, view.wide);
        }
      }
      sum += down[j] * line;
    }
    return sum;
  }

  private static int clamp(int at, int count) {
    return at < 0 ? 0 : at >= count ? count - 1 : at;
  }

  private static void cubic(float t, float[] to) {
    float t2 = t * t;
    float t3 = t2 * t;
    to[0] = -.5f * t + t2 - .5f * t3;
    to[1] = 1 - 2.5f * t2 + 1.5f * t3;
    to[2] = .5f * t + 2 * t2 - 1.5f * t3;
    to[3] = .5f * (t3 - t2);
  }
}
