package app.pickup.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not what they say: a stable code, a plain sentence, nothing left running. */
class BadMediaTest {

  private static Studio studio;

  @BeforeAll
  static void open() throws IOException {
    studio = Studio.open("bad media");
  }

  private static Code refusal(Path file) {
    Refused refused = catchThrowableOfType(Refused.class, () -> studio.probe.footage(file));
    assertThat(refused).as("%s is refused", file.getFileName()).isNotNull();
    assertThat(refused.problem().detail())
        .doesNotContain("?")
        .doesNotContain(studio.folder.toString());
    return refused.problem().code();
  }

  private static Path written(String name, String text) throws IOException {
    return Files.writeString(studio.folder.resolve(name), text);
  }

  @Test
  void a_missing_file_an_empty_one_a_folder() throws Exception {
    assertThat(refusal(studio.folder.resolve("gone.mov"))).isEqualTo(Code.MEDIA_MISSING);
    assertThat(refusal(written("empty.mov", ""))).isEqualTo(Code.MEDIA_DAMAGED);
    assertThat(refusal(Files.createDirectories(studio.folder.resolve("folder.mov"))))
        .isEqualTo(Code.MEDIA_NOT_VIDEO);
  }

  @Test
  void text_and_sound_are_no_footage() throws Exception {
    assertThat(refusal(written("note.mov", "Dear editor, ".repeat(500))))
        .isEqualTo(Code.MEDIA_NOT_VIDEO);
    Path wav = studio.folder.resolve("sound.wav");
    studio.run(
        List.of(
            "-y",
            "-f",
            "s16le",
            "-ar",
            "48000",
            "-ac",
            "2",
            "-i",
            studio.rawSound(4800, 2).toString(),
            wav.toString()));
    assertThat(refusal(wav)).isEqualTo(Code.MEDIA_NOT_VIDEO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n",
        "ffconcat version 1.0\nfile 'canary.txt'\n",
        "\uFEFF#EXTM3U\nhttp://127.0.0.1:9/x.ts\n",
        "<?xml version=\"1.0\"?><MPD></MPD>",
        "file 'canary.txt'\n",
      })
  @DisplayName("31: playlists and scripts are told by what they hold, whatever their name")
  void scripts_posing_as_video(String text) throws Exception {
    Files.writeString(studio.folder.resolve("canary.txt"), "canary");
    assertThat(refusal(written("posing.mov", text))).isEqualTo(Code.MEDIA_SCRIPT);
  }

  @Test
  @DisplayName("31: a script behind padding still finds no demuxer")
  void script_behind_padding() throws Exception {
    assertThat(refusal(written("padded.mov", "# a comment first\n#EXTM3U\nfile:///etc/hostname\n")))
        .isIn(Code.MEDIA_NOT_VIDEO, Code.MEDIA_DAMAGED, Code.MEDIA_SCRIPT);
  }

  @Test
  void cut_off_files_are_damaged() throws Exception {
    Path whole =
        studio.shoot(
            "whole.mp4",
            60,
            "25",
            List.of(),
            List.of("-c:v", "libx264", "-pix_fmt", "yuv420p", "-crf", "5"));
    byte[] bytes = Files.readAllBytes(whole);
    Path headless = studio.folder.resolve("headless.mp4");
    Files.write(headless, Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(refusal(headless)).isEqualTo(Code.MEDIA_DAMAGED);

    Path front = studio.folder.resolve("front.mp4");
    studio.run(
        List.of(
            "-y",
            "-i",
            whole.toString(),
            "-c",
            "copy",
            "-movflags",
            "+faststart",
            front.toString()));
    bytes = Files.readAllBytes(front);
    Path tailless = studio.folder.resolve("tailless.mp4");
    Files.write(tailless, Arrays.copyOf(bytes, bytes.length * 2 / 3));
    assertThat(refusal(tailless)).isEqualTo(Code.MEDIA_DAMAGED);
  }

  @Test
  void a_codec_that_is_not_on_the_list_is_named() throws Exception {
    Path file =
        studio.shoot("old.avi", 5, "25", List.of(), List.of("-c:v", "snow", "-strict", "-2"));
    Refused refused = catchThrowableOfType(Refused.class, () -> studio.probe.footage(file));
    assertThat(refused.problem().code()).isEqualTo(Code.MEDIA_CODEC);
    assertThat(refused.problem().args()).containsEntry("codec", "snow");
  }

  @Test
  @DisplayName(
      "30: a name may begin with a dash, hold spaces, quotes, percent signs and other scripts")
  void odd_names() throws Exception {
    Path plain =
        studio.shoot(
            "plain.mov", 5, "25", List.of(), List.of("-c:v", "libx264", "-pix_fmt", "yuv420p"));
    for (String name :
        List.of(
            "-i.mov",
            "a 'b' \"c\".mov",
            "100%d %s.mov",
            "片段 🎬;rm.mov",
            "a:b|c.mov",
            "[x],y=z.mov")) {
      Path odd = studio.folder.resolve(name);
      Files.copy(plain, odd, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      MediaFile media = studio.probe.footage(odd);
      assertThat(media.video().frames()).isEqualTo(5);
      Path clip = studio.pass(media, new FrameRange(1, 4), Codec.H264, "out " + name);
      assertThat(studio.probe.footage(clip).video().frames()).isEqualTo(3);
    }
  }

  @Test
  @DisplayName("34: files with bytes turned over are refused or read, and nothing falls")
  void corpus_of_broken_files() throws Exception {
    Random random = new Random(7);
    for (String kind : List.of("mov", "mkv", "ts", "avi")) {
      Path whole =
          studio.shoot(
              "seed." + kind,
              12,
              "25",
              studio.sound(23040, 1, 48000),
              List.of(
                  "-c:v",
                  "libx264",
                  "-pix_fmt",
                  "yuv420p",
                  "-c:a",
                  kind.equals("ts") ? "mp2" : "pcm_s16le"));
      byte[] good = Files.readAllBytes(whole);
      for (int round = 0; round < 12; round++) {
        byte[] bad = good.clone();
        for (int i = 0; i < 1 + random.nextInt(60); i++) {
          bad[random.nextInt(round % 2 == 0 ? Math.min(1500, bad.length) : bad.length)] =
              (byte) random.nextInt();
        }
        Path broken = studio.folder.resolve("broken." + kind);
        Files.write(broken, bad);
        try {
          MediaFile media = studio.probe.footage(broken);
          try (FrameSource source =
              studio.frames.plate(
                  media, new FrameRange(0, media.video().frames()), media.video().layout())) {
            byte[] frame = new byte[source.layout().frameBytes()];
            while (source.read(frame)) {
              assertThat(frame).isNotNull();
            }
          }
        } catch (Refused refused) {
          assertThat(refused.problem().code().id()).matches("(media|tool)\\..*");
        }
      }
    }
  }

  @Test
  @DisplayName("33: a tool that hangs is ended, with its children")
  void a_hanging_tool_is_ended() throws Exception {
    // a generator without end
    Running running =
        studio.ffmpeg.start(List.of("-f", "lavfi", "-i", "testsrc2", "-f", "null", "-"));
    Refused refused =
        catchThrowableOfType(
            Refused.class, () -> running.succeed(java.time.Duration.ofMillis(300)));
    assertThat(refused.problem().code()).isEqualTo(Code.TOOL_LIMIT);
    assertThat(running.process().waitFor(5, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_background_that_is_no_picture_is_told() throws Exception {
    Picture picture =
        new Picture(
            new PixelLayout(64, 64, 1, 1, 8, false),
            new Rate(25, 1),
            Colour.UNSAID,
            MediaFile.Aspect.SQUARE,
            MediaFile.Fields.PROGRESSIVE);
    Refused refused =
        catchThrowableOfType(
            Refused.class, () -> studio.frames.still(written("text.png", "no picture"), picture));
    assertThat(refused.problem().code()).isEqualTo(Code.MEDIA_NOT_PICTURE);
  }
}
