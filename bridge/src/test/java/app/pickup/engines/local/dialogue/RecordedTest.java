package app.pickup.engines.local.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.pickup.shots.Language;
import app.pickup.shots.Line;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recordings, played by another of the machine's voices. */
class RecordedTest {
  private static final double CLOSE = .04 * Track.RATE;

  private static Spoken other(Line line, int pace) {
    Manner manner = new Manner(new Timbre("m3", 40), pace);
    return Objects.requireNonNull(Heard.voices().said(line, manner));
  }

  private static void alike(List<Word> heard, List<Word> truth, long before) {
    assertThat(heard).hasSameSizeAs(truth);
    for (int i = 0; i < truth.size(); i++) {
      assertThat((double) heard.get(i).from() + before)
          .as(truth.get(i).text())
          .isCloseTo(truth.get(i).from(), within(CLOSE));
    }
  }

  @ParameterizedTest(name = "{0} at {2}")
  @CsvSource({
    "EN, 'Ask not what your country can do for you.', 120",
    "EN, 'Ask not what your country can do for you.', 210",
    "ZH, 今天天气很好，我们去看熊猫吧。, 125",
    "JA, 今日は良い天気ですから、駅へ行きましょう。, 200",
    "KO, 오늘은 날씨가 정말 좋네요. 커피 두 잔 주세요., 130",
    "ES, 'Buenas noches. ¿Dónde está la estación?', 200"
  })
  @DisplayName("with its text every word is found where it begins, to 40 ms")
  void byText(Language language, String text, int pace) {
    Line line = new Line(text, language, "Anna", null, null, null);
    Spoken truth = other(line, pace);
    Recorded heard =
        Objects.requireNonNull(Recorded.of(truth.sound().samples(), line, Heard.voices()));
    assertThat(heard.byText()).isTrue();
    alike(heard.spoken().words(), truth.words(), heard.before());
    assertThat(heard.spoken().phones().stream().filter(p -> !p.pause()).map(Phone::ipa))
        .containsExactlyElementsOf(
            truth.phones().stream().filter(p -> !p.pause()).map(Phone::ipa).toList());
  }

  @Test
  @DisplayName("silence around it is cut, and it is said how much")
  void trimmed() {
    Line line = Heard.line(Heard.TRAIN);
    Spoken truth = other(line, 150);
    float[] recording = Heard.noise((int) truth.length() + 2 * Track.RATE, -66);
    Heard.add(recording, truth.sound().samples(), Track.RATE * 3 / 4, 1);
    Recorded heard = Objects.requireNonNull(Recorded.of(recording, line, Heard.voices()));
    assertThat((double) heard.before()).isCloseTo(.72 * Track.RATE, within(.05 * Track.RATE));
    assertThat((double) heard.after()).isCloseTo(1.19 * Track.RATE, within(.08 * Track.RATE));
    assertThat(heard.before() + heard.spoken().length() + heard.after())
        .isEqualTo(recording.length);
    alike(heard.spoken().words(), truth.words(), heard.before() - Track.RATE * 3 / 4);
  }

  @Test
  @DisplayName("a pause that the text does not have is a pause, and no phoneme that lasts")
  void hesitation() {
    Line line = Heard.line("Ask not what your country can do.");
    Spoken truth = other(line, 150);
    Word what = truth.words().get(2);
    int cut = (int) what.from();
    float[] recording = Heard.noise((int) truth.length() + Track.RATE, -66);
    float[] samples = truth.sound().samples();
    Heard.add(recording, Arrays.copyOf(samples, cut), 0, 1);
    Heard.add(recording, Arrays.copyOfRange(samples, cut, samples.length), cut + Track.RATE, 1);
    Recorded heard = Objects.requireNonNull(Recorded.of(recording, line, Heard.voices()));
    assertThat((double) heard.spoken().words().get(2).from() + heard.before())
        .isCloseTo(cut + Track.RATE, within(2 * CLOSE));
    assertThat(heard.spoken().phones())
        .anyMatch(phone -> phone.pause() && phone.length() > .9 * Track.RATE);
    assertThat(heard.spoken().phones())
        .noneMatch(phone -> !phone.pause() && phone.length() > .5 * Track.RATE);
  }

  @Test
  @DisplayName(
      "without its text there are mouths for its sound: open where it is loud, shut in pauses")
  void bySound() {
    Spoken one = Heard.said("Papa", "m3", 50, 160);
    int gap = Track.RATE / 2;
    float[] recording = new float[2 * (int) one.length() + gap];
    Heard.add(recording, one.sound().samples(), 0, 1);
    Heard.add(recording, one.sound().samples(), (int) one.length() + gap, 1);
    Recorded heard = Objects.requireNonNull(Recorded.of(recording, null, Heard.voices()));
    assertThat(heard.byText()).isFalse();
    assertThat(heard.spoken().words()).isEmpty();
    List<Phone> phones = heard.spoken().phones();
    assertThat(phones.stream().map(Phone::ipa)).allMatch(Set.of("a", "ə", "m", "s", "")::contains);
    assertThat(phones).anyMatch(phone -> phone.pause() && phone.length() > .8 * gap);
    assertThat(phones.stream().filter(phone -> phone.ipa().equals("a")).count())
        .isGreaterThanOrEqualTo(2);
    long at = 0;
    for (Phone phone : phones) {
      assertThat(phone.from()).isEqualTo(at);
      at = phone.until();
    }
    assertThat(at).isEqualTo(heard.spoken().length());
  }

  @Test
  @DisplayName("hiss is teeth")
  void hiss() {
    float[] hiss = Biquad.above(5000, Track.RATE).of(Heard.noise(Track.RATE, -20));
    Recorded heard = Objects.requireNonNull(Recorded.of(hiss, null, Heard.voices()));
    long teeth =
        heard.spoken().phones().stream()
            .filter(phone -> phone.ipa().equals("s"))
            .mapToLong(Phone::length)
            .sum();
    assertThat(teeth).isGreaterThan((long) (.8 * Track.RATE));
  }

  @Test
  @DisplayName("a recording of nothing is none")
  void nothing() {
    assertThat(Recorded.of(new float[Track.RATE], null, Voices.none())).isNull();
    assertThat(Recorded.of(new float[0], Heard.line("No."), Voices.none())).isNull();
    assertThat(Recorded.of(Heard.noise(Track.RATE, -70), null, Voices.none())).isNull();
  }

  @Test
  @DisplayName("without a voice to align it with, the text does not help")
  void voiceless() {
    float[] noise = Heard.noise(Track.RATE, -20);
    Recorded heard = Objects.requireNonNull(Recorded.of(noise, Heard.line("No."), Voices.none()));
    assertThat(heard.byText()).isFalse();
  }
}
