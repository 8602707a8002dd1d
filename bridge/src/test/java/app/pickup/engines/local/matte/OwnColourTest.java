package app.pickup.engines.local.matte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OwnColourTest {

  @Test
  void thinPixelsTakeTheColourOfSolidOnesAround() {
    ModelSize size = new ModelSize(32, 16);
    int n = size.pixels();
    float[] alpha = new float[n];
    float[] own = new float[3 * n];
    for (int i = 0; i < n; i++) {
      int x = i % 32;
      alpha[i] = x < 14 ? 1 : x < 18 ? (18 - x) / 5f : 0;
      // a red person before a green wall that shines through
      own[i] = x < 14 ? .8f : .8f * alpha[i];
      own[n + i] = x < 14 ? 0 : 1 - alpha[i];
    }
    new OwnColour(size).estimate(alpha, own);
    int thin = 8 * 32 + 17;
    assertThat(alpha[thin]).isEqualTo(.2f);
    assertThat(own[thin]).isGreaterThan(.6f);
    assertThat(own[n + thin]).isLessThan(.25f);
    assertThat(own[8 * 32 + 5]).isCloseTo(.8f, within(1e-6f));
    assertThat(own[n + 8 * 32 + 25]).isEqualTo(1);
  }
}
