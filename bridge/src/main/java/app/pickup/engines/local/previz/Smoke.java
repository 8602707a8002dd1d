package app.pickup.engines.local.previz;

import java.util.SplittableRandom;

/**
 * Smoke or fog that drifts: four octaves of smooth noise, thicker towards the picture's foot,
 * worked out small and drawn large.
 */
final class Smoke {
  private static final int COLUMNS = 96;
  private static final int ROWS = 54;
  private static final int LATTICE = 64;
  private static final int VEIL = 10200;

  private final int width;
  private final int height;
  private final float[] lattice = new float[LATTICE * LATTICE];
  private final float[] thick = new float[COLUMNS * ROWS];

  Smoke(long seed, int width, int height) {
    this.width = width;
    this.height = height;
    SplittableRandom random = new SplittableRandom(seed ^ 0x736d6f6bL);
    for (int i = 0; i < lattice.length; i++) {
      lattice[i] = random.nextFloat();
    }
  }

  void at(double seconds) {
    for (int y = 0; y < ROWS; y++) {
      for (int x = 0; x < COLUMNS; x++) {
        double px = (double) x / ROWS * 3;
        double py = (double) y / ROWS * 3;
        float sum = 0;
        float weight = .5f;
        double scale = 1;
        for (int octave = 0; octave < 4; octave++) {
          double drift = seconds * (.16 + .07 * octave);
          sum += weight * noise(px * scale + drift + 17 * octave, py * scale - drift * .3);
          weight /= 2;
          scale *= 2;
        }
        float low = .35f + .65f * y / ROWS;
        thick[y * COLUMNS + x] = Easel.clamp((sum - .3f) * 1.5f) * low * .62f;
      }
    }
  }

  private float noise(double x, double y) {
    int ix = (int) Math.floor(x);
    int iy = (int) Math.floor(y);
    float fx = smooth((float) (x - ix));
    float fy = smooth((float) (y - iy));
    float upper = cell(ix, iy) * (1 - fx) + cell(ix + 1, iy) * fx;
    float lower = cell(ix, iy + 1) * (1 - fx) + cell(ix + 1, iy + 1) * fx;
    return upper * (1 - fy) + lower * fy;
  }

  private float cell(int x, int y) {
    return lattice[Math.floorMod(y, LATTICE) * LATTICE + Math.floorMod(x, LATTICE)];
  }

  private static float smooth(float t) {
    return t * t * (3 - 2 * t);
  }

  void row(int plane, int y, int[] row, int chromaX, int chromaY) {
    float py = ((y << chromaY) + .5f) * ROWS / height - .5f;
    int target = plane == 0 ? VEIL : Layer.GREY;
    for (int x = 0; x < row.length; x++) {
      float px = ((x << chromaX) + .5f) * COLUMNS / width - .5f;
      float veil = Fill.between(thick, COLUMNS, ROWS, px, py);
      row[x] += (int) ((target - row[x]) * veil);
    }
  }
}
