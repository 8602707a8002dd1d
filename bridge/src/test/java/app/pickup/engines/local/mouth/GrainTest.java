package app.pickup.engines.local.mouth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.pickup.engines.local.pixels.PictureView;
import app.pickup.media.PixelLayout;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrainTest {
  private Mouth mouth;

  @BeforeAll
  void look() {
    mouth = Sitter.mouth(Sitter.face(Sitter.FACE));
  }

  private static byte[] noisy(PixelLayout layout, double sigma) {
    byte[] frame = new byte[layout.frameBytes()];
    Random random = new Random(5);
    int unit = 1 << layout.depth() - 8;
    for (int i = 0; i < layout.width() * layout.height(); i++) {
      int value = (int) Math.round(unit * (120 + sigma * random.nextGaussian()));
      if (layout.depth() == 8) {
        frame[i] = (byte) value;
      } else {
        frame[2 * i] = (byte) value;
        frame[2 * i + 1] = (byte) (value >> 8);
      }
    }
    return frame;
  }

  private static double spread(Grain grain) {
    double sum = 0;
    for (int y = 0; y < 100; y++) {
      for (int x = 0; x < 100; x++) {
        sum += grain.at(x, y) * grain.at(x, y);
      }
    }
    return Math.sqrt(sum / 10_000);
  }

  @ParameterizedTest(name = "{0} in {1} bits")
  @CsvSource({"2, 8", "5, 8", "1, 10", "3, 12"})
  @DisplayName("what is painted is as grainy as the skin around it")
  void measured(double sigma, int depth) {
    PixelLayout layout = new PixelLayout(480, 360, 1, 1, depth, false);
    Grain grain = Grain.of(noisy(layout, sigma), PictureView.whole(layout), mouth, 7);
    assertThat(spread(grain)).isCloseTo(sigma / 255, within(.2 * sigma / 255));
  }

  @Test
  @DisplayName("the same frame has the same grain, the next another; a clean one has none")
  void repeated() {
    PictureView view = PictureView.whole(Sitter.LAYOUT);
    byte[] frame = noisy(Sitter.LAYOUT, 3);
    Grain first = Grain.of(frame, view, mouth, 1);
    assertThat(first.at(40, 50)).isEqualTo(Grain.of(frame, view, mouth, 1).at(40, 50));
    int same = 0;
    for (int x = 0; x < 100; x++) {
      same += first.at(x, 9) == Grain.of(frame, view, mouth, 2).at(x, 9) ? 1 : 0;
    }
    assertThat(same).isLessThan(10);
    byte[] clean = new byte[Sitter.LAYOUT.frameBytes()];
    Arrays.fill(clean, (byte) 120);
    assertThat(spread(Grain.of(clean, view, mouth, 1))).isZero();
  }
}
