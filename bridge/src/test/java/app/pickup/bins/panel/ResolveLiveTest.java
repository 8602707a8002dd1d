package app.pickup.bins.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.pickup.Scratch;
import app.pickup.app.LiveBridge;
import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Resolve's scripts against a real bridge and a real clip; only Resolve itself is a fake. */
@Tag("live")
class ResolveLiveTest {
  private static final Path TESTS = Blender.ROOT.resolve("scripts/resolve/tests");
  private static final Path PLATE = Blender.sample("A001.mov");

  private LiveBridge bridge;

  @BeforeEach
  void start() throws Exception {
    bridge = LiveBridge.start();
  }

  @AfterEach
  void stop() {
    bridge.close();
  }

  @Test
  @DisplayName(
      "from Lua the clip lies above its original, and the bridge knows and knows the plate")
  void lua() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/lua5.1")), "lua5.1 is missing");
    Path clip = ordered();
    String said =
        run(
            "lua5.1",
            TESTS.resolve("drive.lua").toString(),
            Blender.program().toString(),
            PLATE.toString(),
            clip.toString(),
            "32");
    landed(said);
  }

  @Test
  @DisplayName(
      "from Python the clip lies above its original, and the bridge knows and knows the plate")
  void python() throws Exception {
    Path clip = ordered();
    landed(
        run(
            "python3",
            TESTS.resolve("drive.py").toString(),
            PLATE.toString(),
            clip.toString(),
            "32"));
  }

  private void landed(String said) throws Exception {
    assertThat(said).contains("LAID 90100 24 4 A001_v001");
    JsonNode take =
        bridge.get("/v1/jobs").path("items").path(0).path("takes").path(0).path("placement");
    assertThat(take.path("state").asText()).as(said).isEqualTo("in-bin");
    assertThat(take.path("verified").asBoolean()).isTrue();
    assertThat(bridge.get("/v1/outbox?nle=resolve").path("items")).isEmpty();
    JsonNode selection = bridge.get("/v1/hosts/resolve/selection");
    assertThat(selection.path("project").path("id").asText())
        .as("%s %s", selection, said)
        .isEqualTo("project-1");
    JsonNode selected = selection.path("clips").path(0);
    assertThat(selected.path("media").asText()).isEqualTo(PLATE.toString());
    assertThat(selected.path("in").asInt()).isEqualTo(10);
    assertThat(selected.path("out").asInt()).isEqualTo(34);
    assertThat(selected.path("frame").asInt()).isEqualTo(100);
  }

  private Path ordered() throws Exception {
    ObjectNode request =
        Json.object().put("place", "above").put("tier", "draft").put("codec", "h264");
    request
        .putObject("project")
        .put("nle", "resolve")
        .put("id", "project-1")
        .put("bin", "Pickups/夜")
        .put("mediaFolder", Scratch.folder("resolve clips").toString());
    request.putObject("at").put("sequence", "Cut 1").put("track", 1).put("frame", 100);
    request
        .putObject("plate")
        .put("media", PLATE.toString())
        .put("in", 10)
        .put("out", 34)
        .put("handles", 4);
    request.putObject("edit").put("kind", "background").putObject("with").put("blur", 12);
    JsonNode job = bridge.made("/v1/edit", request);
    return Path.of(job.path("takes").path(0).path("clip").path("path").asText());
  }

  private String run(String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PICKUP_HOME", bridge.home().toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
