package app.pickup.engines.local.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.pickup.shots.Language;
import app.pickup.shots.Line;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the voices of this machine say. */
class VoicesTest {

  private static Sound spoken(String text, Language language, String speaker) {
    Voices voices = Voices.installed();
    assumeTrue(voices.missing() == null, () -> "not tried: " + voices.missing());
    return Objects.requireNonNull(voices.speak(new Line(text, language, speaker, null, null, null)))
        .sound();
  }

  private static double loudness(Sound sound) {
    double sum = 0;
    for (float sample : sound.samples()) {
      sum += sample * sample;
    }
    return Math.sqrt(sum / sound.samples().length);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "EN, 'Hold the door, please. I am late again.', 1.5, 4",
    "ZH, 今天天气很好，我们走吧。, 1.2, 4.5",
    "JA, 今日は良い天気ですね。, 1, 3.5",
    "KO, 오늘은 날씨가 정말 좋네요., 1.2, 4",
    "ES, 'Buenas noches. ¿Dónde está la estación?', 1.5, 4.5"
  })
  @DisplayName("a line is spoken in each of the five languages")
  void languages(Language language, String text, double least, double most) {
    Sound sound = spoken(text, language, "Anna");
    assertThat(sound.rate()).isEqualTo(Track.RATE);
    assertThat(sound.seconds()).isBetween(least, most);
    assertThat(loudness(sound)).isGreaterThan(.03);
    assertThat(sound.peak()).isBetween(.49f, .51f);
  }

  @Test
  @DisplayName("the same line is the same samples again, whatever was said between")
  void again() {
    Sound first = spoken("The last train has gone.", Language.EN, "Anna");
    spoken("違います。", Language.JA, "Ken");
    assertThat(spoken("The last train has gone.", Language.EN, "Anna").samples())
        .isEqualTo(first.samples());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Anna", "Ken", "Berta", "Carl", "Dora", "Emil", "Frida", "Gustav"})
  @DisplayName("voices that breathe do so the same way each time")
  void breath(String speaker) {
    assertThat(spoken("Wait.", Language.EN, speaker).samples())
        .isEqualTo(spoken("Wait.", Language.EN, speaker).samples());
  }

  @Test
  @DisplayName("two speakers differ, a named voice is kept, and @ makes no other speaker")
  void speakers() {
    Line anna = new Line("Wait!", Language.EN, "Anna", null, null, null);
    Line other = new Line("Wait!", Language.EN, "Ken", null, null, null);
    assertThat(Timbre.of(anna)).isNotEqualTo(Timbre.of(other));
    assertThat(Timbre.of(new Line("No.", Language.JA, "@anna", null, null, null)))
        .isEqualTo(Timbre.of(anna));
    assertThat(Timbre.of(new Line("No.", Language.EN, "Anna", null, "female", null)).variant())
        .startsWith("f");
    assertThat(Timbre.of(new Line("No.", Language.EN, "Anna", null, "Low", null)).pitch())
        .isLessThan(30);
    assertThat(spoken("Wait!", Language.EN, "Anna").samples())
        .isNotEqualTo(spoken("Wait!", Language.EN, "Ken").samples());
  }

  @Test
  @DisplayName("a line that changes its language is spoken in both, with a pause between")
  void both() {
    double english = spoken("She said", Language.EN, "Anna").seconds();
    double japanese = spoken("おやすみなさい", Language.JA, "Anna").seconds();
    Sound both = spoken("She said [ja] おやすみなさい", Language.EN, "Anna");
    assertThat(both.seconds()).isBetween(english + japanese + .11, english + japanese + .13);
  }

  @Test
  @DisplayName("Japanese is read as it is said")
  void kana() {
    assertThat(Kana.of("今日は良い天気です")).isEqualTo("きょーわ よい てんきです");
    assertThat(Kana.of("駅へ行く")).isEqualTo("えきえ いく");
    assertThat(Kana.of("テレビ OK")).isEqualTo("てれび OK");
  }

  @Test
  @DisplayName("without the library there is a sentence and no sound")
  void missing() {
    assertThat(Voices.none().missing()).contains("libespeak-ng1");
    assertThat(Voices.none().speak(new Line("No.", Language.EN, null, null, null, null))).isNull();
    assertThat(EspeakNg.load("/there is/no such library.so")).isNull();
  }
}
