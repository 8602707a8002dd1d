package app.pickup.engines.local.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.Scratch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where sounds lie, to the sample. */
class TrackTest {

  private static Sound flat(int length, float value) {
    float[] samples = new float[length];
    Arrays.fill(samples, value);
    return new Sound(samples, Track.RATE);
  }

  @Test
  @DisplayName("a sound lies at its sample, and what is cut fades")
  void placed() {
    Track track = new Track(10_000);
    track.lay(flat(100, .25f), 1000, 10_000);
    track.lay(flat(5000, .5f), 4000, 6000);
    float[] all = track.mixed().samples();
    assertThat(all).hasSize(10_000);
    assertThat(all[999]).isZero();
    assertThat(all[1000]).isEqualTo(.25f);
    assertThat(all[1099]).isEqualTo(.25f);
    assertThat(all[1100]).isZero();
    assertThat(all[4000]).isEqualTo(.5f);
    assertThat(all[5999]).isBetween(0f, .001f);
    assertThat(all[6000]).isZero();
  }

  @Test
  @DisplayName("two at once are not louder than one may be")
  void together() {
    Track track = new Track(1000);
    track.lay(flat(500, .5f), 0, 1000);
    track.lay(flat(500, .5f), 250, 1000);
    assertThat(track.mixed().peak()).isBetween(.5f, .502f);
  }

  @Test
  @DisplayName("the file has exactly the samples asked")
  void exact() throws Exception {
    Path wav = Scratch.folder("track").resolve("lines.wav");
    Track track = new Track(4805);
    track.lay(flat(4805, -.5f), 0, 4805);
    track.write(wav);
    assertThat(Files.size(wav)).isEqualTo(44 + 2 * 4805);
    try (AudioInputStream in = AudioSystem.getAudioInputStream(wav.toFile())) {
      assertThat(in.getFrameLength()).isEqualTo(4805);
      assertThat(in.getFormat().getSampleRate()).isEqualTo(48_000);
      assertThat(in.getFormat().getChannels()).isEqualTo(1);
      byte[] pcm = in.readAllBytes();
      assertThat((short) (pcm[0] & 0xff | pcm[1] << 8)).isEqualTo((short) -16383);
    }
  }

  @Test
  @DisplayName("a tone is the same tone at another rate")
  void resampled() {
    float[] tone = new float[22_050];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (float) (.5 * Math.sin(2 * Math.PI * 1000 * i / 22_050));
    }
    float[] there = Resampling.at(Track.RATE, new Sound(tone, 22_050)).samples();
    assertThat(there).hasSize(48_000);
    double worst = 0;
    for (int i = 100; i < there.length - 100; i++) {
      worst = Math.max(worst, Math.abs(there[i] - .5 * Math.sin(2 * Math.PI * 1000 * i / 48_000)));
    }
    assertThat(worst).isLessThan(.001);
  }
}
