package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.pickup.Scratch;
import app.pickup.emulators.LoopbackRelay;
import app.pickup.emulators.kling.Billed;
import app.pickup.emulators.kling.KlingEmulator;
import app.pickup.emulators.kling.KlingOptions;
import app.pickup.json.Json;
import app.pickup.media.Ffmpeg;
import app.pickup.media.NumberedPlate;
import app.pickup.store.Home;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole bridge and an emulated Kling: from the request to the clip in the bin, and the bill. */
@SuppressWarnings("NullAway.Init")
class CloudJourneyTest {
  private final Path folder = Scratch.folder("cloud");
  private Home home;
  private Ffmpeg ffmpeg;
  private KlingEmulator kling;
  private LoopbackRelay relay;
  private Bridge bridge;
  private BridgeClient client;

  @BeforeEach
  void open() throws Exception {
    home = Home.open(folder.resolve("home"), Home.DiskType.REAL);
    ffmpeg = Ffmpeg.in(Dist.folder());
    Files.createDirectories(folder.resolve("project"));
    kling =
        KlingEmulator.start(KlingOptions.of(Clock.systemUTC(), folder.resolve("kling"), ffmpeg));
    relay = LoopbackRelay.start(folder.resolve("relay"), 0);
    start(Map.of());
  }

  private void start(Map<String, String> more) throws Exception {
    Map<String, String> env = new HashMap<>();
    env.put("PICKUP_KLING_URL", kling.url());
    env.put("PICKUP_KLING_KEY", kling.key());
    env.put("PICKUP_RELAY_URL", relay.url());
    env.putAll(more);
    Settings settings = Settings.usual(env).withPort(0);
    bridge =
        Bridge.start(
            home,
            settings,
            (place, database, set, clock) ->
                new LocalWorkshop(place, database, set, clock, Duration.ofMillis(100)),
            Clock.systemUTC());
    client = BridgeClient.find(home).orElseThrow();
  }

  @AfterEach
  void close() {
    bridge.close();
    kling.close();
    relay.close();
  }

  @ParameterizedTest(name = "{0} fps, {1}")
  @CsvSource({"24000/1001, frames", "25, frames", "30000/1001, frames"})
  @DisplayName("every frame comes back as itself")
  void framesMode(String rate, String retime) throws Exception {
    Path plate = NumberedPlate.shoot(ffmpeg, folder, 90, rate);
    ObjectNode request = request(plate, 4, 84);
    request.put("retime", retime);
    JsonNode job = done(order(request));
    JsonNode take = job.path("takes").path(0);
    assertThat(take.path("proof").path("passed").asBoolean()).as(Json.text(take)).isTrue();
    assertThat(Json.text(take)).contains("alignment");
    List<Integer> numbers = NumberedPlate.numbers(ffmpeg, clip(job));
    assertThat(numbers).hasSize(80);
    assertThat(numbers.get(0)).isEqualTo(4);
    assertThat(numbers.get(79)).isEqualTo(83);
    for (int i = 0; i < 80; i++) {
      assertThat(numbers.get(i)).as("frame " + i).isEqualTo(4 + i);
    }
    assertThat(kling.bill()).hasSize(1);
    assertThat(job.path("cost").path("actual").path("amount").asText()).isNotEmpty();
    try (Stream<Path> left = Files.list(folder.resolve("relay"))) {
      assertThat(left).as("footage left at the relay").isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "lost-answer",
        "create-then-500",
        "create-then-504",
        "no-create-500",
        "slow-down*2",
        "slots-full",
        "maintenance",
        "html-result",
        "truncated-result",
        "lying-length",
        "expired-url",
        "audio-first",
        "sparse-answer",
        "extra-head-frames"
      })
  @DisplayName("a vendor that misbehaves once still gives one clip and one bill")
  void misbehaves(String fault) throws Exception {
    Path plate = NumberedPlate.shoot(ffmpeg, folder, 80, "25");
    kling.faults().on(fault.contains("*") ? fault : fault + "*1");
    JsonNode job = done(order(request(plate, 0, 76)));
    List<Integer> numbers = NumberedPlate.numbers(ffmpeg, clip(job));
    assertThat(numbers).hasSize(76).startsWith(0, 1, 2).endsWith(74, 75);
    assertThat(kling.bill()).as("bill").hasSize(1);
  }

  @ParameterizedTest(name = "{0}: {1}, charged {2}")
  @CsvSource({
    "moderation-submit, engine.moderated, no",
    "moderation-late, engine.moderated, no",
    "failed-late, engine.failed, no",
    "no-money, engine.balance, no",
    "arrears, engine.balance, no",
    "wrong-key, engine.key, no",
    "silent-success, engine.failed, yes",
    "vanished-ticket, engine.ticket-lost, unknown"
  })
  @DisplayName("what will not go by itself is said plainly, with what it cost")
  void refuses(String fault, String code, String charged) throws Exception {
    Path plate = NumberedPlate.shoot(ffmpeg, folder, 80, "25");
    kling.faults().on(fault);
    JsonNode job = ended(order(request(plate, 0, 76)));
    assertThat(job.path("state").asText()).as(Json.text(job)).isEqualTo("failed");
    assertThat(job.path("problem").path("code").asText()).isEqualTo(code);
    assertThat(job.path("problem").path("charged").asText()).isEqualTo(charged);
    assertThat(folder.resolve("project/Cloud")).doesNotExist();
  }

  @Test
  @DisplayName("limits, consent and a missing field are told at once, before anything is sent")
  void allAtOnce() throws Exception {
    Path plate = NumberedPlate.shoot(ffmpeg, folder, 80, "25");
    ObjectNode request = request(plate, 0, 30);
    request.remove("consent");
    HttpResponse<String> answer = client.post("/v1/edit", request);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("engine.limit", "consent.missing", "3 to 15.5 s", "\"charged\":\"no\"");
    assertThat(kling.requests()).isEmpty();
  }

  @Test
  @DisplayName("auto names the engines that could and what they cost; it sends nothing by itself")
  void auto() throws Exception {
    Path plate = NumberedPlate.shoot(ffmpeg, folder, 80, "25");
    ObjectNode request = request(plate, 0, 76);
    request.remove("engine");
    HttpResponse<String> answer = client.post("/v1/edit", request);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("engine.choose", "kling (0.13 to 0.42 USD");
    assertThat(kling.requests()).isEmpty();
  }

  @Test
  @DisplayName("the plan says what leaves, what it costs, and buys nothing")
  void plan() throws Exception {
    Path plate = NumberedPlate.shoot(ffmpeg, folder, 80, "25");
    HttpResponse<String> answer = client.post("/v1/edit?dryRun=true", request(plate, 0, 76));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode plan = Json.own(answer.body());
    assertThat(plan.path("model").asText()).isEqualTo("kling-3.0-omni");
    // 76 frames at 24 a second are four begun seconds of 0.9 units at 0.14
    assertThat(plan.path("cost").path("estimate").path("amount").asText()).isEqualTo("0.504");
    assertThat(answer.body()).contains("Leaves this machine for Kling: 76 frames as 1280x720");
    assertThat(kling.requests()).isEmpty();
  }

  @Test
  @DisplayName("a cap that is reached refuses before anything is uploaded")
  void cap() throws Exception {
    bridge
        .budget()
        .cap("day", new app.pickup.shots.Money("0.60", "USD", app.pickup.shots.Money.Basis.LIST));
    Path plate = NumberedPlate.shoot(ffmpeg, folder, 80, "25");
    done(order(request(plate, 0, 76)));
    HttpResponse<String> answer = client.post("/v1/edit", request(plate, 0, 76));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("budget.cap");
    assertThat(kling.bill()).hasSize(1);
  }

  @Test
  @DisplayName("a bridge that ends while it waits finds its take after the restart, paid once")
  void restart() throws Exception {
    Path plate = NumberedPlate.shoot(ffmpeg, folder, 80, "25");
    kling.faults().on("lost-answer*1");
    String id = order(request(plate, 0, 76));
    await().atMost(Duration.ofSeconds(60)).until(() -> !kling.bill().isEmpty());
    bridge.close();
    start(Map.of());
    done(id);
    assertThat(kling.bill()).extracting(Billed::externalId).hasSize(1);
  }

  private ObjectNode request(Path plate, int in, int out) {
    ObjectNode request = Json.object();
    request
        .putObject("project")
        .put("nle", "folder")
        .put("file", folder.resolve("project").toString())
        .put("bin", "Cloud");
    request.put("engine", "kling").put("tier", "draft").put("codec", "h264");
    request.putObject("consent").put("who", "test card").put("scope", "tests");
    request.putObject("plate").put("media", plate.toString()).put("in", in).put("out", out);
    request.putObject("edit").put("kind", "style").put("prompt", "a hand-tinted postcard");
    return request;
  }

  private String order(ObjectNode request) throws Exception {
    HttpResponse<String> answer = client.post("/v1/edit", request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return Json.own(answer.body()).path("id").asText();
  }

  private JsonNode ended(String id) {
    await().atMost(Duration.ofMinutes(2)).until(() -> JobPrinter.ended(job(id)));
    return job(id);
  }

  private JsonNode done(String id) {
    JsonNode job = ended(id);
    assertThat(job.path("state").asText()).as(Json.text(job)).isEqualTo("done");
    return job;
  }

  private JsonNode job(String id) throws AssertionError {
    try {
      return Json.own(client.get("/v1/jobs/" + id).body());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Path clip(JsonNode job) {
    return Path.of(job.path("takes").path(0).path("clip").path("path").asText());
  }
}
