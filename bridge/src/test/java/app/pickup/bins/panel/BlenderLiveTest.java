package app.pickup.bins.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.pickup.app.LiveBridge;
import app.pickup.app.Version;
import app.pickup.json.Json;
import app.pickup.media.Studio;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The add-on in a real Blender, against a real bridge. */
@Tag("live")
class BlenderLiveTest {
  private LiveBridge bridge;
  private Blender blender;

  @BeforeEach
  void start() throws Exception {
    bridge = LiveBridge.start();
    blender = new Blender(bridge.home());
  }

  @AfterEach
  void stop() {
    bridge.close();
  }

  @Test
  @DisplayName("the clip lies exactly above its original, once, and the bridge knows")
  void above() throws Exception {
    ObjectNode task = swap("image");
    settings(task).put("image", Blender.sample("dusk.jpg").toString()).put("handles", 4);
    JsonNode result = blender.drive(task);

    assertThat(result.path("problem")).isEmpty();
    assertThat(result.path("sentence").asText())
        .isEqualTo(
            "Frames 10–33 of A001.mov with handles of 4 and 4, local engine, nothing leaves this machine, free;"
                + " comes back as H.264 above on channel 3.");
    JsonNode original = result.path("original");
    List<JsonNode> placed = ours(result);
    assertThat(placed).hasSize(1);
    JsonNode strip = placed.get(0);
    assertThat(strip.path("name").asText()).isEqualTo("A001_v001");
    // channel 2 holds the original's sound
    assertThat(strip.path("channel").asInt()).isEqualTo(3);
    assertThat(strip.path("start")).isEqualTo(original.path("start"));
    assertThat(strip.path("end")).isEqualTo(original.path("end"));
    assertThat(strip.path("length").asInt()).isEqualTo(4 + 24 + 4);
    assertThat(strip.path("head").asInt()).isEqualTo(4);
    assertThat(strip.path("tail").asInt()).isEqualTo(4);
    assertThat(strip.path("scale")).isEqualTo(original.path("scale"));
    assertThat(strip.path("tag").asText()).isEqualTo("COLOR_05");
    assertThat(strip.path("properties").path("pickup_take").asText()).isEqualTo("1");
    assertThat(strip.path("properties").path("pickup_sidecar").asText())
        .isEqualTo("//Pickup/A001_v001.pickup.json");
    assertThat(result.path("timeline").path("markers").toString())
        .isEqualTo("[[\"A001_v001\",11]]");
    assertThat(result.path("timeline").path("strips")).as("no second sound").hasSize(3);

    JsonNode job = job();
    assertThat(strip.path("properties").path("pickup_job")).isEqualTo(job.path("id"));
    JsonNode placement = job.path("takes").path(0).path("placement");
    assertThat(placement.path("state").asText()).isEqualTo("in-bin");
    assertThat(placement.path("verified").asBoolean()).isTrue();
    assertThat(bridge.get("/v1/outbox?nle=blender").path("items")).isEmpty();
    told(result);
  }

  @Test
  @DisplayName("picture for picture as the original, in the original's framing")
  void aligned() throws Exception {
    ObjectNode task = swap("blur").put("compare", true);
    // a background as sharp as the plate's own: what is left to see is a shift in time
    settings(task).put("blur", 1).put("handles", 3);
    assertThat(blender.drive(task).path("shifts").toString()).isEqualTo("[0,0]");
  }

  @Test
  @DisplayName("a clip that came while Blender was closed is placed when the project is opened")
  void later() throws Exception {
    leave();
    assertThat(bridge.get("/v1/outbox?nle=blender").path("items")).hasSize(1);
    assertThat(ours(blender.drive(blender.task("reopen")))).hasSize(1);
    assertThat(bridge.get("/v1/outbox?nle=blender").path("items")).isEmpty();
  }

  @Test
  @DisplayName("a clip that can not be placed is told once, and placed when asked again")
  void failed() throws Exception {
    leave();
    Path clip = Path.of(job().path("takes").path(0).path("clip").path("path").asText());
    Path away = Files.move(clip, clip.resolveSibling("away.mov"));
    assertThat(ours(blender.drive(blender.task("reopen")))).isEmpty();
    JsonNode placement = job().path("takes").path(0).path("placement");
    assertThat(placement.path("state").asText()).isEqualTo("failed");
    assertThat(placement.path("why").asText())
        .isEqualTo("The clip A001_v001.mov is not in its folder any more.");

    Files.move(away, clip);
    assertThat(ours(blender.drive(blender.task("reopen")))).isEmpty();
    assertThat(ours(blender.drive(blender.task("reopen").put("again", true)))).hasSize(1);
    assertThat(bridge.get("/v1/outbox?nle=blender").path("items")).isEmpty();
  }

  @Test
  @DisplayName("a shot without a person says so, and that it cost nothing")
  void nobody() throws Exception {
    Studio studio = Studio.open("blender nobody");
    Path bars =
        studio.shoot(
            "bars.mov", 75, "25", studio.sound(144_000, 1, 48_000), List.of("-c:a", "pcm_s16le"));
    ObjectNode task = swap("blur").put("media", bars.toAbsolutePath().toString());
    JsonNode result = blender.drive(task);
    assertThat(result.path("problem").toString())
        .contains("No person was found in the range")
        .contains("Charged: no");
    assertThat(ours(result)).isEmpty();
  }

  @Test
  @DisplayName("without a bridge the panel says so")
  void closed() throws Exception {
    bridge.close();
    JsonNode result = blender.drive(swap("blur"));
    assertThat(result.path("sentence").asText()).isEqualTo("No bridge is running.");
    assertThat(result.path("problem").toString())
        .isEqualTo("[\"No bridge is running.\",\"Charged: no\"]");
  }

  @Test
  @DisplayName("the panel starts a bridge")
  void started() throws Exception {
    bridge.close();
    JsonNode result =
        blender.drive(blender.task("start").put("program", Blender.program().toString()));
    long pid =
        Json.own(Files.readString(bridge.home().resolve("bridge.json"))).path("pid").asLong();
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    process.destroy();
    assertThat(result.path("problem")).isEmpty();
    assertThat(result.path("running").asText()).isEqualTo(Version.NUMBER);
    process.onExit().get(20, TimeUnit.SECONDS);
    assertThat(bridge.home().resolve("bridge.json")).doesNotExist();
  }

  @Test
  @DisplayName("a strip that can not be a plate is refused in plain words")
  void refusals() throws Exception {
    JsonNode said = blender.drive(blender.task("refusals"));
    assertThat(said.path("good").isNull()).isTrue();
    assertThat(said.path("unsaved").asText()).startsWith("Save the project first");
    assertThat(said.path("nothing").asText()).isEqualTo("Select a movie strip.");
    assertThat(said.path("file").asText()).isEqualTo("Choose the image for the background.");
    for (String speed : List.of("use_reverse_frames", "effect", "retimed")) {
      assertThat(said.path(speed).asText()).as(speed).contains("another speed or in reverse");
    }
    assertThat(said.path("frame_offset_start").asText()).contains("holds a still");
    assertThat(said.path("negative").asText()).contains("before frame 0");
    assertThat(said.path("rate").asText())
        .contains("has 25 frames a second, the scene 24")
        .contains("Set the scene's frame rate");
    assertThat(said.path("meta").asText()).contains("meta strip");
  }

  @Test
  @DisplayName("a line lands with its sound, once, and only with a consent")
  void dialogue() throws Exception {
    JsonNode result = blender.drive(blender.task("speak").put("text", "No."));

    assertThat(result.path("refused").path(0).asText()).contains("needs the consent of whoever");
    assertThat(result.path("refused").path(1).asText())
        .contains("needs the consent of whoever")
        .contains("Charged: no");
    assertThat(result.path("problem")).isEmpty();
    JsonNode original = result.path("original");
    List<JsonNode> placed = ours(result);
    assertThat(placed).extracting(strip -> strip.path("type").asText()).contains("MOVIE", "SOUND");
    assertThat(placed).hasSize(2);
    for (JsonNode strip : placed) {
      assertThat(strip.path("start")).isEqualTo(original.path("start"));
      assertThat(strip.path("end")).isEqualTo(original.path("end"));
      assertThat(strip.path("head").asInt()).isEqualTo(2);
      assertThat(strip.path("channel").asInt())
          .isEqualTo(strip.path("type").asText().equals("MOVIE") ? 3 : 4);
      assertThat(strip.path("properties").path("pickup_job")).isEqualTo(job().path("id"));
    }
    JsonNode placement = job().path("takes").path(0).path("placement");
    assertThat(placement.path("state").asText()).isEqualTo("in-bin");
    assertThat(bridge.get("/v1/outbox?nle=blender").path("items")).isEmpty();
    told(result);
  }

  @Test
  @DisplayName("what is selected in Blender is there for the bridge's own panel")
  void selection() throws Exception {
    blender.drive(blender.task("selection"));
    JsonNode selection = bridge.get("/v1/hosts/blender/selection");
    assertThat(selection.path("project").path("file").asText())
        .isEqualTo(blender.project().toString());
    assertThat(selection.path("sequence").path("rate").asText()).isEqualTo("25");
    JsonNode clip = selection.path("clips").path(0);
    assertThat(clip.path("in").asInt()).isEqualTo(10);
    assertThat(clip.path("out").asInt()).isEqualTo(34);
    assertThat(clip.path("sequence").asText()).isEqualTo("Scene");
    assertThat(clip.path("track").asInt()).isEqualTo(1);
    assertThat(clip.path("frame").asInt()).isEqualTo(11);
    assertThat(selection.path("refused").path(0).path("name").asText()).isEqualTo("meta");
  }

  @Test
  @DisplayName("a click is a job at once")
  void clicks() throws Exception {
    ObjectNode task = swap("colour").put("do", "clicks");
    List<Double> took = new ArrayList<>();
    blender.drive(task).path("took").forEach(each -> took.add(each.asDouble()));
    System.out.println("FIGURES with a real bridge: click until the bridge has the job " + took);
    assertThat(took).isNotEmpty();
  }

  @Test
  @DisplayName("fifty placements in a row, and whatever may have happened to the project meanwhile")
  void cases() throws Exception {
    List<String> figures = blender.cases("cases.py", false);
    figures.forEach(System.out::println);
    assertThat(figures).anyMatch(line -> line.contains("50 of 50"));
  }

  @Test
  @DisplayName("in a window: a click does not wait, a clip comes at once, an undo stays an undo")
  void window() throws Exception {
    List<String> figures = blender.cases("window.py", true);
    figures.forEach(System.out::println);
    assertThat(figures).anyMatch(line -> line.contains("undone and redone"));
  }

  @Test
  @DisplayName("the add-on's own tests pass in Blender's Python")
  void unit() throws Exception {
    blender.python("test_bridge.py");
  }

  /** Orders the swap, closes Blender, and lets the bridge finish it. */
  private void leave() throws IOException, InterruptedException {
    blender.drive(swap("blur").put("leave", true));
    await()
        .atMost(Duration.ofMinutes(3))
        .untilAsserted(() -> assertThat(job().path("state").asText()).isEqualTo("done"));
  }

  /** The figures; 2 s from ready to the timeline are wanted of an idle machine. */
  private static void told(JsonNode result) {
    System.out.println("FIGURES with a real bridge: " + result.path("figures"));
    assertThat(result.path("figures").path("clip ready to timeline").isNumber()).isTrue();
  }

  private ObjectNode swap(String background) {
    ObjectNode task = blender.task("swap");
    task.putObject("settings")
        .put("background", background)
        .put("tier", "draft")
        .put("codec", "h264");
    return task;
  }

  private static ObjectNode settings(ObjectNode task) {
    return task.withObject("/settings");
  }

  private JsonNode job() throws IOException, InterruptedException {
    JsonNode jobs = bridge.get("/v1/jobs").path("items");
    assertThat(jobs).hasSize(1);
    return jobs.path(0);
  }

  private static List<JsonNode> ours(JsonNode result) {
    return StreamSupport.stream(result.path("timeline").path("strips").spliterator(), false)
        .filter(strip -> strip.path("properties").has("pickup_job"))
        .toList();
  }
}
