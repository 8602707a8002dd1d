package app.pickup.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent away: the range alone, in the wanted shape, with nothing beside its frames. */
class TurnoverTest {
  private static final Rate ENGINE = new Rate(24, 1);

  @ParameterizedTest(name = "{0}, {1} B-frames")
  @CsvSource({"25,3", "25,0", "30000/1001,2", "24,3"})
  @DisplayName("footage used whole and in shape goes bit for bit, relabelled, and bare")
  void asItIs(String rate, int bFrames) throws Exception {
    Studio studio = Studio.open("turnover");
    Path plate = camera(studio, rate, bFrames, 40);
    assertThat(Files.readString(plate, StandardCharsets.ISO_8859_1))
        .contains("SECRET PLACE", "x264");
    Path sent = turnedOver(studio, plate, new FrameRange(0, 40), 0);

    MediaFile media = studio.probe.footage(sent);
    assertThat(media.video().rate()).isEqualTo(ENGINE);
    assertThat(media.video().variable()).isFalse();
    assertThat(media.audio()).isEmpty();
    assertThat(media.timecode()).isNull();
    assertThat(NumberedPlate.numbers(studio.ffmpeg, sent))
        .isEqualTo(IntStream.range(0, 40).boxed().toList());
    assertThat(frames(studio, sent)).as("every sample").isEqualTo(frames(studio, plate));
    assertThat(Files.readString(sent, StandardCharsets.ISO_8859_1))
        .doesNotContain("SECRET", "x264");
  }

  @Test
  @DisplayName("of a part nothing else leaves: it is coded anew")
  void part() throws Exception {
    Studio studio = Studio.open("turnover");
    Path plate = camera(studio, "25", 3, 40);
    for (FrameRange range : List.of(new FrameRange(0, 39), new FrameRange(7, 40))) {
      Path sent = turnedOver(studio, plate, range, 0);
      assertThat(NumberedPlate.numbers(studio.ffmpeg, sent))
          .isEqualTo(IntStream.range((int) range.in(), (int) range.out()).boxed().toList());
      assertThat(Files.readString(sent, StandardCharsets.ISO_8859_1)).doesNotContain("SECRET");
    }
  }

  @Test
  @DisplayName("frames that an edit list hides do not come along")
  void hidden() throws Exception {
    Studio studio = Studio.open("turnover");
    Path whole = camera(studio, "25", 0, 40);
    Path cut = studio.folder.resolve("cut.mp4");
    // cut without coding: the frames before lie in the file, hidden by its edit list
    studio.ffmpeg.run(
        List.of(
            "-y",
            "-ss",
            "0.4",
            "-i",
            Ffmpeg.url(whole),
            "-map",
            "0:v:0",
            "-c",
            "copy",
            Ffmpeg.url(cut)),
        Duration.ofMinutes(1));
    long shown = studio.probe.footage(cut).video().frames();
    assertThat(shown).as("frames shown").isEqualTo(30);
    Path sent = turnedOver(studio, cut, new FrameRange(0, shown), 0);
    assertThat(NumberedPlate.numbers(studio.ffmpeg, sent))
        .isEqualTo(IntStream.range(10, 40).boxed().toList());
  }

  @Test
  @DisplayName("it is no larger than the model takes, whatever the picture")
  void bounded() throws Exception {
    Studio studio = Studio.open("turnover");
    Path noise = studio.folder.resolve("noise.mp4");
    studio.ffmpeg.run(
        List.of(
            "-y",
            "-f",
            "lavfi",
            "-i",
            "nullsrc=s=640x360:r=25:d=4,geq=random(1)*255:128:128",
            "-c:v",
            "libx264",
            "-preset",
            "ultrafast",
            "-qp",
            "10",
            "-pix_fmt",
            "yuv420p",
            Ffmpeg.url(noise)),
        Duration.ofMinutes(1));
    assertThat(Files.size(noise)).isGreaterThan(3_000_000);
    MediaFile media = studio.probe.footage(noise);
    Path sent = studio.folder.resolve("bounded.mp4");
    studio.frames.turnOver(
        media, new FrameRange(0, 100), new Turnover(ENGINE, 640, 360, true, 1_000_000), sent);
    assertThat(Files.size(sent)).isBetween(500_000L, 1_000_000L);
    assertThat(studio.probe.footage(sent).video().frames()).isEqualTo(100);
  }

  /** As a camera leaves it: with sound, a place, and what its encoder says of itself. */
  private static Path camera(Studio studio, String rate, int bFrames, int frames) throws Exception {
    Path numbered = NumberedPlate.shoot(studio.ffmpeg, studio.folder, frames, rate);
    Path file = studio.folder.resolve("camera-" + rate.replace('/', '_') + "-" + bFrames + ".mp4");
    studio.ffmpeg.run(
        List.of(
            "-y",
            "-i",
            Ffmpeg.url(numbered),
            "-f",
            "lavfi",
            "-i",
            "sine=r=48000",
            "-shortest",
            "-metadata",
            "location=SECRET PLACE",
            "-metadata:s:v",
            "handler_name=SECRET PLACE",
            "-timecode",
            "01:00:00:00",
            "-c:v",
            "libx264",
            "-bf",
            Integer.toString(bFrames),
            "-g",
            "10",
            "-c:a",
            "aac",
            Ffmpeg.url(file)),
        Duration.ofMinutes(1));
    return file;
  }

  private static Path turnedOver(Studio studio, Path plate, FrameRange range, long most)
      throws Exception {
    Path sent = studio.folder.resolve("sent.mp4");
    studio.frames.turnOver(
        studio.probe.footage(plate), range, new Turnover(ENGINE, 1280, 720, true, most), sent);
    return sent;
  }

  private static List<Integer> frames(Studio studio, Path clip) throws Exception {
    MediaFile media = studio.probe.footage(clip);
    PixelLayout layout = media.video().layout();
    List<Integer> hashes = new ArrayList<>();
    byte[] frame = new byte[layout.frameBytes()];
    try (FrameSource source =
        studio.frames.plate(media, new FrameRange(0, media.video().frames()), layout)) {
      while (source.read(frame)) {
        hashes.add(Arrays.hashCode(frame));
      }
    }
    return hashes;
  }
}
