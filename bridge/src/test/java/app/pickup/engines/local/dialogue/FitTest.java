package app.pickup.engines.local.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that have to fit. */
class FitTest {
  private static Spoken spoken() {
    return Heard.said(Heard.TRAIN, "m3", 50, 160);
  }

  private static Fitted.Fits fits(Fitted fitted) {
    return fitted.fold(
        one -> one,
        tooLong -> {
          throw new AssertionError(tooLong);
        });
  }

  private static long over(Fitted fitted) {
    return fitted.fold(
        one -> {
          throw new AssertionError(one.perMille());
        },
        Fitted.TooLong::over);
  }

  @Test
  @DisplayName("what fits stays as it is")
  void stays() {
    Spoken spoken = spoken();
    Fitted.Fits fits = fits(Fit.into(spoken, spoken.length() + 10));
    assertThat(fits.spoken()).isSameAs(spoken);
    assertThat(fits.perMille()).isEqualTo(1000);
  }

  @ParameterizedTest
  @ValueSource(ints = {860, 920, 1080, 1140})
  @DisplayName(
      "a recording is stretched to the sample, and its pitch and pace are what they should be")
  void stretched(int perMille) {
    Spoken spoken = spoken();
    long to = spoken.length() * perMille / 1000;
    Fitted.Fits fits = fits(Fit.exactly(spoken, to));
    assertThat(fits.spoken().length()).isEqualTo(to);
    assertThat(fits.perMille()).isCloseTo(perMille, within(1));
    PlateSpeech before = PlateSpeech.of(spoken.sound().samples());
    PlateSpeech after = PlateSpeech.of(fits.spoken().sound().samples());
    assertThat(after.hertz()).isCloseTo(before.hertz(), within(.04 * before.hertz()));
    assertThat(Lufs.of(fits.spoken().sound().samples()))
        .isCloseTo(Lufs.of(spoken.sound().samples()), within(.7));
    Word last = spoken.words().get(spoken.words().size() - 1);
    Word moved = fits.spoken().words().get(spoken.words().size() - 1);
    assertThat(moved.from()).isEqualTo(last.from() * to / spoken.length());
    // and the sound is where the words say: aligned anew, the last one begins there
    Alignment alignment = Alignment.of(spoken.sound().samples(), fits.spoken().sound().samples());
    assertThat((double) alignment.at(last.from()))
        .isCloseTo(moved.from(), within(.03 * Track.RATE));
  }

  @Test
  @DisplayName("beyond 15 % it is too long, and by how much is said to the sample")
  void tooLong() {
    Spoken spoken = spoken();
    long shortest = (spoken.length() * 850 + 999) / 1000;
    assertThat(fits(Fit.into(spoken, shortest)).spoken().length()).isEqualTo(shortest);
    assertThat(over(Fit.into(spoken, shortest - 1))).isEqualTo(1);
    assertThat(over(Fit.into(spoken, shortest - 5_000))).isEqualTo(5_000);
  }

  @Test
  @DisplayName("a recording is made no more than 15 % longer")
  void longest() {
    Spoken spoken = spoken();
    Fitted.Fits fits = fits(Fit.exactly(spoken, 2 * spoken.length()));
    assertThat(fits.spoken().length()).isEqualTo(spoken.length() * 1150 / 1000);
  }

  @Test
  @DisplayName("a voice of this machine speaks up to a quarter faster")
  void faster() {
    Voices voices = Heard.voices();
    Spoken usual = Objects.requireNonNull(voices.speak(Heard.line(Heard.TRAIN)));
    long gap = usual.length() * 85 / 100;
    Fitted.Fits fits = fits(Objects.requireNonNull(voices.fit(Heard.line(Heard.TRAIN), null, gap)));
    assertThat(fits.spoken().length()).isBetween(gap * 9 / 10, gap);
    assertThat(fits.perMille()).isBetween(760, 850);
    assertThat(
            fits(Objects.requireNonNull(voices.fit(Heard.line(Heard.TRAIN), null, usual.length())))
                .perMille())
        .isEqualTo(1000);
    long over =
        over(Objects.requireNonNull(voices.fit(Heard.line(Heard.TRAIN), null, usual.length() / 2)));
    assertThat(over).isBetween(usual.length() / 4, usual.length() * 2 / 5);
  }

  @Test
  @DisplayName("without voices nothing is fitted")
  void voiceless() {
    assertThat(Voices.none().fit(Heard.line("No."), null, 1_000)).isNull();
  }
}
