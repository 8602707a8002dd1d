package app.pickup.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A line laid over the sound of a plate. */
class LineTest {
  private static final int SR = 48_000;

  @ParameterizedTest(name = "{3}: range {0} to {1}, line at {2}")
  @CsvSource({"0,75,20,25", "10,70,0,25", "10,60,25,25", "3,63,7,30000/1001", "5,55,10,24000/1001"})
  @DisplayName("it replaces the plate's sound exactly as long as it lasts")
  void laid(long in, long out, long at, String rate) throws Exception {
    Studio studio = Studio.open("line");
    Ffmpeg ffmpeg = studio.ffmpeg;
    Path folder = studio.folder;
    Path plate = folder.resolve("plate.mov");
    make(ffmpeg, plate, "testsrc2=s=320x180:r=" + rate + ":d=4", "sine=f=200:r=48000:d=4", 2);
    Path voice = folder.resolve("voice.wav");
    ffmpeg.run(
        List.of("-y", "-f", "lavfi", "-i", "sine=f=3000:r=44100:d=3", Ffmpeg.url(voice)),
        Duration.ofMinutes(1));
    MediaFile media = new Probe(ffmpeg).footage(plate);
    FrameRange range = new FrameRange(in, out);
    FrameRange heard = new FrameRange(2, 27);
    Path clip = folder.resolve("clip.mov");
    new Conform(ffmpeg)
        .clip(
            new Conform.Order(
                plate,
                media,
                range,
                true,
                new Conform.Line(voice, heard, at, false),
                Timecode.zero(media.video().rate()),
                null,
                Tags.NONE),
            clip);
    MediaFile made = new Probe(ffmpeg).footage(clip);
    Rate exact = media.video().rate();
    assertThat(made.audio().get(0).channels()).isEqualTo(2);
    assertThat(made.audio().get(0).samples()).isEqualTo(Conform.samples(exact, range, SR));
    short[] samples = Waveform.mono(ffmpeg, clip, SR);
    long zero = exact.samplesAt(in, SR);
    int from = (int) (exact.samplesAt(in + at, SR) - zero);
    int to = (int) Math.min(samples.length, exact.samplesAt(in + at + 25, SR) - zero);
    assertThat(crossings(samples, from + 500, to - 500)).as("the line").isBetween(5900., 6100.);
    if (from > 2000) {
      assertThat(crossings(samples, 0, from - 500)).as("before").isBetween(380., 420.);
    }
    if (to < samples.length - 2000) {
      assertThat(crossings(samples, to + 500, samples.length)).as("behind").isBetween(380., 420.);
    }
  }

  /** Zero crossings a second: twice the pitch. */
  private static double crossings(short[] samples, int from, int to) {
    int count = 0;
    for (int i = from + 1; i < to; i++) {
      if (samples[i - 1] < 0 != samples[i] < 0) {
        count++;
      }
    }
    return (double) count * SR / (to - from);
  }

  private static void make(Ffmpeg ffmpeg, Path file, String picture, String sound, int channels)
      throws Exception {
    ffmpeg.run(
        List.of(
            "-y",
            "-f",
            "lavfi",
            "-i",
            picture,
            "-f",
            "lavfi",
            "-i",
            sound,
            "-ac",
            Integer.toString(channels),
            "-c:v",
            "libx264",
            "-c:a",
            "pcm_s16le",
            Ffmpeg.url(file)),
        Duration.ofMinutes(1));
  }
}
