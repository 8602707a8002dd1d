package app.pickup.engines.local.matte;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MotionFillTest {
  private static final ModelSize SIZE = new ModelSize(96, 64);
  private static final int SIDE = 24;
  private final float[] texture = new float[SIZE.pixels()];

  MotionFillTest() {
    Random random = new Random(1);
    for (int i = 0; i < texture.length; i++) {
      texture[i] = .6f + .4f * random.nextFloat();
    }
  }

  /** A textured square on dark ground; its matte only where asked. */
  private Moment moment(int left, int top, boolean keyed) {
    Moment moment = new Moment(new Frame(0, 0, SIZE), 0, SIZE);
    for (int y = 0; y < SIZE.height(); y++) {
      for (int x = 0; x < SIZE.width(); x++) {
        boolean inside = x >= left && x < left + SIDE && y >= top && y < top + SIDE;
        int i = y * SIZE.width() + x;
        int own = inside ? (y - top) * SIZE.width() + x - left : 0;
        moment.luma[i] = inside ? texture[own] : .1f;
        moment.matte.alpha[i] = inside && keyed ? 1 : 0;
        moment.matte.spillY[i] = inside && keyed ? .2f : 0;
      }
    }
    return moment;
  }

  @ParameterizedTest
  @CsvSource({"2,0", "6,0", "0,5", "-5,4", "10,-6"})
  void theMatteGoesWithTheSquare(int dx, int dy) {
    Moment before = moment(36, 20, true);
    Moment now = moment(36 + dx, 20 + dy, false);
    Moment after = moment(36 + 2 * dx, 20 + 2 * dy, true);
    new MotionFill(SIZE).fill(before, now, after, .5f);
    Moment truth = moment(36 + dx, 20 + dy, true);
    float wrong = 0;
    float wrongSpill = 0;
    for (int i = 0; i < SIZE.pixels(); i++) {
      wrong += Math.abs(now.matte.alpha[i] - truth.matte.alpha[i]);
      wrongSpill += Math.abs(now.matte.spillY[i] - truth.matte.spillY[i]);
    }
    // a blend without motion is wrong by half of both uncovered borders
    float still = SIDE * (Math.abs(dx) + Math.abs(dy));
    assertThat(wrong).isLessThan(.25f * still);
    assertThat(wrongSpill).isLessThan(.05f * still);
  }

  @Test
  void withoutMotionNothingChanges() {
    Moment before = moment(30, 20, true);
    Moment now = moment(30, 20, false);
    new MotionFill(SIZE).fill(before, now, moment(30, 20, true), .5f);
    assertThat(now.matte.alpha).isEqualTo(before.matte.alpha);
  }
}
