package app.pickup.engines.local.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Loudness by the standard's own examples. */
class LufsTest {
  private static final int SECONDS = 5 * Track.RATE;

  @Test
  @DisplayName("a sine of 997 Hz and full scale in one channel is at −3.01 LUFS")
  void sine() {
    assertThat(Lufs.of(Heard.sine(SECONDS, 997, 1))).isCloseTo(-3.01, within(.05));
    assertThat(Lufs.of(Heard.sine(SECONDS, 997, .1))).isCloseTo(-23.01, within(.05));
  }

  @Test
  @DisplayName("low sounds count less")
  void weighted() {
    assertThat(Lufs.of(Heard.sine(SECONDS, 40, 1))).isLessThan(-7);
  }

  @Test
  @DisplayName("pauses do not make it softer")
  void gated() {
    float[] pauses = Arrays.copyOf(Heard.sine(SECONDS, 997, .1), 4 * SECONDS);
    assertThat(Lufs.of(pauses)).isCloseTo(-23.01, within(.2));
  }

  @Test
  @DisplayName("silence, and no sound at all, is silence")
  void silence() {
    assertThat(Lufs.of(new float[SECONDS])).isEqualTo(Lufs.SILENCE);
    assertThat(Lufs.of(new float[0])).isEqualTo(Lufs.SILENCE);
    assertThat(Lufs.of(Heard.sine(Track.RATE / 10, 997, .1))).isCloseTo(-23, within(1.));
  }

  @Test
  @DisplayName("a peak between two samples is seen")
  void peak() {
    float[] between = new float[4_800];
    for (int i = 0; i < between.length; i++) {
      between[i] = (float) Math.sin(Math.PI * i / 2 + Math.PI / 4);
    }
    Sound sound = new Sound(between, Track.RATE);
    assertThat(sound.peak()).isLessThan(.71f);
    assertThat(Lufs.peak(sound)).isGreaterThan(.97f);
  }

  @Test
  @DisplayName("a limiter keeps to its ceiling and leaves what is below alone")
  void limited() {
    float[] hot = Heard.sine(Track.RATE, 200, .5);
    hot[20_000] = 2;
    float[] limited = Limiter.of(hot, .8f);
    assertThat(new Sound(limited, Track.RATE).peak()).isLessThanOrEqualTo(.8001f);
    assertThat(limited[1_000]).isEqualTo(hot[1_000], within(1e-5f));
  }
}
