package app.pickup.engines.local.matte;

import java.util.Arrays;

/** The mean over a square window, by running sums; at the border over what there is. */
final class BoxMean {
  private final int width;
  private final int height;
  private final float[] across;
  private final float[] sums;

  BoxMean(int width, int height) {
    this.width = width;
    this.height = height;
    across = new float[width * height];
    sums = new float[width];
  }

  /** {@code out} may be {@code in}. */
  void mean(float[] in, int radius, float[] out) {
    for (int y = 0; y < height; y++) {
      acrossRow(in, y * width, radius);
    }
    Arrays.fill(sums, 0);
    int count = 0;
    for (int y = -radius; y < height; y++) {
      if (y + radius < height) {
        add((y + radius) * width, 1);
        count++;
      }
      if (y - radius - 1 >= 0) {
        add((y - radius - 1) * width, -1);
        count--;
      }
      if (y >= 0) {
        float share = 1f / count;
        for (int x = 0; x < width; x++) {
          out[y * width + x] = sums[x] * share;
        }
      }
    }
  }

  private void acrossRow(float[] in, int row, int radius) {
    float sum = 0;
    int count = 0;
    for (int x = -radius; x < width; x++) {
      if (x + radius < width) {
        sum += in[row + x + radius];
        count++;
      }
      if (x - radius - 1 >= 0) {
        sum -= in[row + x - radius - 1];
        count--;
      }
      if (x >= 0) {
        across[row + x] = sum / count;
      }
    }
  }

  private void add(int row, float times) {
    for (int x = 0; x < width; x++) {
      sums[x] += times * across[row + x];
    }
  }
}
