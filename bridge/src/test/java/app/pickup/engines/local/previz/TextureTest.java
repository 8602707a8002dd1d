package app.pickup.engines.local.previz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TextureTest {
  private static final int W = 320;
  private static final int H = 180;

  /** A round hole in the middle. */
  private static float[] known() {
    float[] known = new float[W * H];
    for (int i = 0; i < known.length; i++) {
      known[i] = Math.hypot(i % W - W / 2.0, i / W - H / 2.0) < 40 ? 0 : 1;
    }
    return known;
  }

  private static double deviation(Raster raster, float[] known, boolean inside) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int i = 0; i < known.length; i++) {
      if (known[i] == 0 == inside) {
        sum += raster.rgb[1][i];
        squares += raster.rgb[1][i] * raster.rgb[1][i];
        count++;
      }
    }
    double mean = sum / count;
    return Math.sqrt(squares / count - mean * mean);
  }

  @Test
  @DisplayName("what was made up has the texture of what lies around, which stays as it is")
  void grown() {
    float[] known = known();
    Raster filled = Raster.solid(W, H);
    Random random = new Random(1);
    for (int i = 0; i < known.length; i++) {
      for (float[] plane : filled.rgb) {
        plane[i] = .5f + (known[i] == 0 ? 0 : (float) random.nextGaussian() * .05f);
      }
    }
    float[] before = filled.rgb[1].clone();
    Texture.grow(filled, known);
    assertThat(deviation(filled, known, true))
        .isBetween(.8 * deviation(filled, known, false), 1.2 * deviation(filled, known, false));
    for (int i = 0; i < known.length; i++) {
      if (known[i] == 1) {
        assertThat(filled.rgb[1][i]).isEqualTo(before[i]);
      }
    }
  }

  @Test
  @DisplayName("a smooth picture stays smooth, and one without anything known as it is")
  void smooth() {
    Raster filled = Raster.solid(W, H);
    for (float[] plane : filled.rgb) {
      java.util.Arrays.fill(plane, .4f);
    }
    Texture.grow(filled, known());
    Texture.grow(filled, new float[W * H]);
    for (float value : filled.rgb[0]) {
      assertThat(value).isCloseTo(.4f, org.assertj.core.data.Offset.offset(1e-4f));
    }
  }
}
