package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.pickup.ChildJvm;
import app.pickup.Scratch;
import app.pickup.budget.Budget.Spend;
import app.pickup.emulators.LoopbackRelay;
import app.pickup.emulators.Recorded;
import app.pickup.emulators.kling.KlingEmulator;
import app.pickup.emulators.kling.KlingOptions;
import app.pickup.json.Json;
import app.pickup.media.Ffmpeg;
import app.pickup.media.NumberedPlate;
import app.pickup.store.Home;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A bridge killed at each point between the order and the clip in the bin: afterwards there is one
 * create at the vendor, one clip, and a ledger that equals the vendor's bill.
 */
@SuppressWarnings("NullAway.Init")
class CloudCrashTest {
  private final Path folder = Scratch.folder("cloud crash");
  private final Ffmpeg ffmpeg = ffmpeg();
  private KlingEmulator kling;
  private LoopbackRelay relay;
  private Path project;

  private static Ffmpeg ffmpeg() {
    try {
      return Ffmpeg.in(Dist.folder());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Where it is killed; seen from outside. */
  enum Point {
    ACCEPTED,
    CUTTING,
    FOOTAGE_OUT,
    CREATE_SENT,
    CREATE_ANSWERED,
    FIRST_LOOK,
    SECOND_LOOK,
    FETCH_BEGUN,
    FETCHED,
    ALIGNING,
    CONFORMING,
    PROVING,
    DELIVERING,
    PLACING;

    boolean reached(CloudCrashTest test, JsonNode job) {
      String state = job.path("state").asText();
      String step = job.path("step").path("code").asText();
      return switch (this) {
        case ACCEPTED -> !state.isEmpty();
        case CUTTING -> step.equals("cutting") || past(state, "waiting");
        case FOOTAGE_OUT -> test.atRelay() > 0 || past(state, "fetching");
        case CREATE_SENT -> test.calls("POST") > 0;
        case CREATE_ANSWERED -> !test.kling.bill().isEmpty();
        case FIRST_LOOK -> test.calls("/tasks") > 0;
        case SECOND_LOOK -> test.calls("/tasks") > 1;
        case FETCH_BEGUN -> test.calls("/files/") > 0;
        case FETCHED -> past(state, "conforming");
        case ALIGNING -> step.equals("aligning") || past(state, "delivering");
        case CONFORMING -> step.startsWith("conforming") || past(state, "delivering");
        case PROVING -> step.equals("proving") || past(state, "delivering");
        case DELIVERING -> past(state, "delivering");
        case PLACING -> step.equals("placing") || state.equals("done");
      };
    }

    private static boolean past(String state, String from) {
      List<String> order =
          List.of("queued", "preparing", "waiting", "fetching", "conforming", "delivering", "done");
      return order.indexOf(state) >= order.indexOf(from);
    }
  }

  private int calls(String what) {
    int count = 0;
    for (Recorded call : kling.requests()) {
      count += call.method().equals(what) || call.path().contains(what) ? 1 : 0;
    }
    return count;
  }

  private int atRelay() {
    try (Stream<Path> files = Files.list(folder.resolve("relay"))) {
      return (int) files.count();
    } catch (IOException e) {
      return 0;
    }
  }

  @ParameterizedTest(name = "41 kill -9 at {0}: one create, one clip, the ledger equals the bill")
  @EnumSource
  void once(Point point) throws Exception {
    killedAt(point, 1);
  }

  static Stream<Arguments> seeds() {
    return Stream.of(Point.values())
        .flatMap(
            point ->
                Stream.iterate(2, seed -> seed + 1)
                    .limit(24)
                    .map(seed -> Arguments.of(point, seed)));
  }

  @Tag("long")
  @ParameterizedTest(name = "41 kill -9 at {0}, seed {1}")
  @MethodSource("seeds")
  @DisplayName("the whole crash matrix")
  void matrix(Point point, int seed) throws Exception {
    killedAt(point, seed);
  }

  @AfterEach
  void close() {
    kling.close();
    relay.close();
  }

  private void killedAt(Point point, int seed) throws Exception {
    Home home = Home.open(folder.resolve("home"), Home.DiskType.REAL);
    project = Files.createDirectories(folder.resolve("project"));
    kling =
        KlingEmulator.start(KlingOptions.of(Clock.systemUTC(), folder.resolve("kling"), ffmpeg));
    relay = LoopbackRelay.start(folder.resolve("relay"), 0);
    Path plate = NumberedPlate.shoot(ffmpeg, folder, 76, "25");
    Map<String, String> env =
        Map.of(
            "PICKUP_KLING_URL", kling.url(),
            "PICKUP_KLING_KEY", kling.key(),
            "PICKUP_RELAY_URL", relay.url());
    Path log = folder.resolve("child.log");
    Process child = child(home, env, log);
    String id;
    try {
      BridgeClient client =
          RunningBridge.await(home).orElseThrow(() -> new AssertionError("no bridge: " + log));
      JsonNode job = Json.own(client.post("/v1/edit", request(plate)).body());
      id = job.path("id").asText();
      assertThat(id).as(Json.text(job)).isNotEmpty();
      long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (!point.reached(this, job) && System.nanoTime() < until) {
        job = Json.own(client.get("/v1/jobs/" + id).body());
        assertThat(job.path("state").asText()).as(Json.text(job)).isNotEqualTo("failed");
      }
      // each seed a little later, up to a twentieth of a second
      LockSupport.parkNanos(new Random(31L * seed + point.ordinal()).nextInt(50_000_000));
    } finally {
      child.destroyForcibly().waitFor();
    }
    Settings settings = Settings.usual(env).withPort(0);
    try (Bridge bridge =
        Bridge.start(
            home,
            settings,
            (place, database, set, clock) ->
                new LocalWorkshop(place, database, set, clock, Duration.ofMillis(100)),
            Clock.systemUTC())) {
      await().atMost(Duration.ofSeconds(90)).until(() -> bridge.jobs().get(id).state().ended());
      assertThat(bridge.jobs().get(id).state().id())
          .as(bridge.jobs().get(id).standing().problems().toString())
          .isEqualTo("done");
      assertThat(kling.bill()).as("creates at the vendor").hasSize(1);
      List<Spend> ledger = bridge.budget().ledger(null, 10).items();
      assertThat(ledger).hasSize(1);
      assertThat(ledger.get(0).state()).isEqualTo("settled");
      assertThat(new BigDecimal(ledger.get(0).amount().amount()))
          .isEqualByComparingTo(kling.bill().get(0).units().multiply(new BigDecimal("0.14")));
      assertThat(atRelay()).as("footage left at the relay").isZero();
      try (Stream<Path> files = Files.walk(project)) {
        List<String> names =
            files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).toList();
        assertThat(names).filteredOn(name -> name.endsWith(".mov")).hasSize(1);
        assertThat(names).noneMatch(name -> name.endsWith(".part"));
      }
    }
  }

  private static Process child(Home home, Map<String, String> env, Path log) throws IOException {
    Map<String, String> all = new java.util.HashMap<>(env);
    all.put("PICKUP_HOME", home.root().toString());
    all.put(
        "JAVA_TOOL_OPTIONS",
        "-Xmx512m -Dpickup.dist=\""
            + System.getProperty("pickup.dist")
            + "\" -Donnxruntime.native.path=\""
            + System.getProperty("onnxruntime.native.path")
            + '"');
    return ChildJvm.start(log, all, Main.class, "serve", "--port", "0");
  }

  private ObjectNode request(Path plate) {
    ObjectNode request = Json.object();
    request
        .putObject("project")
        .put("nle", "folder")
        .put("file", project.toString())
        .put("bin", "Cloud");
    request.put("engine", "kling").put("tier", "draft").put("codec", "h264");
    request.putObject("consent").put("who", "test card").put("scope", "tests");
    request.putObject("plate").put("media", plate.toString()).put("in", 0).put("out", 74);
    request.putObject("edit").put("kind", "style").put("prompt", "a hand-tinted postcard");
    return request;
  }
}
