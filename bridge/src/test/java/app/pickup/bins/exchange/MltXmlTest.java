package app.pickup.bins.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MltXmlTest {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;
  private static final int FRAME = WIDTH * HEIGHT * 3 / 2;

  @Test
  void two_tracks_of_frames_with_the_handles_trimmed() throws Exception {
    byte[] file = Format.MLT.write(List.of(Takes.one("A", Takes.NTSC, Takes.above(250L))));
    assertThat(Read.texts(file, "//profile/@frame_rate_num")).containsExactly("30000");
    assertThat(Read.texts(file, "//playlist/blank/@length")).containsExactly("250", "250");
    assertThat(Read.texts(file, "//playlist[@id='playlist0']/entry/@in")).containsExactly("100");
    assertThat(Read.texts(file, "//playlist[@id='playlist1']/entry/@in")).containsExactly("4");
    assertThat(Read.texts(file, "//playlist[@id='playlist1']/entry/@out")).containsExactly("53");
    assertThat(Read.texts(file, "//tractor/@out")).containsExactly("299");
    assertThat(Read.texts(file, "//playlist[@id='main_bin']/entry")).hasSize(1);
    assertThat(Read.texts(file, "//property[@name='shotcut:comment']"))
        .allMatch(comment -> comment.contains("compositeWithTrainedAlgorithmicMedia"));
  }

  @Test
  void a_picture_over_its_original_is_mute_and_a_dialogue_insert_is_not() throws Exception {
    String mute = "//chain[property[@name='audio_index']='-1']/property[@name='resource']";
    byte[] swap = Format.MLT.write(List.of(Takes.one("A", Takes.PAL, Takes.above(0L))));
    assertThat(Read.texts(swap, mute)).containsExactly("/films/Pickup/AI/A.mov");
    byte[] insert =
        Format.MLT.write(
            List.of(Takes.one("A", Takes.PAL, Takes.PLATE_START, Takes.above(0L), true)));
    assertThat(Read.texts(insert, mute)).isEmpty();
  }

  @Test
  @DisplayName("melt shows the plate where it is asked, and the clip's own frames over it")
  void melt() throws Exception {
    assumeTrue(found("melt"), "melt is not installed");
    Film film = new Film("melt");
    Path project = film.folder.resolve("timeline.mlt");
    Files.write(project, Format.MLT.write(List.of(film.take(Takes.above(12L), false))));
    Path shown = film.folder.resolve("shown.yuv");
    rendered(project, shown);
    byte[] frames = Files.readAllBytes(shown);
    byte[] clip = film.pictures(film.clip);
    byte[] plate = film.pictures(film.plate);
    assertThat(frames).hasSize(42 * FRAME);
    for (int i = 0; i < 30; i++) {
      byte[] seen = frame(frames, 12 + i);
      // Shotcut's blend goes through RGB, which the colours of the first frames lie outside of
      assertThat(farthest(seen, frame(clip, Film.HEAD + i)))
          .as("frame %d", i)
          .isLessThanOrEqualTo(i < 6 ? 6 : 0);
      assertThat(farthest(seen, frame(plate, 15 + i))).as("not the plate").isGreaterThan(60);
    }
    assertThat(frame(frames, 11)).as("nothing before").startsWith(16, 16, 16);
  }

  private static byte[] frame(byte[] all, int number) {
    return Arrays.copyOfRange(all, number * FRAME, (number + 1) * FRAME);
  }

  private static int farthest(byte[] one, byte[] other) {
    int farthest = 0;
    for (int i = 0; i < one.length; i++) {
      farthest = Math.max(farthest, Math.abs((one[i] & 255) - (other[i] & 255)));
    }
    return farthest;
  }

  static boolean found(String program) {
    return List.of(System.getenv("PATH").split(":", -1)).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static void rendered(Path project, Path shown) throws IOException, InterruptedException {
    ProcessBuilder melt =
        new ProcessBuilder(
            "melt",
            // it takes the name of the project, not those of the clips, for a URL
            project.toString().replace("%", "%25"),
            "-consumer",
            "avformat:" + shown,
            "f=rawvideo",
            "vcodec=rawvideo",
            "pix_fmt=yuv420p",
            "an=1",
            "real_time=-1");
    melt.environment().put("QT_QPA_PLATFORM", "offscreen");
    Process process =
        melt.redirectErrorStream(true)
            .redirectOutput(shown.resolveSibling("melt.log").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }
}
