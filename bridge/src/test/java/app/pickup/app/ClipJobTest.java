package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.Scratch;
import app.pickup.media.Ffmpeg;
import app.pickup.media.MediaFile;
import app.pickup.media.Probe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The script that newer Kdenlives start from a clip's menu, started as they do. */
@SuppressWarnings("NullAway.Init")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClipJobTest {
  private static final Path SCRIPT =
      Path.of("../scripts/kdenlive/clip-job").toAbsolutePath().normalize();

  private LiveBridge bridge;
  private Ffmpeg ffmpeg;
  private Path folder;
  private Path source;

  @BeforeAll
  void open() throws Exception {
    bridge = LiveBridge.start();
    ffmpeg = Ffmpeg.in(Dist.folder());
    folder = Files.createDirectories(Scratch.folder("clip-job").resolve("Ä b"));
    source =
        Files.copy(SCRIPT.resolve("../../sample/A001.mov").normalize(), folder.resolve("Ö 1.mov"));
  }

  @AfterAll
  void close() {
    bridge.close();
  }

  private record Ran(int code, String said) {}

  private Ran run(String... words) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(Stream.of(SCRIPT.toString()), Stream.of(words)).toList());
    builder.environment().put("PICKUP_HOME", bridge.home().toString());
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), said);
  }

  @Test
  @DisplayName("the clip comes under the name Kdenlive asks for, fits, and is told by percents")
  void blur() throws Exception {
    Path output = folder.resolve("plate-0001.mov");
    Ran ran = run("blur", source.toString(), output.toString(), "12");
    assertThat(ran.code()).as(ran.said()).isZero();
    MediaFile.Video made = new Probe(ffmpeg).footage(output).video();
    MediaFile.Video plate = new Probe(ffmpeg).footage(source).video();
    assertThat(made.frames()).isEqualTo(plate.frames());
    assertThat(made.rate()).isEqualTo(plate.rate());
    // the first percents may have passed before anybody listened
    assertThat(ran.said()).containsPattern("percentage:\\d+\n").contains("percentage:100\n");
    assertThat(beside())
        .contains("plate-0001.pickup.json", "plate-0001.xmp")
        .noneMatch(name -> name.startsWith("."));
  }

  @Test
  @DisplayName("a clip that is there is not written over, nor is somebody else's XMP")
  void taken() throws Exception {
    Path output = Files.writeString(folder.resolve("theirs.mov"), "a clip in the bin");
    Ran ran = run("blur", source.toString(), output.toString(), "12");
    assertThat(ran.code()).as(ran.said()).isNotZero();
    assertThat(ran.said()).contains("not written over");
    assertThat(output).hasContent("a clip in the bin");

    Path free = folder.resolve("camera.mov");
    Path xmp = Files.writeString(folder.resolve("camera.xmp"), "the camera's");
    assertThat(run("blur", source.toString(), free.toString(), "12").code()).isZero();
    assertThat(free).exists();
    assertThat(xmp).hasContent("the camera's");
  }

  @Test
  @DisplayName("what can not be made leaves nothing, says why and that it cost nothing")
  void refused() throws Exception {
    Path output = folder.resolve("never.mov");
    Ran ran = run("swap", source.toString(), output.toString(), folder + "/none.png");
    assertThat(ran.code()).isNotZero();
    assertThat(ran.said()).contains("none.png").contains("charged: no");
    assertThat(beside()).noneMatch(name -> name.startsWith(".") || name.startsWith("never"));
  }

  private List<String> beside() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
