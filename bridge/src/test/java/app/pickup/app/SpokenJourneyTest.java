package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.pickup.Scratch;
import app.pickup.engines.local.dialogue.Voices;
import app.pickup.json.Json;
import app.pickup.media.Ffmpeg;
import app.pickup.media.MediaFile;
import app.pickup.media.Probe;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** New clips whose lines are spoken on this machine, through a whole bridge. */
@SuppressWarnings("NullAway.Init")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpokenJourneyTest {
  private Path folder;
  private LiveBridge bridge;

  @BeforeAll
  void open() throws Exception {
    folder = Scratch.folder("spoken");
    Files.createDirectories(folder.resolve("project"));
    bridge = LiveBridge.start();
  }

  @AfterAll
  void close() {
    bridge.close();
  }

  private ObjectNode request(String prompt) {
    ObjectNode request = Json.object();
    ObjectNode project = request.putObject("project");
    project.put("nle", "folder").put("file", folder.resolve("project").toString());
    request.put("engine", "local").put("tier", "draft").put("prompt", prompt).put("seconds", 4);
    request.putObject("sequence").put("rate", "30000/1001").put("width", 640).put("height", 360);
    return request;
  }

  private JsonNode made(ObjectNode request) throws Exception {
    JsonNode job = bridge.made("/v1/generate", request);
    assertThat(job.at("/takes/0/proof/passed").asBoolean()).isTrue();
    return job;
  }

  private static MediaFile clip(JsonNode job) throws Exception {
    Path clip = Path.of(job.at("/takes/0/clip/path").asText());
    return new Probe(Ffmpeg.in(Dist.folder())).footage(clip);
  }

  @Test
  @DisplayName("two lines in two languages make a clip with sound that passes its proof")
  void spoken() throws Exception {
    assumeTrue(Voices.installed().missing() == null, "not tried: the voices are not installed");
    ObjectNode request = request("Two people at a station").put("captions", "burnt");
    request
        .putArray("lines")
        .add(Json.object().put("text", "Wait for me!").put("language", "en").put("speaker", "Anna"))
        .add(Json.object().put("text", "早く").put("language", "ja").put("speaker", "Ken"));
    JsonNode job = made(request);
    MediaFile clip = clip(job);
    assertThat(clip.video().frames()).isEqualTo(120);
    assertThat(clip.audio()).hasSize(1);
    assertThat(clip.audio().get(0).sampleRate()).isEqualTo(48_000);
    assertThat(Json.text(job)).doesNotContain("take.silent").doesNotContain("line-long");
  }

  @Test
  @DisplayName(
      "captions lie beside the clip, each while it is said, and the sidecar has their hash")
  void captions() throws Exception {
    assumeTrue(Voices.installed().missing() == null, "not tried: the voices are not installed");
    ObjectNode request = request("Two people at a station").put("captions", "file");
    request
        .putArray("lines")
        .add(Json.object().put("text", "Wait for me!").put("language", "en").put("speaker", "Anna"))
        .add(
            Json.object()
                .put("text", "早く")
                .put("language", "ja")
                .put("speaker", "Ken")
                .put("at", 60));
    JsonNode job = made(request);
    Path srt = Path.of(job.at("/takes/0/captions/path").asText());
    String clip = job.at("/takes/0/clip/path").asText();
    assertThat(srt.toString()).isEqualTo(clip.replace(".mov", ".srt"));
    assertThat(Files.readString(srt))
        .startsWith("1\r\n00:00:00,200 --> ")
        .contains("Anna: Wait for me!", "Ken: 早く", "00:00:02,002 --> ");
    String sidecar = Files.readString(Path.of(job.at("/takes/0/sidecar").asText()));
    assertThat(Json.own(sidecar).at("/clip/captions/name").asText())
        .isEqualTo(String.valueOf(srt.getFileName()));
  }

  @Test
  @DisplayName("sound without lines is silence, and told")
  void silent() throws Exception {
    JsonNode job = made(request("An empty room").put("audio", "native").put("seconds", 1));
    assertThat(clip(job).audio()).isEmpty();
    assertThat(Json.text(job)).contains("take.silent");
  }
}
