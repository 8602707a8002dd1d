package app.pickup.elements.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pickup.media.Somebody;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import app.pickup.shots.Note;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is heard in voices that are made here, clean and spoilt in one way each. */
class EarTest {
  private static final int RATE = Somebody.RATE;

  private static Heard listen(short[] sound) throws Refused {
    return Ear.listen("anna.wav", sound);
  }

  private static short[] mixed(short[] voice, double gain, IntToDoubleFunction more) {
    short[] mixed = new short[voice.length];
    for (int i = 0; i < mixed.length; i++) {
      double value = gain * voice[i] + more.applyAsDouble(i);
      mixed[i] = (short) Math.max(-32_768, Math.min(32_767, Math.round(value)));
    }
    return mixed;
  }

  private static double chord(int i, double loud) {
    double sum = 0;
    for (double hertz : new double[] {392, 494, 587, 784}) {
      sum += loud / 4 * Math.sin(2 * Math.PI * hertz * i / RATE);
    }
    return sum;
  }

  private static void refused(short[] sound, Code why) {
    assertThatThrownBy(() -> listen(sound))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.problem().code()).isEqualTo(why));
  }

  @ParameterizedTest(name = "{0} Hz")
  @ValueSource(doubles = {85, 110, 150, 210, 260, 320})
  @DisplayName("one clean voice is taken without a word, man, woman or child")
  void clean(double pitch) throws Exception {
    Heard heard = listen(Somebody.speak(8, pitch));
    assertThat(heard.notes()).isEmpty();
    assertThat(heard.seconds()).isBetween(7.5, 8.0);
    assertThat(heard.level()).isBetween(-35.0, -8.0);
  }

  @Test
  @DisplayName("silence that was filled in behind it is no part of the voice")
  void filled() throws Exception {
    short[] padded = new short[5 * RATE];
    System.arraycopy(Somebody.speak(3.5, 120), 0, padded, 0, 3 * RATE + RATE / 2);
    assertThat(listen(padded).seconds()).isBetween(3.4, 3.5);
  }

  @Test
  @DisplayName("nothing to be heard is refused")
  void silent() {
    refused(new short[5 * RATE], Code.VOICE_SILENT);
    refused(mixed(Somebody.speak(5, 120), 0.002, i -> 0), Code.VOICE_SILENT);
  }

  @Test
  @DisplayName("clipped through is refused, a few cut peaks are told")
  void clipped() throws Exception {
    refused(mixed(Somebody.speak(5, 120), 40, i -> 0), Code.VOICE_CLIPPED);
    short[] hot = mixed(Somebody.speak(5, 120), 1, i -> i % 400 < 2 ? 90_000 : 0);
    assertThat(listen(hot).notes()).extracting(Note::code).contains("voice.peaks");
  }

  @Test
  @DisplayName("music is refused, with a voice drowned in it too")
  void music() {
    refused(mixed(new short[6 * RATE], 1, i -> chord(i, 9000)), Code.VOICE_MUSIC);
    refused(mixed(Somebody.speak(6, 120), 0.3, i -> chord(i, 9000)), Code.VOICE_MUSIC);
    int beat = RATE / 2;
    IntToDoubleFunction tune =
        i ->
            8000
                * Math.exp(-3.0 * (i % beat) / RATE)
                * Math.sin(2 * Math.PI * 440 * Math.pow(2, (i / beat * 5 % 12) / 12.0) * i / RATE);
    refused(mixed(new short[6 * RATE], 1, tune), Code.VOICE_MUSIC);
  }

  @Test
  @DisplayName("music under a voice, noise, hum and a quiet voice are told")
  void doubts() throws Exception {
    short[] voice = Somebody.speak(8, 120);
    Random random = new Random(3);
    assertThat(listen(mixed(voice, 1, i -> chord(i, 1200))).notes())
        .extracting(Note::code)
        .contains("voice.music-below");
    assertThat(listen(mixed(voice, 1, i -> 1500 * random.nextGaussian())).notes())
        .extracting(Note::code)
        .contains("voice.noise");
    assertThat(
            listen(
                    mixed(
                        voice,
                        1,
                        i ->
                            300 * Math.sin(2 * Math.PI * 50 * i / RATE)
                                + 200 * Math.sin(2 * Math.PI * 150 * i / RATE)))
                .notes())
        .extracting(Note::code)
        .containsExactly("voice.hum");
    assertThat(listen(mixed(voice, 0.03, i -> 0)).notes())
        .extracting(Note::code)
        .contains("voice.quiet");
  }

  @Test
  @DisplayName("two who speak in turn are told")
  void two() throws Exception {
    short[] low = Somebody.speak(8, 110);
    short[] high = Somebody.speak(8, 210);
    int turn = 2 * RATE;
    short[] both = mixed(low, 1, i -> i / turn % 2 == 0 ? 0 : high[i] - low[i]);
    assertThat(listen(both).notes()).extracting(Note::code).containsExactly("voice.two");
  }

  @Test
  @DisplayName("two of nearly the same pitch are told when one speaks after the other")
  void handover() throws Exception {
    short[] one = Somebody.speak(6, 120);
    short[] other = new short[6 * RATE];
    short[] shorter = Somebody.speak(8, 120);
    for (int i = 0; i < other.length; i++) {
      // a shorter throat, three semitones higher
      other[i] = shorter[(int) (i * 1.2)];
    }
    short[] both = new short[12 * RATE];
    System.arraycopy(one, 0, both, 0, one.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    assertThat(listen(both).notes())
        .singleElement()
        .satisfies(note -> assertThat(note.text()).contains("one after the other"));
  }

  @Test
  @DisplayName("noise without any voice is told to be little of one")
  void noVoice() throws Exception {
    Random random = new Random(5);
    short[] hiss = mixed(new short[5 * RATE], 1, i -> 2000 * random.nextGaussian());
    assertThat(listen(hiss).notes()).extracting(Note::code).contains("voice.noise", "voice.little");
  }
}
