package app.pickup.engines.local.previz;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.shots.Framing;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompositionTest {
  private static final double WIDE = 16.0 / 9;

  /** Somebody who stands, drawn as an ellipse for the head and a box for the rest. */
  private static Figure standing() {
    int w = 200;
    int h = 400;
    float[] alpha = new float[w * h];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        double head = Math.hypot((x - 120) / 16.0, (y - 60) / 20.0);
        boolean neck = Math.abs(x - 120) < 8 && y >= 60 && y < 90;
        boolean body = Math.abs(x - 120) < 36 && y >= 88 && y < 340;
        alpha[y * w + x] = head < 1 || neck || body ? 1 : 0;
      }
    }
    return Objects.requireNonNull(Figure.of(alpha, w, h));
  }

  @Test
  @DisplayName("a head is found by the narrow of the neck")
  void head() {
    Figure figure = standing();
    assertThat(figure.top() * 400).isBetween(38.0, 46.0);
    assertThat(figure.head() * 400).isBetween(32.0, 50.0);
    assertThat(figure.middle()).isBetween(.58, .62);
    assertThat(Figure.of(new float[100], 10, 10)).isNull();
  }

  @Test
  @DisplayName("an upright still in a wide picture keeps the head, with room above it")
  void upright() {
    Composition seen = Composition.of(standing(), 1000, 2000, WIDE, 720, null);
    assertThat((double) seen.width() / seen.height()).isBetween(WIDE - .01, WIDE + .01);
    double crown = standing().top() * 2000 - seen.top();
    assertThat(crown / seen.height()).isBetween(.05, .2);
  }

  @Test
  @DisplayName("a close-up comes nearer than a medium shot, as far as the still's pixels allow")
  void nearer() {
    Composition close = Composition.of(standing(), 4000, 8000, WIDE, 1080, Framing.CLOSE);
    Composition medium = Composition.of(standing(), 4000, 8000, WIDE, 1080, Framing.MEDIUM);
    assertThat(close.height()).isLessThan(medium.height());
    Composition small = Composition.of(standing(), 500, 1000, WIDE, 1080, Framing.CLOSE);
    assertThat(small.width()).isEqualTo(500);
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  @DisplayName("what is shown lies within the still")
  void within(Framing framing) {
    for (int[] still : new int[][] {{1000, 2000}, {3000, 1000}, {640, 640}, {64, 48}}) {
      Composition seen = Composition.of(standing(), still[0], still[1], WIDE, 1080, framing);
      assertThat(seen.left()).isNotNegative();
      assertThat(seen.top()).isNotNegative();
      assertThat(seen.left() + seen.width()).isLessThanOrEqualTo(still[0]);
      assertThat(seen.top() + seen.height()).isLessThanOrEqualTo(still[1]);
    }
  }
}
