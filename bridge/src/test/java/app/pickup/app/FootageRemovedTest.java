package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.pickup.S3Server;
import app.pickup.Scratch;
import app.pickup.SettableClock;
import app.pickup.emulators.LoopbackRelay;
import app.pickup.emulators.kling.KlingEmulator;
import app.pickup.emulators.kling.KlingOptions;
import app.pickup.jobs.Job;
import app.pickup.json.Json;
import app.pickup.media.Ffmpeg;
import app.pickup.media.NumberedPlate;
import app.pickup.store.Home;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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

/** Footage that was put out is taken away again, however its job ends. */
@SuppressWarnings("NullAway.Init")
class FootageRemovedTest {
  private final Path folder = Scratch.folder("footage removed");
  private final SettableClock clock = new SettableClock();
  private Ffmpeg ffmpeg;
  private Home home;
  private KlingEmulator kling;
  private LoopbackRelay relay;
  private Bridge bridge;

  @BeforeEach
  void open() throws Exception {
    ffmpeg = Ffmpeg.in(Dist.folder());
    home = Home.open(folder.resolve("home"), Home.DiskType.REAL);
    Files.createDirectories(folder.resolve("project"));
    kling =
        KlingEmulator.start(
            KlingOptions.of(Clock.systemUTC(), folder.resolve("kling"), ffmpeg)
                .withRenderTime(Duration.ofSeconds(3)));
    relay = LoopbackRelay.start(folder.resolve("relay"), 0);
  }

  @AfterEach
  void close() {
    bridge.close();
    kling.close();
    relay.close();
  }

  private void start(Map<String, String> more) throws Exception {
    Map<String, String> env = new HashMap<>(more);
    env.put("PICKUP_KLING_URL", kling.url());
    env.put("PICKUP_KLING_KEY", kling.key());
    bridge =
        Bridge.start(
            home,
            Settings.usual(env).withPort(0),
            (place, database, set, at) ->
                new LocalWorkshop(place, database, set, at, Duration.ofMillis(100)),
            clock);
  }

  private void startWithPut() throws Exception {
    start(Map.of("PICKUP_RELAY_URL", relay.url()));
  }

  private HttpResponse<String> post(String engine) throws Exception {
    Path plate = NumberedPlate.shoot(ffmpeg, folder, 76, "25");
    ObjectNode request = Json.object();
    request
        .putObject("project")
        .put("nle", "folder")
        .put("file", folder.resolve("project").toString());
    request.put("engine", engine).put("tier", "draft").put("codec", "h264");
    request.putObject("consent").put("who", "test card").put("scope", "tests");
    request.putObject("plate").put("media", plate.toString()).put("in", 0).put("out", 74);
    request.putObject("edit").put("kind", "style").put("prompt", "a hand-tinted postcard");
    return BridgeClient.find(home).orElseThrow().post("/v1/edit", request);
  }

  private String order(String engine) throws Exception {
    HttpResponse<String> answer = post(engine);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return Json.own(answer.body()).path("id").asText();
  }

  private Job job(String id) throws Exception {
    return bridge.jobs().get(id);
  }

  private Job ended(String id) throws Exception {
    await().atMost(Duration.ofMinutes(3)).until(() -> job(id).state().ended());
    return job(id);
  }

  private List<String> lies() throws Exception {
    try (Stream<Path> all = Files.list(folder.resolve("relay"))) {
      return all.map(file -> file.getFileName().toString()).toList();
    }
  }

  private void gone() {
    await().atMost(Duration.ofSeconds(120)).until(() -> lies().isEmpty());
  }

  @Test
  @DisplayName("through a bucket: the vendor reads a signed address, and nothing is left in it")
  void bucket() throws Exception {
    try (S3Server server = S3Server.start(folder.resolve("s3"), false)) {
      start(
          Map.of(
              "PICKUP_RELAY_S3_ENDPOINT", server.url(),
              "PICKUP_RELAY_S3_BUCKET", S3Server.BUCKET,
              "PICKUP_RELAY_S3_PREFIX", "pickup/",
              "PICKUP_RELAY_S3_ACCESS_KEY", S3Server.ACCESS_KEY,
              "PICKUP_RELAY_S3_SECRET_KEY", S3Server.SECRET_KEY));
      String id = order("kling");
      assertThat(ended(id).state().id()).as(job(id).toString()).isEqualTo("done");
      assertThat(kling.requests().toString()).contains("X-Amz-Signature=", "X-Amz-Expires=86400");
      assertThat(server.lies()).isEmpty();
      bridge.close();
      for (Path file : files(home.root())) {
        String all = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(all.contains(S3Server.SECRET_KEY)).as("the key in " + file).isFalse();
      }
      for (Path file : files(folder.resolve("project"))) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1).contains("X-Amz")).isFalse();
      }
    } finally {
      if (bridge == null) {
        startWithPut();
      }
    }
  }

  private static List<Path> files(Path root) throws Exception {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  @DisplayName("a bucket without keys is no relay: refused before anything leaves")
  void noKeys() throws Exception {
    start(
        Map.of(
            "PICKUP_RELAY_S3_ENDPOINT",
            "https://s3.example.com",
            "PICKUP_RELAY_S3_BUCKET",
            S3Server.BUCKET));
    HttpResponse<String> answer = post("kling");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("engine.relay", "PICKUP_RELAY_S3_");
    assertThat(kling.requests()).isEmpty();
  }

  @Test
  @DisplayName("an order that failed: taken away")
  void failed() throws Exception {
    kling.faults().on("moderation-late");
    startWithPut();
    String id = order("kling");
    assertThat(ended(id).standing().problems().get(0).code().id()).isEqualTo("engine.moderated");
    gone();
  }

  @Test
  @DisplayName("nobody knows whether it was taken: it lies there until its address has ended")
  void unknown() throws Exception {
    kling.faults().on("vanished-ticket*1");
    startWithPut();
    String id = order("kling");
    assertThat(ended(id).standing().problems().get(0).code().id()).isEqualTo("engine.ticket-lost");
    assertThat(lies()).hasSize(1);
    bridge.close();
    clock.jump(Duration.ofHours(23));
    startWithPut();
    bridge.jobs().retry(id, false);
    ended(id);
    assertThat(lies()).as("an hour before its end").hasSize(1);
    clock.jump(Duration.ofHours(2));
    gone();
  }

  @Test
  @DisplayName("bought anew: that of the first order is taken away before the second")
  void rebought() throws Exception {
    kling.faults().on("vanished-ticket*1");
    startWithPut();
    String id = order("kling");
    ended(id);
    List<String> first = lies();
    assertThat(first).hasSize(1);
    bridge.jobs().retry(id, true);
    await().atMost(Duration.ofSeconds(120)).until(() -> !lies().containsAll(first));
    assertThat(ended(id).state().id()).isEqualTo("done");
    gone();
  }

  @Test
  @DisplayName(
      "cancelled while the relay is away and the bridge ends: taken away when both are back")
  void cancelled() throws Exception {
    startWithPut();
    String id = order("kling");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> job(id).standing().step().code().equals("vendor.ordered"));
    assertThat(lies()).hasSize(1);
    URI at = URI.create(relay.url());
    relay.close();
    bridge.jobs().cancel(id);
    ended(id);
    assertThat(job(id).state().id()).isEqualTo("cancelled");
    bridge.close();
    relay = LoopbackRelay.start(folder.resolve("relay"), at.getPort());
    assertThat(lies()).hasSize(1);
    startWithPut();
    gone();
    assertThat(job(id).state().id()).isEqualTo("cancelled");
  }
}
