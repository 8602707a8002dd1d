package app.pickup.engines.local.previz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.pickup.shots.Vocabulary;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words become light, weather and places; pictures are taken apart and put together again. */
class LightTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"A street in the rain.", "Una calle con lluvia", "雨の街", "下雨的街道", "비가 오는 거리"})
  @DisplayName("rain and street are known in five languages")
  void rain(String words) {
    assertThat(Weather.of(traits(words))).containsExactly(Weather.Kind.RAIN);
    assertThat(place(words)).isEqualTo(Setting.Place.STREET);
  }

  private static Set<String> traits(String words) {
    return Vocabulary.bundled().traits(words);
  }

  private static Setup setup(String words) {
    return new Setup(1, 1, words, null, null, traits(words), List.of(), 0, 1, "1", null);
  }

  private static Setting.Place place(String words) {
    return Setting.along(List.of(setup(words))).get(0).place();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "snow on the roofs, SNOW",
    "雪の中, SNOW",
    "thick fog, SMOKE",
    "烟雾, SMOKE",
    "grainy 16mm film, GRAIN"
  })
  @DisplayName("snow, smoke and grain are told apart")
  void weathers(String words, Weather.Kind kind) {
    assertThat(Weather.of(traits(words))).containsExactly(kind);
  }

  @Test
  @DisplayName("a train is no rain, a knight no night, an interview no interior")
  void words() {
    assertThat(Weather.of(traits("The train brings a restrained brain"))).isEmpty();
    assertThat(Grade.of(traits("a knight in scolding coldness"))).isEmpty();
    assertThat(place("an interview with an extra")).isEqualTo(Setting.Place.NOWHERE);
    assertThat(place("EXT. - DAY")).isEqualTo(Setting.Place.HILLS);
    assertThat(place("INT. night")).isEqualTo(Setting.Place.ROOM);
  }

  @Test
  @DisplayName("a shot that names no place stays where the one before it was")
  void stays() {
    assertThat(
            Setting.along(
                Stream.of("a street at night", "she turns", "in the kitchen", "he nods")
                    .map(LightTest::setup)
                    .toList()))
        .extracting(Setting::place, Setting::dark)
        .containsExactly(
            tuple(Setting.Place.STREET, true),
            tuple(Setting.Place.STREET, true),
            tuple(Setting.Place.ROOM, false),
            tuple(Setting.Place.ROOM, false));
  }

  @Test
  @DisplayName("night is darker and bluer, golden hour warmer, black and white has no colour")
  void grades() {
    float[] night = graded("at night");
    assertThat(night[0] + night[1] + night[2]).isLessThan(1.2f);
    assertThat(night[2]).isGreaterThan(night[0]);
    float[] golden = graded("golden hour");
    assertThat(golden[0]).isGreaterThan(golden[2] + .1f);
    float[] mono = graded("black and white");
    assertThat(mono[0]).isCloseTo(mono[2], org.assertj.core.data.Offset.offset(.001f));
  }

  private static float[] graded(String words) {
    Raster one = Raster.solid(1, 1);
    one.rgb[0][0] = .55f;
    one.rgb[1][0] = .5f;
    one.rgb[2][0] = .45f;
    assertThat(Grade.of(traits(words))).isNotEmpty();
    Grade.of(traits(words)).forEach(grade -> grade.apply(one));
    return new float[] {one.rgb[0][0], one.rgb[1][0], one.rgb[2][0]};
  }

  @Test
  @DisplayName("people laid over what was filled in behind them give the picture again")
  void together() {
    int w = 160;
    int h = 90;
    Raster picture = Raster.solid(w, h);
    Raster people = new Raster(w, h);
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int i = y * w + x;
        float a = Easel.clamp((float) (26 - Math.hypot(x - 80, y - 45)) / 6);
        float wall = .2f + .6f * x / w;
        people.alpha[i] = a;
        for (int c = 0; c < 3; c++) {
          people.rgb[c][i] = .9f;
          picture.rgb[c][i] = a * .9f + (1 - a) * wall;
        }
      }
    }
    Raster behind = Fill.behind(picture, people);
    double worst = 0;
    for (int i = 0; i < w * h; i++) {
      float a = people.alpha[i];
      float again = a * people.rgb[0][i] + (1 - a) * behind.rgb[0][i];
      worst = Math.max(worst, Math.abs(again - picture.rgb[0][i]));
      // nobody is left behind: the wall goes on where they stood
      assertThat(behind.rgb[0][i]).isLessThan(.85f);
    }
    assertThat(worst).isLessThan(.03);
  }
}
