package app.pickup.engines.local.mouth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CurveTest {
  private static final float[] X = {-10, -6, -5, 0, 4, 10};
  private static final float[] Y = {0, 3, 3, 8, 2, 0};
  private static final Curve CURVE = new Curve(X, Y);

  @Test
  @DisplayName("it goes through its points and is level before and behind them")
  void through() {
    for (int i = 0; i < X.length; i++) {
      assertThat(CURVE.at(X[i])).isCloseTo(Y[i], within(.08f));
    }
    assertThat(CURVE.at(-100)).isZero();
    assertThat(CURVE.at(100)).isZero();
  }

  @Test
  @DisplayName("between two points it overshoots neither")
  void between() {
    for (int i = 1; i < X.length; i++) {
      for (float t = 0; t <= 1; t += .05f) {
        float y = CURVE.at(X[i - 1] + t * (X[i] - X[i - 1]));
        assertThat(y).isBetween(Math.min(Y[i - 1], Y[i]) - .08f, Math.max(Y[i - 1], Y[i]) + .08f);
      }
    }
  }

  @Test
  @DisplayName("points that lie on one another, or a single one, are a line all the same")
  void degenerate() {
    assertThat(new Curve(new float[] {0, 0, 0, 1}, new float[] {1, 5, 9, 3}).at(.5f))
        .isBetween(1f, 3f);
    assertThat(new Curve(new float[] {2, 2}, new float[] {7, 9}).at(-3)).isEqualTo(7);
    // a mesh whose points go back a little
    assertThat(new Curve(new float[] {0, 2, 1, 4}, new float[] {0, 2, 9, 4}).at(4)).isEqualTo(4);
  }
}
