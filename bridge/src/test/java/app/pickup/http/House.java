package app.pickup.http;

import static org.awaitility.Awaitility.await;

import app.pickup.Scratch;
import app.pickup.Shots;
import app.pickup.bins.Hosts;
import app.pickup.bins.Outbox;
import app.pickup.bins.Placement;
import app.pickup.bins.Sidecar;
import app.pickup.bins.panel.PanelHost;
import app.pickup.budget.Budget;
import app.pickup.budget.SpendStore;
import app.pickup.elements.Cast;
import app.pickup.elements.ElementStore;
import app.pickup.elements.Material;
import app.pickup.elements.Snapshot;
import app.pickup.elements.Wish;
import app.pickup.engines.Capability;
import app.pickup.engines.Catalogue;
import app.pickup.engines.Engine;
import app.pickup.jobs.FakeSteps;
import app.pickup.jobs.Jobs;
import app.pickup.jobs.Promotion;
import app.pickup.jobs.steps.Delivered;
import app.pickup.json.Json;
import app.pickup.media.Ffmpeg;
import app.pickup.media.FrameRange;
import app.pickup.media.Probe;
import app.pickup.media.Rate;
import app.pickup.media.Screening;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Money;
import app.pickup.shots.Plan;
import app.pickup.shots.Shot;
import app.pickup.shots.ShotCheck;
import app.pickup.shots.ShotReader;
import app.pickup.store.Database;
import app.pickup.store.Home;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A server on a free port, with fake steps, one fake engine and a fake outbox. */
final class House implements AutoCloseable {
  static final Capability FAKE =
      new Capability(
          "fake",
          "Fake",
          null,
          List.of("edit.background"),
          Map.of(Shot.Tier.DRAFT, "fast"),
          List.of(),
          true,
          false,
          "none",
          null);

  final Path folder = Scratch.folder("house");
  final Path out;
  final FakeSteps fake;
  final FakeVendor vendor = new FakeVendor();
  final FakeOutbox outbox = new FakeOutbox();
  final List<Problem> found = new CopyOnWriteArrayList<>();
  final Database database;
  final Jobs jobs;
  final Loopback loopback;
  final Tokens tokens;
  final Budget budget;
  final Cast cast;
  final Server server;

  House() throws Refused, IOException {
    this(InstantSource.system());
  }

  House(InstantSource clock) throws Refused, IOException {
    out = Files.createDirectories(folder.resolve("out"));
    fake = new FakeSteps(out);
    Home home = Home.open(folder.resolve("home"), Home.DiskType.REAL);
    database = Database.open(home, clock);
    jobs = new Jobs(home, database, fake.steps(), clock, 1000);
    jobs.start();
    loopback = Loopback.open(List.of("127.0.0.1"), 0);
    tokens = new Tokens(new PanelStore(database, clock));
    budget = new SpendStore(database, clock, ZoneId.of("Europe/Berlin"));
    cast =
        new Cast(new ElementStore(database, home.elements()), home.elements(), House::taken, clock);
    Engine engine = () -> FAKE;
    server =
        new Server(
            loopback,
            tokens,
            new Server.Rooms(
                "1.2.3",
                jobs,
                new Catalogue(List.of(engine, vendor)),
                cast,
                check(),
                promotion(),
                outbox,
                new Delivered(
                    new Probe(
                        Ffmpeg.in(Path.of(System.getProperty("pickup.dist", "target/dist"))))),
                budget,
                home.pictures(),
                new Screening(
                    Ffmpeg.in(Path.of(System.getProperty("pickup.dist", "target/dist"))),
                    home.previews()),
                home.uploads(),
                new Hosts(
                    List.of(new PanelHost("blender", clock), new PanelHost("premiere", clock))),
                () ->
                    List.of(
                        new Doctor.Link("java", "17", null),
                        new Doctor.Link("home", "full", "make room"))),
            clock);
    server.start();
  }

  /** Files as they are. */
  private static Material taken(Wish wish, Path own, Path folder) {
    Snapshot snapshot = wish.images().isEmpty() ? null : new Snapshot(null, wish.images().get(0));
    return new Material(
        wish.images(), wish.video(), wish.voice(), "0".repeat(64), null, null, snapshot);
  }

  /** The same shot, at the tier that is asked. */
  private static Promotion promotion() {
    return (parent, tier, engine, take, pin) -> {
      Shot.Edit shot =
          (Shot.Edit) ShotReader.frozen(parent.order().kind(), Json.own(parent.order().request()));
      return new Shot.Edit(
          shot.common().at(tier, "fake"), shot.plate(), shot.change(), shot.keepAudio());
    };
  }

  private ShotCheck check() {
    return shot ->
        found.isEmpty()
            ? ShotCheck.Finding.of(
                new Plan(
                    "fake",
                    "fake-1",
                    new FrameRange(12, 60),
                    new FrameRange(10, 62),
                    new Rate(30000, 1001),
                    List.of(),
                    Money.NOTHING))
            : ShotCheck.Finding.of(found);
  }

  /** A clip that is one, with as much of a sidecar as is read. */
  Path film() throws IOException {
    Path clip =
        Files.copy(
            Path.of("../scripts/sample/A001.mov"),
            out.resolve("A001_v001.mov"),
            StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(
        out.resolve("A001_v001.mov.pickup.json"),
        "{\"digitalSourceType\":\"" + Sidecar.COMPOSITE_SOURCE + "\"}");
    return clip;
  }

  int port() {
    return loopback.port();
  }

  String bearer() {
    return "Bearer " + tokens.own();
  }

  /** An honest request of the owner's, its answer held against the description. */
  Wire.Reply get(String target) throws IOException {
    return ask("GET", target, null);
  }

  Wire.Reply post(String target, JsonNode body) throws IOException {
    return ask("POST", target, Json.text(body));
  }

  Wire.Reply ask(String method, String target, @Nullable String body, String... more)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of(more));
    lines.add("Host: 127.0.0.1:" + port());
    lines.add("Authorization: " + bearer());
    return Description.check(method, target, raw(method, target, lines, body));
  }

  /** Exactly these headers, and the length of the body. */
  Wire.Reply raw(String method, String target, List<String> headers, @Nullable String body)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(method + " " + target + " HTTP/1.1");
    lines.addAll(headers);
    lines.add("Connection: close");
    if (body != null) {
      lines.add("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
      if (headers.stream().noneMatch(line -> line.startsWith("Content-Type"))) {
        lines.add("Content-Type: application/json");
      }
    }
    return Wire.send(port(), String.join("\r\n", lines), body == null ? "" : body);
  }

  Socket stream(String target, String... more) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("GET " + target + " HTTP/1.1");
    lines.add("Host: 127.0.0.1:" + port());
    lines.add("Authorization: " + bearer());
    lines.addAll(List.of(more));
    return Wire.open(port(), lines);
  }

  /** Enters a job and gives its id. */
  String enter() throws IOException {
    return post("/v1/edit", Shots.edit(out)).json().path("id").asText();
  }

  JsonNode awaitState(String id, String state) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> get("/v1/jobs/" + id).json(), job -> job.path("state").asText().equals(state));
  }

  @Override
  public void close() {
    jobs.feed().close();
    server.close();
    jobs.close();
    database.close();
  }

  /** One item, until it has its receipt. */
  static final class FakeOutbox implements Outbox {
    private volatile @Nullable Item item;

    void put(Item one) {
      item = one;
    }

    void put(String jobId, Path clip) {
      item =
          new Item(
              "o-1",
              jobId,
              "1",
              "blender",
              "/p.blend",
              List.of("AI", "背景"),
              clip.toString(),
              "clip",
              new Place(true, null, 2, 86_400L),
              new Placement(Placement.State.PENDING, "AI/背景", false, null));
    }

    @Override
    public List<Item> waiting(@Nullable String nle, @Nullable String project) {
      Item now = item;
      return now == null
              || now.placement().state() == Placement.State.IN_BIN
              || (nle != null && !nle.equals(now.nle()))
          ? List.of()
          : List.of(now);
    }

    @Override
    public Item acknowledge(String id, Receipt receipt) throws Refused {
      Item now = item;
      if (now == null || !now.id().equals(id)) {
        throw new Refused(Code.NOT_FOUND, "what", "item");
      }
      Item after =
          new Item(
              now.id(),
              now.jobId(),
              now.takeId(),
              now.nle(),
              now.project(),
              now.bin(),
              now.clip(),
              now.name(),
              now.place(),
              new Placement(receipt.state(), "AI/背景", receipt.readBack() != null, receipt.why()));
      item = after;
      return after;
    }
  }
}
