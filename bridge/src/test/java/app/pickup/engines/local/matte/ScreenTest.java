package app.pickup.engines.local.matte;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.engines.local.pixels.PictureView;
import app.pickup.media.PixelLayout;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenTest {

  private static Screen behind(float u, float v, float noise) {
    int n = 1000;
    float[] alpha = new float[n];
    float[] us = new float[n];
    float[] vs = new float[n];
    for (int i = 0; i < n; i++) {
      alpha[i] = i < 500 ? 1 : 0;
      us[i] = i < 500 ? .5f : u + (i % 3 - 1) * noise;
      vs[i] = i < 500 ? .5f : v + (i % 5 - 2) * noise;
    }
    return Screen.behind(alpha, us, vs);
  }

  @ParameterizedTest(name = "chroma {0}, {1} with noise {2}: {3}")
  @CsvSource({
    ".30, .28, .01, true", // green
    ".75, .45, .01, true", // blue
    ".30, .28, .15, false", // leaves
    ".48, .47, .01, false", // a greenish wall
    ".35, .65, .01, false", // an orange wall, near to skin
  })
  void only_an_even_green_or_blue_is_a_screen(float u, float v, float noise, boolean there) {
    assertThat(behind(u, v, noise).there()).isEqualTo(there);
  }

  @Test
  void its_light_goes_and_skin_and_yellow_stay() {
    Screen green = behind(.30f, .28f, .01f);
    PixelLayout layout = new PixelLayout(8, 2, 1, 1, 8, false);
    byte[] frame = new byte[layout.frameBytes()];
    int u = layout.offset(1);
    int v = layout.offset(2);
    int[] us = {70, 116, 80, 128};
    int[] vs = {64, 148, 135, 128};
    for (int i = 0; i < 4; i++) {
      frame[u + i] = (byte) us[i];
      frame[v + i] = (byte) vs[i];
    }
    byte[] before = frame.clone();
    green.clean(frame, PictureView.whole(layout));
    assertThat(frame[u] & 255).as("green light becomes grey").isCloseTo(128, Offset.offset(4));
    assertThat(frame[v] & 255).isCloseTo(128, Offset.offset(4));
    assertThat(Arrays.copyOfRange(frame, u + 1, u + 4))
        .isEqualTo(Arrays.copyOfRange(before, u + 1, u + 4));
    assertThat(Arrays.copyOfRange(frame, v + 1, v + 4))
        .isEqualTo(Arrays.copyOfRange(before, v + 1, v + 4));
    assertThat(Arrays.copyOf(frame, u)).as("luma stays").isEqualTo(Arrays.copyOf(before, u));
  }
}
