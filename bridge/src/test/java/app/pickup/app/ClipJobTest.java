package app.pickup.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.pickup.Scratch;
import app.pickup.json.Json;
import app.pickup.media.Ffmpeg;
import app.pickup.media.MediaFile;
import app.pickup.media.Probe;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  private Process start(Path home, String... words) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(Stream.of(SCRIPT.toString()), Stream.of(words)).toList());
    builder.environment().put("PICKUP_HOME", home.toString());
    return builder.redirectErrorStream(true).start();
  }

  private Ran run(String... words) throws Exception {
    Process process = start(bridge.home(), words);
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
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
    assertThat(newest().at("/takes/0/clip/path").asText()).isEqualTo(output.toString());
    assertThat(Path.of(newest().at("/takes/0/sidecar").asText())).exists();
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
    assertThat(folder.resolve("camera.pickup.json")).exists();
    assertThat(Path.of(newest().at("/takes/0/clip/path").asText())).hasSameBinaryContentAs(free);
  }

  @Test
  @DisplayName(
      "an empty file that holds the place gives way, and signs that no clip of ours has do no harm")
  void odd() throws Exception {
    Path output = Files.createFile(folder.resolve("{a} %s 文 \\ é.mov"));
    Ran ran = run("blur", source.toString(), output.toString(), "12");
    assertThat(ran.code()).as(ran.said()).isZero();
    assertThat(new Probe(ffmpeg).footage(output).video().frames()).isEqualTo(75);
    assertThat(folder.resolve("{a} %s 文 \\ é.pickup.json")).isNotEmptyFile();
    assertThat(Path.of(newest().at("/takes/0/clip/path").asText())).hasSameBinaryContentAs(output);
  }

  @ParameterizedTest(name = "killed after {0}")
  @ValueSource(strings = {"nothing", "percentage:", "percentage:5"})
  @DisplayName("Kdenlive's cancel is a SIGKILL: the job is cancelled and nothing stays behind")
  void killed(String heard) throws Exception {
    String before = newest().path("id").asText();
    List<String> there = beside();
    Process process =
        start(
            bridge.home(), "blur", source.toString(), folder.resolve("killed.mov").toString(), "9");
    kill(process, heard);
    JsonNode job = newest();
    if (!heard.equals("nothing")) {
      assertThat(job.path("id").asText()).isNotEqualTo(before);
    }
    if (!job.path("id").asText().equals(before)) {
      assertThat(job.path("state").asText()).isEqualTo("cancelled");
    }
    assertThat(beside()).containsExactlyInAnyOrderElementsOf(there);
  }

  @Test
  @DisplayName("killed while it is delivered, the clip is there with its job done, or neither is")
  void killedLate() throws Exception {
    Path output = folder.resolve("late.mov");
    Process process = start(bridge.home(), "blur", source.toString(), output.toString(), "9");
    await().pollInterval(Duration.ofMillis(5)).until(() -> Files.exists(output));
    kill(process, "percentage:");
    String state = newest().path("state").asText();
    System.out.println("killed as its clip appeared, the job is " + state);
    assertThat(beside().stream().filter(name -> name.startsWith("late.")))
        .hasSize(state.equals("done") ? 3 : 0);
    assertThat(state).isIn("done", "cancelled");
  }

  @Test
  @DisplayName("a cancelled job does not go on at the start of the next bridge")
  void killedAlone() throws Exception {
    List<String> there = beside();
    Path home = Scratch.folder("alone");
    kill(
        start(home, "blur", source.toString(), folder.resolve("alone.mov").toString(), "9"),
        "percentage:");
    ProcessBuilder jobs =
        new ProcessBuilder(SCRIPT.resolve("../../pickup").normalize().toString(), "jobs", "--json");
    jobs.environment().put("PICKUP_HOME", home.toString());
    Process process = jobs.start();
    JsonNode list = Json.own(new String(process.getInputStream().readAllBytes(), UTF_8));
    assertThat(list.at("/items/0/state").asText()).isEqualTo("cancelled");
    assertThat(beside()).containsExactlyInAnyOrderElementsOf(there);
  }

  /** Kills the script alone once it has said this, and waits until what it started has ended. */
  private static void kill(Process script, String heard) throws Exception {
    try (BufferedReader lines = script.inputReader(UTF_8)) {
      if (heard.equals("nothing")) {
        await().until(() -> script.descendants().findAny().isPresent());
      } else {
        String line = lines.readLine();
        while (line != null && !line.startsWith(heard)) {
          line = lines.readLine();
        }
        assertThat(line).as("it ended before").isNotNull();
      }
      List<ProcessHandle> started = script.descendants().toList();
      assertThat(started).isNotEmpty();
      script.destroyForcibly().waitFor();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> started.stream().noneMatch(ProcessHandle::isAlive));
    }
  }

  /** The job that was ordered last. */
  private JsonNode newest() throws Exception {
    return bridge.get("/v1/jobs?limit=1").at("/items/0");
  }

  @Test
  @DisplayName("what can not be made leaves nothing, says why and that it cost nothing")
  void refused() throws Exception {
    Path output = folder.resolve("never.mov");
    Ran ran = run("swap", source.toString(), output.toString(), folder + "/none.png");
    assertThat(ran.code()).isNotZero();
    assertThat(ran.said()).contains("none.png").contains("charged: no");
    Ran nothing = run("swap", source.toString(), output.toString(), "");
    assertThat(nothing.code()).isNotZero();
    assertThat(nothing.said()).contains("no picture or clip was chosen").contains("charged: no");
    assertThat(beside()).noneMatch(name -> name.startsWith(".") || name.startsWith("never"));
  }

  private List<String> beside() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
