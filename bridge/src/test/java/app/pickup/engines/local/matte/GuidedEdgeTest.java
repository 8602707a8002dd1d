package app.pickup.engines.local.matte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GuidedEdgeTest {
  private static final int W = 32;
  private static final int H = 16;

  /** He and Sun 2015, equations 4 and 5, window by window. */
  @Test
  void isTheGuidedFilterOfThePaper() {
    float[] luma = new float[W * H];
    float[] alpha = new float[W * H];
    Random random = new Random(5);
    for (int i = 0; i < luma.length; i++) {
      luma[i] = random.nextFloat();
      alpha[i] = random.nextFloat();
    }
    GuidedEdge edge = new GuidedEdge(new ModelSize(W, H));
    edge.fit(luma, alpha);
    for (int y = 0; y < H; y++) {
      for (int x = 0; x < W; x++) {
        double n = 0;
        double sumI = 0;
        double sumP = 0;
        double sumIp = 0;
        double sumIi = 0;
        for (int j = Math.max(0, y - 1); j <= Math.min(H - 1, y + 1); j++) {
          for (int i = Math.max(0, x - 1); i <= Math.min(W - 1, x + 1); i++) {
            double v = luma[j * W + i];
            double p = alpha[j * W + i];
            n++;
            sumI += v;
            sumP += p;
            sumIp += v * p;
            sumIi += v * v;
          }
        }
        double a = (sumIp / n - sumI / n * sumP / n) / (sumIi / n - sumI / n * sumI / n + 1e-4);
        assertThat(edge.slope[y * W + x]).isCloseTo((float) a, within(1e-3f));
        assertThat(edge.base[y * W + x])
            .isCloseTo((float) (sumP / n - a * sumI / n), within(1e-3f));
      }
    }
  }

  @Test
  void aSoftMatteSnapsToTheEdgeOfThePicture() {
    float[] luma = new float[W * H];
    float[] alpha = new float[W * H];
    for (int i = 0; i < luma.length; i++) {
      luma[i] = i % W < W / 2 ? .2f : .8f;
      alpha[i] = Math.max(0, Math.min(1, (i % W - W / 2 + 2) / 3f));
    }
    GuidedEdge edge = new GuidedEdge(new ModelSize(W, H));
    edge.fit(luma, alpha);
    int left = 8 * W + W / 2 - 1;
    float before = edge.slope[left] * .2f + edge.base[left];
    float after = edge.slope[left + 1] * .8f + edge.base[left + 1];
    assertThat(after - before).isGreaterThan(alpha[left + 1] - alpha[left]);
  }
}
