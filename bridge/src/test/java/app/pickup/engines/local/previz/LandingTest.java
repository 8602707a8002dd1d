package app.pickup.engines.local.previz;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.media.PixelLayout;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LandingTest {
  private static final int WHITE = 235;

  @ParameterizedTest
  @ValueSource(ints = {8, 10})
  @DisplayName("a pinned last frame comes without a jump and is the still itself")
  void lands(int depth) {
    PixelLayout layout = new PixelLayout(16, 8, 0, 0, depth, false);
    byte[] still = new byte[layout.frameBytes()];
    Arrays.fill(still, (byte) (depth == 8 ? WHITE : 3));
    Landing landing = new Landing(layout, still, 30, 100);
    int before = 0;
    int widest = 0;
    for (long number = 0; number < 100; number++) {
      byte[] frame = new byte[layout.frameBytes()];
      landing.over(number, frame);
      int now = depth == 8 ? frame[0] & 0xff : (frame[0] & 0xff) | (frame[1] & 0xff) << 8;
      assertThat(now).isGreaterThanOrEqualTo(before);
      assertThat(number < 100 - Landing.MOST).isEqualTo(now == 0);
      widest = Math.max(widest, now - before);
      before = now;
      if (number == 99) {
        assertThat(frame).isEqualTo(still);
      }
    }
    assertThat(widest).isLessThan(before / 6);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 3})
  @DisplayName("a dissolve does not reach over the cut before it")
  void shortShot(long shot) {
    PixelLayout layout = new PixelLayout(4, 4, 0, 0, 8, false);
    byte[] still = new byte[layout.frameBytes()];
    Arrays.fill(still, (byte) WHITE);
    Landing landing = new Landing(layout, still, shot, 10);
    byte[] frame = new byte[layout.frameBytes()];
    landing.over(9 - shot, frame);
    assertThat(frame).containsOnly(0);
    landing.over(9, frame);
    assertThat(frame).isEqualTo(still);
  }
}
