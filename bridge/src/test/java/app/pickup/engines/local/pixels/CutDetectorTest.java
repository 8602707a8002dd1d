package app.pickup.engines.local.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CutDetectorTest {
  private final CutDetector cuts = new CutDetector(256);
  private final float[] luma = new float[256];

  private boolean next(float value) {
    Arrays.fill(luma, value);
    return cuts.cut(luma);
  }

  @Test
  void theFirstPictureBeginsAShot() {
    assertThat(next(.5f)).isTrue();
    assertThat(next(.5f)).isFalse();
  }

  @Test
  void aCutBetweenDarkPicturesIsSeen() {
    next(.1f);
    for (int i = 0; i < 10; i++) {
      assertThat(next(.1f + .01f * (i % 2))).isFalse();
    }
    assertThat(next(.22f)).isTrue();
    assertThat(next(.22f)).isFalse();
  }

  @Test
  void steadyStrongMotionIsNoCut() {
    next(0);
    float value = 0;
    int cutsSeen = 0;
    for (int i = 0; i < 20; i++) {
      value += Math.min(.08f, .02f + .01f * i) * (i % 2 == 0 ? 1 : -1);
      cutsSeen += next(value) ? 1 : 0;
    }
    assertThat(cutsSeen).isZero();
  }
}
