package app.pickup.elements.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.pickup.engines.local.dialogue.Sound;
import app.pickup.engines.local.dialogue.Voices;
import app.pickup.shots.Language;
import app.pickup.shots.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Voices of the machine, alone and joined: none alone is taken for two. */
class HandoverTest {
  private static final List<String> NAMES =
      List.of("Anna", "Berta", "Carl", "Dora", "Emil", "Frida", "Gustav", "Hanna");
  private static final String TRAIN =
      "Hold the door, please. I am late again, and the last train has gone. Nobody told me that"
          + " the bridge was closed, so I walked along the river for an hour.";
  private static final String LETTER =
      "We looked for the letter in every drawer. My brother keeps the keys in the kitchen, but she"
          + " says that the lamp was broken long before winter came to our village.";

  private static short[] spoken(String text, String who) {
    Voices voices = Voices.installed();
    assumeTrue(voices.missing() == null, () -> "not tried: " + voices.missing());
    Sound sound =
        Objects.requireNonNull(voices.speak(new Line(text, Language.EN, who, null, null, null)))
            .sound();
    int by = sound.rate() / Sample.RATE;
    short[] pcm = new short[Math.min(6 * Sample.RATE, sound.samples().length / by)];
    for (int i = 0; i < pcm.length; i++) {
      float sum = 0;
      for (int j = 0; j < by; j++) {
        sum += sound.samples()[i * by + j];
      }
      pcm[i] = (short) (sum / by * 32_767);
    }
    return pcm;
  }

  private static boolean two(short[] one, short[] other) throws Exception {
    short[] both = new short[one.length + other.length];
    System.arraycopy(one, 0, both, 0, one.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return Ear.listen("a.wav", both).notes().stream()
        .anyMatch(note -> note.code().equals("voice.two"));
  }

  @Test
  @DisplayName("two thirds of the pairs are told, and no single voice is")
  void pairs() throws Exception {
    List<short[]> first = new ArrayList<>();
    List<short[]> second = new ArrayList<>();
    for (String name : NAMES) {
      first.add(spoken(TRAIN, name));
      second.add(spoken(LETTER, name));
    }
    int told = 0;
    for (int i = 0; i < NAMES.size(); i++) {
      assertThat(two(first.get(i), second.get(i))).as(NAMES.get(i)).isFalse();
      for (int j = 0; j < NAMES.size(); j++) {
        told += i != j && two(first.get(i), second.get(j)) ? 1 : 0;
      }
    }
    assertThat(told).as("of 56").isGreaterThan(37);
  }
}
