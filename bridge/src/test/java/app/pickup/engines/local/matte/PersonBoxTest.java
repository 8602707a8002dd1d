package app.pickup.engines.local.matte;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.engines.local.network.Blob;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PersonBoxTest {
  private static final ModelSize SIZE = new ModelSize(384, 224);
  private final PersonBox box = new PersonBox(SIZE);
  private final float[] rgb = new float[3 * SIZE.pixels()];

  PersonBoxTest() {
    Arrays.fill(rgb, .4f);
  }

  private static float[] person(int left, int top, int right, int bottom) {
    float[] alpha = new float[SIZE.pixels()];
    for (int y = top; y < bottom; y++) {
      Arrays.fill(alpha, y * 384 + left, y * 384 + right, .9f);
    }
    return alpha;
  }

  @Test
  void closesInOnThePersonOnTheNetworksGrid() {
    assertThat(box.next(rgb, true)).isEqualTo(SIZE.whole());
    box.seen(person(150, 60, 230, 224));
    Region region = box.next(rgb, false);
    assertThat(region.contains(new Region(142, 52, 96, 172))).isTrue();
    assertThat(region.pixels()).isLessThan(SIZE.pixels() / 2);
    assertThat((region.x() | region.y() | region.width() | region.height()) % 16).isZero();
  }

  @Test
  void staysWhileThePersonStaysWithinAndFollowsWhenNot() {
    box.next(rgb, true);
    box.seen(person(150, 60, 230, 200));
    Region region = box.next(rgb, false);
    box.seen(person(154, 62, 236, 200));
    assertThat(box.next(rgb, false)).isEqualTo(region);
    box.seen(person(180, 60, 262, 200));
    Region moved = box.next(rgb, false);
    assertThat(moved).isNotEqualTo(region);
    assertThat(moved.contains(new Region(172, 52, 98, 156))).isTrue();
  }

  @Test
  void looksAtAllNowAndThenAndWhenSomethingStirs() {
    box.next(rgb, true);
    for (int i = 0; i < 23; i++) {
      box.seen(person(150, 60, 230, 200));
      assertThat(box.next(rgb, false)).isNotEqualTo(SIZE.whole());
    }
    box.seen(person(150, 60, 230, 200));
    assertThat(box.next(rgb, false)).isEqualTo(SIZE.whole());
    box.seen(person(150, 60, 230, 200));
    assertThat(box.next(rgb, false)).isNotEqualTo(SIZE.whole());
    box.seen(person(150, 60, 230, 200));
    // somebody's arm comes in at the right
    for (int y = 100; y < 130; y++) {
      Arrays.fill(rgb, SIZE.pixels() + y * 384 + 360, SIZE.pixels() + (y + 1) * 384, .9f);
    }
    assertThat(box.next(rgb, false)).isEqualTo(SIZE.whole());
  }

  @Test
  void aShotInTheDarkIsLookedAtWholeUntilTheNextCut() {
    float[] dark = new float[3 * SIZE.pixels()];
    Arrays.fill(dark, .12f);
    box.next(dark, true);
    box.seen(person(150, 60, 230, 200));
    assertThat(box.next(dark, false)).isEqualTo(SIZE.whole());
    box.next(rgb, true);
    box.seen(person(150, 60, 230, 200));
    assertThat(box.next(rgb, false)).isNotEqualTo(SIZE.whole());
  }

  @Test
  void withNobodyThereItLooksEverywhere() {
    box.next(rgb, true);
    box.seen(new float[SIZE.pixels()]);
    assertThat(box.next(rgb, false)).isEqualTo(SIZE.whole());
  }

  @Test
  void aStateKeepsWhatBothRegionsShare() {
    Region here = new Region(0, 0, 64, 32);
    Region there = new Region(32, 16, 64, 48);
    Blob from = new Blob(1, 2, 2, 4);
    Blob to = new Blob(1, 2, 3, 4);
    for (int i = 0; i < 16; i++) {
      from.values().put(i, i + 1);
    }
    StateCrop.copy(from, here, to, there, 16);
    float[] moved = new float[24];
    to.values().get(moved);
    assertThat(moved)
        .containsExactly(7, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 15, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }
}
