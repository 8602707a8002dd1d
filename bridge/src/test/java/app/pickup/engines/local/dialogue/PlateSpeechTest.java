package app.pickup.engines.local.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.pickup.shots.Language;
import app.pickup.shots.Line;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is measured of a plate's speech, and lines that are said like it. */
class PlateSpeechTest {
  private static final int SECOND = Track.RATE;

  /** Two seconds of room, what is said, two more. */
  private static float[] plate(Spoken spoken, double lufs) {
    float[] plate = Heard.noise(4 * SECOND + (int) spoken.length(), -62);
    Heard.add(plate, Likeness.loud(spoken, lufs).sound().samples(), 2 * SECOND, 1);
    return plate;
  }

  @Test
  @DisplayName("silence, noise, hum and music are no speech")
  void nothing() {
    assertThat(PlateSpeech.of(new float[0]).spoken()).isFalse();
    assertThat(PlateSpeech.of(new float[3 * SECOND]).spoken()).isFalse();
    assertThat(PlateSpeech.of(Heard.noise(3 * SECOND, -25)).spoken()).isFalse();
    assertThat(PlateSpeech.of(Heard.sine(3 * SECOND, 100, .3)).spoken()).isFalse();
    float[] hum = Heard.noise(8 * SECOND, -70);
    Heard.add(hum, Heard.sine(6 * SECOND, 100, .3), SECOND, 1);
    assertThat(PlateSpeech.of(hum).spoken()).isFalse();
    float[] music = new float[4 * SECOND];
    Heard.add(music, Heard.music(SECOND, .5), SECOND / 2, 1);
    Heard.add(music, Heard.music(SECOND, .5), 2 * SECOND, 1);
    PlateSpeech heard = PlateSpeech.of(music);
    assertThat(heard.spoken()).isFalse();
    assertThat(heard.said()).isZero();
    assertThat(heard.loudness()).isEqualTo(Lufs.SILENCE);
  }

  @Test
  @DisplayName("it is known where, how loud and over what background is spoken")
  void where() {
    Spoken spoken = Heard.said(Heard.TRAIN, "m3", 50, 160);
    PlateSpeech heard = PlateSpeech.of(plate(spoken, -27));
    assertThat(heard.spoken()).isTrue();
    assertThat(heard.loudness()).isCloseTo(-27, within(1.));
    assertThat(heard.floor()).isCloseTo(-62, within(2.));
    assertThat(heard.range()).isBetween(1., 12.);
    int last = heard.frames();
    for (int i = 0; i < 80; i++) {
      assertThat(heard.at(i)).isFalse();
      assertThat(heard.at(last - 1 - i)).isFalse();
    }
    long voiced = spoken.phones().stream().filter(p -> !p.pause()).mapToLong(Phone::length).sum();
    assertThat(heard.said() * (double) PlateSpeech.FRAME).isBetween(.8 * voiced, 1.3 * voiced);
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({"m3, 30, 130, -30", "m1, 60, 180, -20", "f2, 60, 150, -24", "f4, 40, 160, -16"})
  @DisplayName("a line is said as high, as fast and as loud as the plate's speaker")
  void like(String variant, int pitch, int pace, double lufs) {
    Spoken other = Heard.said("We looked for the letter in every drawer.", variant, pitch, pace);
    PlateSpeech like = PlateSpeech.of(plate(other, lufs));
    Line line = Heard.line("I really think that we should go home before the rain begins.");
    Spoken spoken = Objects.requireNonNull(Heard.voices().speak(line, like));
    PlateSpeech heard = PlateSpeech.of(spoken.sound().samples());
    assertThat(heard.hertz()).isCloseTo(like.hertz(), within(.1 * like.hertz()));
    assertThat(heard.pace()).isCloseTo(like.pace(), within(.15 * like.pace()));
    assertThat(Lufs.of(spoken.sound().samples())).isCloseTo(like.loudness(), within(1.));
    assertThat(Lufs.peak(spoken.sound())).isLessThanOrEqualTo(.892f);
  }

  @Test
  @DisplayName("a voice that the line names is kept, whoever speaks in the plate")
  void named() {
    PlateSpeech like = PlateSpeech.of(plate(Heard.said(Heard.TRAIN, "f4", 70, 190), -24));
    Line line = new Line(Heard.TRAIN, Language.EN, "Anna", null, "low", null);
    Manner manner = Likeness.manner(Heard.voices(), line, like);
    assertThat(manner.timbre()).isEqualTo(Timbre.of(line));
    Line free = new Line(Heard.TRAIN, Language.EN, "Anna", null, null, null);
    assertThat(Likeness.manner(Heard.voices(), free, like).timbre().variant()).startsWith("f");
  }

  @Test
  @DisplayName("nobody is hurried beyond what is natural")
  void natural() {
    PlateSpeech fast = PlateSpeech.of(plate(Heard.said(Heard.TRAIN, "m3", 50, 400), -24));
    PlateSpeech slow = PlateSpeech.of(plate(Heard.said(Heard.TRAIN, "m3", 50, 80), -24));
    Line line = Heard.line(Heard.TRAIN);
    assertThat(Likeness.manner(Heard.voices(), line, fast).pace()).isEqualTo(220);
    assertThat(Likeness.manner(Heard.voices(), line, slow).pace()).isBetween(110, 130);
  }

  @Test
  @DisplayName("where nothing is spoken the line is said as it is")
  void unlike() {
    Line line = Heard.line(Heard.TRAIN);
    PlateSpeech none = PlateSpeech.of(new float[SECOND]);
    Spoken spoken = Objects.requireNonNull(Heard.voices().speak(line, none));
    Spoken usual = Objects.requireNonNull(Heard.voices().speak(line));
    assertThat(spoken.sound().samples()).isEqualTo(usual.sound().samples());
  }
}
