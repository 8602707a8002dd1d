package app.pickup.engines.local.matte;

import java.util.ArrayList;
import java.util.List;

/**
 * Fills what is missing of a picture smoothly from what is there: averages it into ever smaller
 * pictures and takes from them where the larger has nothing (pull-push, Gortler et al. 1996).
 */
final class HoleFill {
  private record Level(int width, int height, float[] value, float[] weight) {}

  private final List<Level> levels = new ArrayList<>();

  HoleFill(int width, int height) {
    int w = width;
    int h = height;
    while (w > 1 || h > 1) {
      w = (w + 1) / 2;
      h = (h + 1) / 2;
      levels.add(new Level(w, h, new float[w * h], new float[w * h]));
    }
    levels.add(0, new Level(width, height, new float[0], new float[0]));
  }

  /**
   * @param value changed in place
   * @param weight 1 where the value is known, 0 where not
   */
  void fill(float[] value, float[] weight) {
    levels.set(0, new Level(levels.get(0).width, levels.get(0).height, value, weight));
    for (int i = 1; i < levels.size(); i++) {
      pull(levels.get(i - 1), levels.get(i));
    }
    for (int i = levels.size() - 1; i > 0; i--) {
      push(levels.get(i), levels.get(i - 1), i == 1);
    }
  }

  private static void pull(Level fine, Level coarse) {
    for (int y = 0; y < coarse.height; y++) {
      for (int x = 0; x < coarse.width; x++) {
        float sum = 0;
        float known = 0;
        for (int j = 2 * y; j < Math.min(fine.height, 2 * y + 2); j++) {
          for (int i = 2 * x; i < Math.min(fine.width, 2 * x + 2); i++) {
            float w = fine.weight[j * fine.width + i];
            sum += w * fine.value[j * fine.width + i];
            known += w;
          }
        }
        coarse.value[y * coarse.width + x] = known > 0 ? sum / known : 0;
        coarse.weight[y * coarse.width + x] = Math.min(1, known);
      }
    }
  }

  private static void push(Level coarse, Level fine, boolean keepWeight) {
    for (int y = 0; y < fine.height; y++) {
      for (int x = 0; x < fine.width; x++) {
        int i = y * fine.width + x;
        float w = fine.weight[i];
        if (w < 1) {
          fine.value[i] = w * fine.value[i] + (1 - w) * between(coarse, x, y);
          if (!keepWeight) {
            fine.weight[i] = 1;
          }
        }
      }
    }
  }

  private static float between(Level coarse, int x, int y) {
    int i = x / 2;
    int j = y / 2;
    int beside = Math.max(0, Math.min(coarse.width - 1, (x & 1) == 0 ? i - 1 : i + 1));
    int next = Math.max(0, Math.min(coarse.height - 1, (y & 1) == 0 ? j - 1 : j + 1));
    float[] v = coarse.value;
    int row = j * coarse.width;
    int other = next * coarse.width;
    return (9 * v[row + i] + 3 * v[row + beside] + 3 * v[other + i] + v[other + beside]) / 16;
  }
}
