package app.pickup.jobs;

import static org.awaitility.Awaitility.await;

import app.pickup.Scratch;
import app.pickup.Shots;
import app.pickup.json.Json;
import app.pickup.problem.Refused;
import app.pickup.shots.Money;
import app.pickup.shots.Priority;
import app.pickup.store.Database;
import app.pickup.store.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Jobs with fake steps on a real database, in a home that can be closed and opened again. */
final class Bench implements AutoCloseable {
  final Home home;
  final Path out;
  final FakeSteps fake;
  final InstantSource clock;
  private final long workLimitMb;
  Database database;
  Jobs jobs;

  Bench(Path folder, InstantSource clock, long workLimitMb) throws Refused, IOException {
    this.home = Home.open(folder.resolve("home"), Home.DiskType.REAL);
    this.out = Files.createDirectories(folder.resolve("out"));
    this.fake = new FakeSteps(out);
    this.clock = clock;
    this.workLimitMb = workLimitMb;
    this.database = Database.open(home, clock);
    this.jobs = new Jobs(home, database, fake.steps(), clock, workLimitMb);
  }

  static Bench open() throws Refused, IOException {
    return open(InstantSource.system());
  }

  static Bench open(InstantSource clock) throws Refused, IOException {
    Bench bench = new Bench(Scratch.folder("jobs"), clock, 1000);
    bench.jobs.start();
    return bench;
  }

  /** As a bridge that is ended and started again. */
  void restart() throws Refused {
    close();
    reopen();
  }

  void reopen() throws Refused {
    database = Database.open(home, clock);
    jobs = new Jobs(home, database, fake.steps(), clock, workLimitMb);
    jobs.start();
  }

  static Order order(Path folder) {
    return new Order(
        "edit",
        null,
        folder.toString(),
        null,
        "fake",
        "standard",
        Json.text(Shots.edit(folder)),
        Money.NOTHING);
  }

  Job enter() throws Refused {
    return enter(null, "");
  }

  Job enter(@Nullable String key, String hash) throws Refused {
    return jobs.enter(order(out), Priority.NORMAL, List.of(), key, hash);
  }

  Job enter(Priority priority) throws Refused {
    return jobs.enter(order(out), priority, List.of(), null, "");
  }

  Job awaitState(Job job, JobState... states) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> Arrays.asList(states).contains(jobs.get(job.id()).state()));
    try {
      return jobs.get(job.id());
    } catch (Refused e) {
      throw new AssertionError(e);
    }
  }

  List<String> clips() throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("runs.txt"))
          .sorted()
          .toList();
    }
  }

  @Override
  public void close() {
    jobs.close();
    database.close();
  }
}
