package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.pickup.Scratch;
import app.pickup.emulators.LoopbackRelay;
import app.pickup.emulators.kling.KlingEmulator;
import app.pickup.emulators.kling.KlingOptions;
import app.pickup.json.Json;
import app.pickup.media.Ffmpeg;
import app.pickup.media.NumberedPlate;
import app.pickup.store.Home;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A job that is cancelled when its order is with the vendor, who can not be stopped. */
class CloudCancelTest {

  @Test
  @DisplayName("cancelled after the order: charged yes, the ticket kept, the take can be fetched")
  void fetchedAfterAll() throws Exception {
    Path folder = Scratch.folder("cloud cancel");
    Home home = Home.open(folder.resolve("home"), Home.DiskType.REAL);
    Path project = Files.createDirectories(folder.resolve("project"));
    Ffmpeg ffmpeg = Ffmpeg.in(Dist.folder());
    try (KlingEmulator kling =
            KlingEmulator.start(
                KlingOptions.of(Clock.systemUTC(), folder.resolve("kling"), ffmpeg)
                    .withRenderTime(Duration.ofSeconds(12)));
        LoopbackRelay relay = LoopbackRelay.start(folder.resolve("relay"), 0);
        Bridge bridge =
            Bridge.start(
                home,
                Settings.usual(
                        Map.of(
                            "PICKUP_KLING_URL", kling.url(),
                            "PICKUP_KLING_KEY", kling.key(),
                            "PICKUP_RELAY_URL", relay.url()))
                    .withPort(0),
                (place, database, set, clock) ->
                    new LocalWorkshop(place, database, set, clock, Duration.ofMillis(100)),
                Clock.systemUTC())) {
      BridgeClient client = BridgeClient.find(home).orElseThrow();
      Path plate = NumberedPlate.shoot(ffmpeg, folder, 76, "25");
      ObjectNode request = Json.object();
      request.putObject("project").put("nle", "folder").put("file", project.toString());
      request.put("engine", "kling").put("tier", "draft").put("codec", "h264");
      request.putObject("consent").put("who", "test card").put("scope", "tests");
      request.putObject("plate").put("media", plate.toString()).put("in", 0).put("out", 74);
      request.putObject("edit").put("kind", "style").put("prompt", "a hand-tinted postcard");
      String id = Json.own(client.post("/v1/edit", request).body()).path("id").asText();
      await().atMost(Duration.ofSeconds(60)).until(() -> !kling.bill().isEmpty());
      await()
          .atMost(Duration.ofSeconds(10))
          .until(
              () ->
                  Json.own(client.get("/v1/jobs/" + id).body())
                      .path("step")
                      .path("code")
                      .asText()
                      .equals("vendor.ordered"));
      client.post("/v1/jobs/" + id + "/cancel", Json.object());
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> bridge.jobs().get(id).state().id().equals("cancelled"));
      JsonNode job = Json.own(client.get("/v1/jobs/" + id).body());
      assertThat(job.path("problem").path("code").asText()).isEqualTo("job.cancelled-paid");
      assertThat(job.path("problem").path("charged").asText()).isEqualTo("yes");
      assertThat(bridge.budget().ledger(null, 10).items()).hasSize(1);

      client.post("/v1/jobs/" + id + "/retry", Json.object());
      await().atMost(Duration.ofSeconds(60)).until(() -> bridge.jobs().get(id).state().ended());
      assertThat(bridge.jobs().get(id).state().id())
          .as(bridge.jobs().get(id).standing().problems().toString())
          .isEqualTo("done");
      assertThat(kling.bill()).hasSize(1);
    }
  }
}
