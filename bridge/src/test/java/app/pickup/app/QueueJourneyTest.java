package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.pickup.Scratch;
import app.pickup.json.Json;
import app.pickup.store.Home;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Several clips ordered at once, for the local engine of a real bridge. */
class QueueJourneyTest {
  private final Path folder = Scratch.folder("queue");

  @Test
  @DisplayName("while one is made here the others are queued: one is held back, one gets its turn")
  void queue() throws Exception {
    Home home = Home.open(folder.resolve("home"), Home.DiskType.REAL);
    try (HomeLock lock = HomeLock.take(home).orElseThrow();
        Bridge bridge =
            Bridge.start(
                home,
                Settings.usual(Map.of()).withPort(0),
                LocalWorkshop::new,
                Clock.systemUTC())) {
      assertThat(lock).isNotNull();
      assertThat(bridge).isNotNull();
      BridgeClient client = BridgeClient.find(home).orElseThrow();
      List<String> ordered = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        HttpResponse<String> answer = client.post("/v1/edit", request(i));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        ordered.add("/v1/jobs/" + Json.own(answer.body()).path("id").asText());
      }
      String held = ordered.get(1);
      String last = ordered.get(3);
      assertThat(client.post(held + "/pause", Json.object()).statusCode()).isEqualTo(200);
      String third = Json.own(client.get(ordered.get(2)).body()).path("id").asText();
      ObjectNode before = Json.object().put("before", third);
      assertThat(client.post(last + "/move", before).statusCode()).isEqualTo(200);
      await().atMost(Duration.ofMinutes(3)).until(() -> ended(client, ordered.get(2)));
      assertThat(job(client, held).path("state").asText()).isEqualTo("queued");
      assertThat(done(client, last)).isLessThan(done(client, ordered.get(2)));
      client.post(held + "/resume", Json.object());
      await().atMost(Duration.ofMinutes(3)).until(() -> ended(client, held));
      assertThat(done(client, held)).isGreaterThan(done(client, last));
    }
  }

  /** Its last change's place in the ledger, once it is done. */
  private static long done(BridgeClient client, String path) throws Exception {
    JsonNode job = job(client, path);
    assertThat(job.path("state").asText()).as(Json.text(job)).isEqualTo("done");
    return job.path("revision").asLong();
  }

  private static boolean ended(BridgeClient client, String path) throws Exception {
    return JobPrinter.ended(job(client, path));
  }

  private static JsonNode job(BridgeClient client, String path) throws Exception {
    return Json.own(client.get(path).body());
  }

  private ObjectNode request(int number) throws Exception {
    ObjectNode request = Json.object();
    request.putObject("project").put("nle", "folder").put("file", folder.toString());
    request.put("tier", "draft").put("codec", "h264");
    request
        .putObject("plate")
        .put("media", Path.of("../scripts/sample/A001.mov").toRealPath().toString())
        .put("in", 10 * number)
        .put("out", 10 * number + 24);
    request.putObject("edit").put("kind", "background").putObject("with").put("colour", "#1a2b3c");
    return request;
  }
}
