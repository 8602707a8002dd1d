package app.pickup.engines.local.mouth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.pickup.engines.Said;
import app.pickup.media.Rate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MouthingTest {
  private static final Rate FILM = Rate.parse("25");

  private static Mouthing of(String phones, Rate rate) {
    return Mouthing.of(List.of(Phones.line(400, null, phones)), rate, rate.nominal() * 2);
  }

  private static long start(Rate rate, int frame) {
    return rate.samplesAt(frame, Said.RATE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"24", "24000/1001", "25", "30000/1001", "30", "50", "60"})
  @DisplayName("lips that have to meet do so in a frame of each closure, wherever it falls")
  void closures(String text) {
    Rate rate = Rate.parse(text);
    for (int shift = 0; shift < 45; shift += 7) {
      Said line = Phones.line(300 + shift, null, "a 150 p 50 a 150 m 60 i 120 b 40 o 160");
      Mouthing mouthing = Mouthing.of(List.of(line), rate, rate.nominal() * 2);
      for (Said.Phone phone : line.phones()) {
        boolean lips = "pmb".contains(phone.ipa());
        boolean met = false;
        for (int frame = 0; frame < mouthing.frames(); frame++) {
          // seen up to a frame before it is heard, and never after
          boolean there =
              start(rate, frame + 1) > phone.from() - Said.RATE / 20
                  && start(rate, frame) < phone.until();
          met |= there && mouthing.closed(frame) && mouthing.shape(frame).open() == 0;
        }
        if (lips) {
          assertThat(met).as("%s at %s, shifted by %s ms", phone.ipa(), rate, shift).isTrue();
        }
      }
      int closed = 0;
      for (int frame = 0; frame < mouthing.frames(); frame++) {
        closed += mouthing.closed(frame) ? 1 : 0;
      }
      assertThat(closed).as("closures at %s", rate).isEqualTo(3);
    }
  }

  @Test
  @DisplayName("between closures a vowel opens the mouth as wide as it is wide")
  void vowels() {
    assertThat(widest(of("m 80 a 200 m 80", FILM))).isGreaterThan(.7f);
    assertThat(widest(of("m 80 i 200 m 80", FILM))).isBetween(.12f, .4f);
    assertThat(widest(of("m 80 a 60 m 80", FILM))).as("a short one").isLessThan(.9f);
  }

  private static float widest(Mouthing mouthing) {
    float widest = 0;
    for (int frame = 0; frame < mouthing.frames(); frame++) {
      widest = Math.max(widest, mouthing.shape(frame).open());
    }
    return widest;
  }

  @Test
  @DisplayName("a k takes the width of the vowels around it, an f keeps its own opening")
  void coarticulation() {
    // the sound in the middle is heard from 0.6 to 0.68 s: frame 15
    assertThat(of("i 200 k 80 i 200", FILM).shape(15).wide()).isGreaterThan(.4f);
    assertThat(of("u 200 k 80 u 200", FILM).shape(15).wide()).isLessThan(-.5f);
    assertThat(of("u 200 f 80 u 200", FILM).shape(15).open()).isCloseTo(.1f, within(.06f));
    assertThat(of("a 200 f 80 a 200", FILM).shape(15).open()).isLessThan(.35f);
    assertThat(of("a 200 k 80 a 200", FILM).shape(15).open()).isGreaterThan(.4f);
  }

  @Test
  @DisplayName("a diphthong goes from its first vowel to its second")
  void diphthong() {
    Mouthing mouthing = of("aɪ 400", FILM);
    assertThat(mouthing.shape(11).open()).isGreaterThan(.6f);
    assertThat(mouthing.shape(18).open()).isLessThan(.5f);
    assertThat(mouthing.shape(18).wide()).isGreaterThan(mouthing.shape(11).wide());
  }

  @Test
  @DisplayName("the mouth goes over into the line and back in steps, and is its own elsewhere")
  void weight() {
    Mouthing mouthing = of("a 400", FILM);
    assertThat(mouthing.weight(0)).isZero();
    assertThat(mouthing.weight(12)).isEqualTo(1);
    assertThat(mouthing.weight(30)).isZero();
    float before = 0;
    for (int frame = 0; frame < 12; frame++) {
      assertThat(mouthing.weight(frame)).isGreaterThanOrEqualTo(before);
      assertThat(mouthing.weight(frame) - before).as("a step").isLessThan(.6f);
      before = mouthing.weight(frame);
    }
    int going = 0;
    for (int frame = 0; frame < mouthing.frames(); frame++) {
      going += mouthing.weight(frame) > 0 && mouthing.weight(frame) < 1 ? 1 : 0;
    }
    assertThat(going).isBetween(4, 8);
  }

  @Test
  @DisplayName("in a pause between two lines the mouth rests")
  void pause() {
    Mouthing mouthing = of("a 200 - 300 a 200", FILM);
    assertThat(mouthing.shape(18).open()).isLessThan(.15f);
    assertThat(mouthing.weight(18)).isEqualTo(1);
  }

  @Test
  @DisplayName("nothing said leaves the mouth alone")
  void nothing() {
    Mouthing mouthing = Mouthing.of(List.of(), FILM, 10);
    for (int frame = 0; frame < 10; frame++) {
      assertThat(mouthing.weight(frame)).isZero();
      assertThat(Objects.requireNonNull(mouthing.shape(frame)).open()).isZero();
    }
  }
}
