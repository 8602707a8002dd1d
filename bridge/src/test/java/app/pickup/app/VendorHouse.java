package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.pickup.Scratch;
import app.pickup.budget.Budget.Spend;
import app.pickup.emulators.LoopbackRelay;
import app.pickup.json.Json;
import app.pickup.media.Ffmpeg;
import app.pickup.media.NumberedPlate;
import app.pickup.media.Somebody;
import app.pickup.media.Tone;
import app.pickup.store.Home;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A whole bridge and an emulated vendor, and how tests speak with both. */
@SuppressWarnings("NullAway.Init")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class VendorHouse<S extends Stage> {
  static final int SOUND_RATE = Tone.RATE;
  static final int LOUD = Tone.LOUD;

  final S stage;
  Path folder;
  Ffmpeg ffmpeg;
  Bridge bridge;
  BridgeClient client;
  Home home;
  private LoopbackRelay relay;
  private @Nullable Path usual;
  private @Nullable Path cast;

  VendorHouse(S stage) {
    this.stage = stage;
  }

  @BeforeEach
  void open() throws Exception {
    folder = Scratch.folder("cloud " + stage.engine());
    home = Home.open(folder.resolve("home"), Home.DiskType.REAL);
    ffmpeg = Ffmpeg.in(Dist.folder());
    Files.createDirectories(folder.resolve("project"));
    stage.play(folder.resolve("vendor"), ffmpeg);
    relay = LoopbackRelay.start(folder.resolve("relay"), 0);
    start();
  }

  /** Where the vendor and the relay are, as environment. */
  Map<String, String> env() {
    Map<String, String> env = new HashMap<>(stage.env());
    if (stage.needsRelay()) {
      env.put("PICKUP_RELAY_URL", relay.url());
    }
    return env;
  }

  void start() throws Exception {
    Settings settings = Settings.usual(env()).withPort(0);
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
    closeVendor();
  }

  final void closeVendor() {
    stage.end();
    relay.close();
  }

  void ledgerEqualsBill() {
    assertThat(stage.bill()).as("bill").hasSize(1);
    List<Spend> ledger = bridge.budget().ledger(null, 10).items();
    assertThat(ledger).hasSize(1);
    assertThat(ledger.get(0).state()).isEqualTo("settled");
    assertThat(new BigDecimal(ledger.get(0).amount().amount()))
        .isEqualByComparingTo(stage.bill().get(0));
  }

  /** 80 numbered frames at 25 a second. */
  Path plate() throws Exception {
    if (usual == null) {
      usual = NumberedPlate.shoot(ffmpeg, Scratch.folder("plate"), 80, "25");
    }
    return usual;
  }

  ObjectNode request(Path plate, int in, int out) {
    ObjectNode request = Json.object();
    request
        .putObject("project")
        .put("nle", "folder")
        .put("file", folder.resolve("project").toString())
        .put("bin", "Cloud");
    request.put("engine", stage.engine()).put("tier", "draft").put("codec", "h264");
    request.putObject("consent").put("who", "test card").put("scope", "tests");
    request.putObject("plate").put("media", plate.toString()).put("in", in).put("out", out);
    request.putObject("edit").put("kind", "style").put("prompt", "a hand-tinted postcard");
    return request;
  }

  String order(ObjectNode request) throws Exception {
    return accepted("/v1/edit", request);
  }

  String generate(ObjectNode request) throws Exception {
    return accepted("/v1/generate", request);
  }

  private String accepted(String path, ObjectNode request) throws Exception {
    HttpResponse<String> answer = client.post(path, request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return Json.own(answer.body()).path("id").asText();
  }

  /** Puts an element into the cast. */
  JsonNode kept(ObjectNode wish) throws Exception {
    HttpResponse<String> answer = client.post("/v1/elements", wish);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Json.own(answer.body());
  }

  /** Three seconds of somebody. */
  Path video() throws Exception {
    if (cast == null) {
      cast = NumberedPlate.shoot(ffmpeg, Scratch.folder("cast"), 72, "24", 1920, 1080);
    }
    return cast;
  }

  /** Somebody from footage, with a voice, who agreed. */
  ObjectNode speaker(String name) throws Exception {
    ObjectNode wish = Json.object().put("name", name).put("kind", "character");
    wish.put("video", video().toString());
    wish.putObject("voice").put("media", sample().toString());
    wish.putObject("consent")
        .put("who", "A. Lind")
        .put("scope", "tests")
        .put("until", "2999-12-31");
    return wish;
  }

  /** Three seconds with these of the cast. */
  ObjectNode scene(String prompt, JsonNode... elements) {
    ObjectNode request = Json.object();
    request
        .putObject("project")
        .put("nle", "folder")
        .put("file", folder.resolve("project").toString())
        .put("bin", "Cast");
    request.put("engine", stage.engine()).put("tier", "draft").put("codec", "h264");
    request.put("prompt", prompt).put("seconds", 3);
    request.putObject("sequence").put("rate", "24").put("width", 1280).put("height", 720);
    ArrayNode ids = request.putArray("elements");
    List.of(elements).forEach(each -> ids.add(each.path("id").asText()));
    return request;
  }

  JsonNode ended(String id) {
    await().atMost(Duration.ofMinutes(2)).until(() -> JobPrinter.ended(job(id)));
    return job(id);
  }

  JsonNode done(String id) {
    JsonNode job = ended(id);
    assertThat(job.path("state").asText()).as(Json.text(job)).isEqualTo("done");
    return job;
  }

  JsonNode job(String id) throws AssertionError {
    try {
      return Json.own(client.get("/v1/jobs/" + id).body());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static Path clip(JsonNode job) {
    return Path.of(job.path("takes").path(0).path("clip").path("path").asText());
  }

  ObjectNode said(int in, int out) throws Exception {
    ObjectNode request = Json.object();
    request
        .putObject("project")
        .put("nle", "folder")
        .put("file", folder.resolve("project").toString())
        .put("bin", "Lines");
    request.put("engine", stage.engine()).put("tier", "draft").put("codec", "h264");
    request.putObject("consent").put("who", "test card").put("scope", "tests");
    request.putObject("plate").put("media", plate().toString()).put("in", in).put("out", out);
    request.putObject("audio").put("media", voice().toString());
    return request;
  }

  String say(ObjectNode request) throws Exception {
    return accepted("/v1/lip-sync", request);
  }

  /** Three seconds of a tone. */
  Path voice() throws Exception {
    return Tone.write(folder.resolve("voice.wav"), 3);
  }

  /** Six seconds of somebody who speaks. */
  Path sample() throws Exception {
    return Somebody.write(folder.resolve("sample.wav"), 6, 120);
  }
}
