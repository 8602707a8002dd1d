package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.pickup.ChildJvm;
import app.pickup.Scratch;
import app.pickup.json.Json;
import app.pickup.store.Home;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A take on its way into editors that nobody can call, in a real bridge. */
class ExportJourneyTest {

  private static final Path SAMPLE =
      Path.of("../scripts/sample/A001.mov").toAbsolutePath().normalize();

  private final Path folder = Scratch.folder("export");
  private Home home = new Home(folder);

  @SuppressWarnings("NullAway.Init")
  private Bridge bridge;

  @SuppressWarnings("NullAway.Init")
  private BridgeClient client;

  @SuppressWarnings("NullAway.Init")
  private HomeLock lock;

  @BeforeEach
  void open() throws Exception {
    home = Home.open(folder.resolve("home"), Home.DiskType.REAL);
    lock = HomeLock.take(home).orElseThrow();
    Settings settings = Settings.usual(Map.of()).withPort(0);
    bridge = Bridge.start(home, settings, LocalWorkshop::new, Clock.systemUTC());
    client = BridgeClient.find(home).orElseThrow();
  }

  @AfterEach
  void close() throws Exception {
    bridge.close();
    lock.close();
  }

  @Test
  @DisplayName(
      "the file lies beside the clip, the take waits, and any other format can be had of it")
  void journey() throws Exception {
    JsonNode job = done(request());
    Path media = folder.resolve("media/片");
    Path file = media.resolve("A001_v001.fcpxml");
    assertThat(file).isNotEmptyFile();
    JsonNode placement = job.path("takes").get(0).path("placement");
    assertThat(placement.path("state").asText()).isEqualTo("pending");
    assertThat(placement.path("verified").asBoolean()).isFalse();
    assertThat(placement.path("why").asText()).contains(file.toString());

    assertThat(client.get("/v1/exchange/fcpxml", "*/*").body())
        .as("what is read from the ledger is what was delivered")
        .isEqualTo(Files.readString(file));
    String id = job.path("id").asText();
    JsonNode otio = Json.own(client.get("/v1/exchange/otio?job=" + id, "*/*").body());
    // frames 10 to 34 over A001, whose first label is 10:00:00:00, at 25
    assertThat(otio.at("/tracks/children/1/children/1/source_range/start_time/value").asInt())
        .isEqualTo(900_010);
    assertThat(otio.at("/tracks/children/1/children/0/source_range/duration/value").asInt())
        .isEqualTo(20);
    assertThat(client.get("/v1/exchange/ale?nle=premiere", "*/*").body())
        .contains("exchange.empty");
    assertThat(client.get("/v1/exchange/aaf", "*/*").body()).contains("must be one of fcpxml");

    Path list = folder.resolve("A001 cut.edl");
    assertThat(export("edl", "--out", list.toString())).isZero();
    assertThat(Files.readString(list))
        .contains("10:00:00:10 10:00:01:09 00:00:00:20 00:00:01:19", "* FROM CLIP NAME: A001_v001");
    Files.writeString(list, "MINE");
    assertThat(export("edl", "--out", list.toString())).isEqualTo(1);
    assertThat(list).hasContent("MINE");
    assertThat(Files.readString(folder.resolve("said"))).contains("is there already");

    JsonNode other = done(request());
    Files.delete(Path.of(job.path("takes").get(0).path("clip").path("path").asText()));
    assertThat(client.get("/v1/exchange/edl?job=" + id, "*/*").body()).contains("media.missing");
    HttpResponse<String> rest = client.get("/v1/exchange/edl", "*/*");
    assertThat(rest.body())
        .as("a take that was thrown away stops no others")
        .contains("A001_v002")
        .doesNotContain("A001_v001");
    assertThat(rest.headers().firstValue("Pickup-Left-Out")).contains(id);
    assertThat(export("edl")).isZero();
    assertThat(Files.readString(folder.resolve("said"))).contains("Left out", id, "A001_v002");

    Files.delete(Path.of(other.path("takes").get(0).path("sidecar").asText()));
    assertThat(client.get("/v1/exchange/edl", "*/*").body()).contains("media.missing");
  }

  private ObjectNode request() {
    ObjectNode request = Json.object();
    request
        .putObject("project")
        .put("nle", "finalcut")
        .put("mediaFolder", folder.resolve("media").toString())
        .put("bin", "片");
    request.put("tier", "draft").put("codec", "h264").put("place", "above");
    request.putObject("at").put("track", 1).put("frame", 20);
    request
        .putObject("plate")
        .put("media", SAMPLE.toString())
        .put("in", 10)
        .put("out", 34)
        .put("handles", 4);
    request.putObject("edit").put("kind", "background").putObject("with").put("colour", "#1a2b3c");
    return request;
  }

  private JsonNode done(ObjectNode request) throws Exception {
    HttpResponse<String> answer = client.post("/v1/edit", request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    String path = "/v1/jobs/" + Json.own(answer.body()).path("id").asText();
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> JobPrinter.ended(Json.own(client.get(path).body())));
    JsonNode job = Json.own(client.get(path).body());
    assertThat(job.path("state").asText()).as(Json.text(job)).isEqualTo("done");
    return job;
  }

  private int export(String... args) throws Exception {
    String[] words = new String[args.length + 1];
    words[0] = "export";
    System.arraycopy(args, 0, words, 1, args.length);
    Process child =
        ChildJvm.start(
            folder.resolve("said"),
            Map.of("PICKUP_HOME", home.root().toString()),
            Main.class,
            words);
    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return child.exitValue();
  }
}
