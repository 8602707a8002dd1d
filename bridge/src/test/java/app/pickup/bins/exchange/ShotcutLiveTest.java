package app.pickup.bins.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.pickup.bins.Delivery;
import app.pickup.bins.MediaFolder;
import app.pickup.bins.Placement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real Shotcut, asked what it opened by what it saves. */
@Tag("live")
class ShotcutLiveTest {

  private static final String TRACK = "//playlist[property[@name='shotcut:name']='V%d']";

  @Test
  @DisplayName(
      "the file beside the clip opens: clip in the playlist, plate on V1, clip over it on V2")
  void opens() throws Exception {
    assumeTrue(MltXmlTest.found("shotcut"), "shotcut is not installed");
    Film film = new Film("shotcut");
    Delivery take = film.take(Takes.above(12L), false);
    Placement placement = FileBin.shotcut().place(take);
    assertThat(placement.why()).contains("File > Open File");
    Path project = MediaFolder.of(take.target()).orElseThrow().file("A001_v001.mlt");
    byte[] ours = Files.readAllBytes(project);
    Process shotcut = start(film.folder, project);
    try {
      String window =
          await()
              .atMost(Duration.ofSeconds(60))
              .pollInterval(Duration.ofMillis(500))
              .until(
                  () -> said("xdotool", "search", "--name", "A001_v001.mlt"), id -> !id.isEmpty())
              .lines()
              .findFirst()
              .orElseThrow();
      // the title stands before the last thumbnail does; it takes a key when it is ready
      await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofSeconds(1))
          .until(
              () -> {
                said("xdotool", "windowfocus", window, "key", "ctrl+s");
                return Read.text(Files.readAllBytes(project)).contains("Shotcut version");
              });
      said("import", "-window", "root", film.folder.resolve("shotcut.png").toString());
    } finally {
      // it may ask whether to save; it has saved
      shotcut.destroyForcibly().waitFor();
    }
    byte[] saved = Files.readAllBytes(project);
    assertThat(Read.texts(ours, "//playlist/entry")).hasSize(4);
    assertThat(Read.texts(saved, "//playlist[@id='main_bin']/entry")).hasSize(1);
    for (int track = 1; track <= 2; track++) {
      String at = String.format(TRACK, track);
      assertThat(Read.texts(saved, at + "/blank/@length")).containsExactly("00:00:00.400");
      assertThat(Read.texts(saved, at + "/entry")).hasSize(1);
    }
    // frames 5 to 35 of the clip over frames 15 to 45 of the plate, at 30000/1001
    assertThat(Read.texts(saved, String.format(TRACK, 2) + "/entry/@in"))
        .containsExactly("00:00:00.167");
    assertThat(Read.texts(saved, String.format(TRACK, 1) + "/entry/@in"))
        .containsExactly("00:00:00.501");
    assertThat(Read.texts(saved, "//property[@name='pickup:job']")).contains("job-1");
  }

  private static Process start(Path home, Path project) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("shotcut", "--noupgrade", project.toString());
    builder.environment().put("HOME", home.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("LIBGL_ALWAYS_SOFTWARE", "1");
    List.of("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
        .forEach(builder.environment()::remove);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(home.resolve("shotcut.log").toFile())
        .start();
  }

  private static String said(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor(10, TimeUnit.SECONDS);
    return out.strip();
  }
}
