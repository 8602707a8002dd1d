package app.pickup.jobs.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.pickup.Scratch;
import app.pickup.Shots;
import app.pickup.budget.SpendStore;
import app.pickup.elements.Cast;
import app.pickup.elements.ElementStore;
import app.pickup.elements.Material;
import app.pickup.engines.Capability;
import app.pickup.engines.Catalogue;
import app.pickup.engines.Engine;
import app.pickup.jobs.Job;
import app.pickup.jobs.JobState;
import app.pickup.jobs.Jobs;
import app.pickup.jobs.Order;
import app.pickup.jobs.Outcome;
import app.pickup.jobs.Steps;
import app.pickup.json.Json;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.shots.Money;
import app.pickup.shots.Priority;
import app.pickup.shots.Shot;
import app.pickup.store.Database;
import app.pickup.store.Home;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who gets a vendor's free slot, and what becomes of an order that comes late. */
@SuppressWarnings("NullAway.Init")
class OrderStepTest {
  private final Path folder = Scratch.folder("order");
  private final OneSlot vendor = new OneSlot();
  private Database database;
  private Jobs jobs;

  @BeforeEach
  void open() throws Exception {
    InstantSource clock = InstantSource.system();
    Home home = Home.open(folder.resolve("home"), Home.DiskType.REAL);
    database = Database.open(home, clock);
    Cast cast =
        new Cast(
            new ElementStore(database, home.elements()),
            home.elements(),
            (wish, own, place) ->
                new Material(
                    wish.images(), wish.video(), wish.voice(), "0".repeat(64), null, null, null),
            clock);
    OrderStep order =
        new OrderStep(
            new Catalogue(List.of(vendor)),
            cast,
            null,
            new SpendStore(database, clock, ZoneOffset.UTC),
            new Patience(Duration.ofMillis(20), new Random(7)),
            clock);
    Steps steps =
        new Steps(
            Map.of(
                JobState.PREPARING,
                work -> {
                  Engine.Offer offer =
                      vendor.offer(work.shot(), new Engine.Given(null, List.of(), null));
                  work.model(offer.model());
                  work.keep("offer", offer);
                  return Outcome.to(JobState.WAITING);
                },
                JobState.WAITING,
                order));
    jobs = new Jobs(home, database, steps, clock, 1000);
    jobs.start();
  }

  @AfterEach
  void close() {
    jobs.close();
    database.close();
  }

  @Test
  @DisplayName(
      "with one slot a hero shot goes first, then who came first, and one made a hero later")
  void hero() throws Exception {
    enter("first", "draft", Priority.NORMAL);
    patiently().until(() -> vendor.begun.contains("first"));
    inLine(enter("second", "draft", Priority.NORMAL));
    Job third = inLine(enter("third", "draft", Priority.NORMAL));
    inLine(enter("last", "draft", Priority.LATER));
    inLine(enter("hero", "draft", Priority.HERO));
    finished("first");
    patiently().until(() -> vendor.begun.contains("hero"));
    jobs.want(third.id(), Priority.HERO);
    for (String each : List.of("hero", "third", "second", "last")) {
      patiently().until(() -> vendor.begun.contains(each));
      finished(each);
    }
    assertThat(vendor.begun).containsExactly("first", "hero", "third", "second", "last");
  }

  @Test
  @DisplayName("models of one version share its slots, another version has its own")
  void versions() throws Exception {
    enter("words", "draft", Priority.NORMAL);
    patiently().until(() -> vendor.begun.contains("words"));
    inLine(enter("picture", "standard", Priority.NORMAL));
    enter("other", "pro", Priority.NORMAL);
    patiently().until(() -> vendor.begun.contains("other"));
    assertThat(vendor.begun).containsExactly("words", "other");
    finished("words");
    patiently().until(() -> vendor.begun.contains("picture"));
  }

  @Test
  @DisplayName("an order that nobody found is sent again; declined for being there, it is found")
  void late() throws Exception {
    vendor.answers.add(new Engine.Begun.Unclear("HTTP 504"));
    // and busy in between
    vendor.answers.add(
        new Engine.Begun.Later(
            Problem.of(Code.ENGINE_BUSY, "engine", "Fake", "why", "full"), Duration.ofSeconds(1)));
    vendor.answers.add(
        new Engine.Begun.Declined(
            Problem.of(Code.ENGINE_REFUSED, "engine", "Fake", "why", "this id exists already")));
    Job job = enter("late", "draft", Priority.NORMAL);
    patiently().until(() -> vendor.found.contains("late") || jobs.get(job.id()).state().ended());
    patiently().until(() -> jobs.get(job.id()).standing().step().code().equals("vendor.ordered"));
    assertThat(vendor.begun).containsExactly("late", "late", "late");
  }

  /** A laden machine takes its time. */
  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(60));
  }

  private Job enter(String name, String tier, Priority priority) throws Exception {
    String request = Json.text(Shots.edit(folder).put("name", name).put("tier", tier));
    Order order = new Order("edit", null, null, null, "fake", tier, request, Money.NOTHING);
    return jobs.enter(order, priority, List.of(), null, "");
  }

  private Job inLine(Job job) {
    patiently().until(() -> jobs.get(job.id()).standing().step().code().equals("vendor.full"));
    return job;
  }

  private void finished(String name) {
    vendor.ready.add(name);
  }

  /** Tickets are the shots' names; a take is ready when the test says so. */
  private static final class OneSlot implements Engine.Vendor {
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final Set<String> found = ConcurrentHashMap.newKeySet();
    private final Set<String> ready = ConcurrentHashMap.newKeySet();

    /** To the next orders, in turn; then each is taken. */
    private final Queue<Begun> answers = new ConcurrentLinkedQueue<>();

    @Override
    public Capability capability() {
      return new Capability(
          "fake", "Fake", null, List.of(), Map.of(), List.of(), false, true, "none", null);
    }

    @Override
    public Offer offer(Shot shot, Given given) {
      boolean other = shot.common().tier() == Shot.Tier.PRO;
      String model = shot.common().tier() == Shot.Tier.DRAFT ? "words" : "picture";
      return new Offer(
              other ? "other" : model, null, Shot.Retime.TIME, 72, Money.NOTHING, 1, List.of())
          .sharing(other ? Set.of("other") : Set.of("words", "picture"));
    }

    @Override
    public Begun begin(Sending sending) {
      String name = String.valueOf(sending.shot().common().name());
      begun.add(name);
      Begun answer = answers.poll();
      return answer == null ? new Begun.Taken(name) : answer;
    }

    /** It shows only when all that was to be answered is. */
    @Override
    public Sought find(Shot shot, String id) {
      if (!answers.isEmpty()) {
        return new Sought.NotThere();
      }
      String name = String.valueOf(shot.common().name());
      found.add(name);
      return new Sought.Found(name);
    }

    @Override
    public Look look(String ticket) {
      return ready.contains(ticket)
          ? new Look.Ready(URI.create("https://example.com/take.mp4"), null)
          : new Look.Waiting(Duration.ofSeconds(1));
    }

    @Override
    public boolean loopback() {
      return true;
    }

    @Override
    public Standing check() {
      throw new UnsupportedOperationException();
    }
  }
}
