package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.ChildJvm;
import app.pickup.budget.Budget.Spend;
import app.pickup.emulators.Recorded;
import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A bridge killed at each point between the order and the clip in the bin: afterwards there is one
 * create at the vendor, one clip, and a ledger that equals the vendor's bill. One way of paying is
 * one subclass.
 */
@SuppressWarnings("NullAway.Init")
abstract class CrashContract<S extends Stage> extends VendorHouse<S> {
  /** Fewer for who has not got the hours of a whole matrix. */
  private static final int SEEDS = Integer.getInteger("pickup.crash.seeds", 25);

  private static final List<String> STATES =
      List.of("queued", "preparing", "waiting", "fetching", "conforming", "delivering", "done");

  private Process child;

  /** Whether another bridge goes on in the same home. */
  private boolean risen;

  CrashContract(S stage) {
    super(stage);
  }

  /** Where it is killed, seen from outside: in the job, and at the vendor's and the relay's. */
  record Point(String name, Predicate<JsonNode> reached) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Those of every run. */
  abstract Stream<Point> points();

  /** Those of the long run besides. */
  Stream<Point> more() {
    return Stream.of();
  }

  /** Orders the shot; gives its id. */
  abstract String order() throws Exception;

  @ParameterizedTest(name = "41 kill -9 at {0}: one create, one clip, the ledger equals the bill")
  @MethodSource("points")
  void once(Point point) throws Exception {
    killedAt(point, 1);
  }

  /** All points with one seed, then with the next; the first of the usual points have run. */
  Stream<Arguments> seeds() {
    return IntStream.rangeClosed(1, SEEDS)
        .boxed()
        .flatMap(
            seed ->
                Stream.concat(seed == 1 ? Stream.of() : points(), more())
                    .map(point -> Arguments.of(point, seed)));
  }

  @Tag("long")
  @ParameterizedTest(name = "41 kill -9 at {0}, seed {1}")
  @MethodSource("seeds")
  @DisplayName("the whole crash matrix")
  void matrix(Point point, int seed) throws Exception {
    killedAt(point, seed);
  }

  private void killedAt(Point point, int seed) throws Exception {
    String id = order();
    try {
      JsonNode job = job(id);
      long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (!point.reached().test(job) && System.nanoTime() < until) {
        assertThat(job.path("state").asText()).as(Json.text(job)).isNotEqualTo("failed");
        job = job(id);
      }
      // each seed a little later, up to a twentieth of a second
      LockSupport.parkNanos(new Random(31L * seed + point.name().hashCode()).nextInt(50_000_000));
    } finally {
      child.destroyForcibly().waitFor();
    }
    super.start();
    risen = true;
    settled(point, ended(id));
  }

  /** What holds when the job has ended at last. */
  void settled(Point point, JsonNode job) throws Exception {
    assertThat(job.path("state").asText()).as(Json.text(job)).isEqualTo("done");
    boughtOnce();
    Spend line = line();
    assertThat(line.state()).isEqualTo("settled");
    assertThat(new BigDecimal(line.amount().amount())).isEqualByComparingTo(billed());
    assertThat(atRelay()).as("footage left at the relay").isZero();
    assertThat(files(".mov")).hasSize(1);
    assertThat(files(".part")).isEmpty();
  }

  /** Everything that was bought was bought once. */
  void boughtOnce() {
    assertThat(stage.bill()).as("creates at the vendor").hasSize(1);
  }

  /** The one line of the ledger. */
  final Spend line() {
    List<Spend> ledger = bridge.budget().ledger(null, 10).items();
    assertThat(ledger).hasSize(1);
    return ledger.get(0);
  }

  final BigDecimal billed() {
    return stage.bill().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  final List<String> files(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("project"))) {
      return files.map(Path::toString).filter(name -> name.endsWith(ending)).toList();
    }
  }

  /** The steps after the order, the same whoever makes the take. */
  static Stream<Point> afterwards() {
    return Stream.of(
        new Point("FETCHED", job -> past(job, "conforming")),
        new Point("ALIGNING", job -> doing(job, "aligning") || past(job, "delivering")),
        new Point("CONFORMING", job -> doing(job, "conforming") || past(job, "delivering")),
        new Point("PROVING", job -> doing(job, "proving") || past(job, "delivering")),
        new Point("DELIVERING", job -> past(job, "delivering")),
        new Point("PLACING", job -> doing(job, "placing") || past(job, "done")));
  }

  static boolean doing(JsonNode job, String step) {
    return job.path("step").path("code").asText().startsWith(step);
  }

  static boolean past(JsonNode job, String state) {
    return STATES.indexOf(job.path("state").asText()) >= STATES.indexOf(state);
  }

  /** How many calls of this method came to addresses with this in them. */
  final long calls(String method, String path) {
    return stage.requests().stream().filter(call -> is(call, method, path)).count();
  }

  private static boolean is(Recorded call, String method, String path) {
    return call.method().equals(method) && call.path().contains(path);
  }

  final int atRelay() {
    try (Stream<Path> files = Files.list(folder.resolve("relay"))) {
      return (int) files.count();
    } catch (IOException e) {
      return 0;
    }
  }

  /** The bridge that will be killed. */
  @Override
  void start() throws Exception {
    Map<String, String> all = env();
    all.put("PICKUP_HOME", home.root().toString());
    all.put(
        "JAVA_TOOL_OPTIONS",
        "-Xmx512m -Dpickup.dist=\""
            + System.getProperty("pickup.dist")
            + "\" -Donnxruntime.native.path=\""
            + System.getProperty("onnxruntime.native.path")
            + '"');
    Path log = folder.resolve("child.log");
    child = ChildJvm.start(log, all, Main.class, "serve", "--port", "0");
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    Optional<BridgeClient> found = RunningBridge.await(home);
    // a laden machine takes longer than an editor would wait
    while (found.isEmpty() && child.isAlive() && System.nanoTime() < until) {
      found = RunningBridge.await(home);
    }
    client = found.orElseThrow(() -> new AssertionError("no bridge: " + log));
  }

  @AfterEach
  @Override
  void close() {
    child.destroyForcibly();
    if (risen) {
      bridge.close();
      risen = false;
    }
    closeVendor();
  }
}
