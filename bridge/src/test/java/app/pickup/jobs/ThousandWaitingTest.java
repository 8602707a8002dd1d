package app.pickup.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.pickup.Scratch;
import app.pickup.problem.Refused;
import app.pickup.shots.Priority;
import app.pickup.store.Database;
import app.pickup.store.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thousand jobs that look at their vendor every five seconds or so, in one bridge. */
class ThousandWaitingTest {
  private static final int JOBS = 1000;

  @Test
  @Tag("long")
  @DisplayName("a thousand jobs wait without threads of their own, and none is lost over a restart")
  void wait_without_threads() throws Exception {
    InstantSource clock = InstantSource.system();
    Map<String, Instant> due = new ConcurrentHashMap<>();
    Queue<Long> lateness = new ConcurrentLinkedQueue<>();
    AtomicBoolean measuring = new AtomicBoolean();
    Random random = new Random(7);
    Steps steps =
        new Steps(
            Map.of(
                JobState.PREPARING,
                work -> Outcome.to(JobState.WAITING),
                JobState.WAITING,
                looking(
                    work -> {
                      Instant now = clock.instant();
                      Instant was = due.get(work.job().id());
                      if (was != null && measuring.get()) {
                        lateness.add(Duration.between(was, now).toMillis());
                      }
                      Duration again = Duration.ofMillis(4250 + random.nextInt(1500));
                      due.put(work.job().id(), clock.instant().plus(again));
                      return Outcome.again(again);
                    })));
    Path folder = Scratch.folder("thousand");
    Home home = Home.open(folder.resolve("home"), Home.DiskType.REAL);
    int threadsBefore = Thread.activeCount();
    try (Database database = Database.open(home, clock);
        Jobs jobs = new Jobs(home, database, steps, clock, 1000)) {
      jobs.start();
      long restBefore = resident();
      for (int i = 0; i < JOBS; i++) {
        jobs.enter(Bench.order(folder), Priority.NORMAL, List.of(), null, "");
      }
      await().atMost(Duration.ofSeconds(120)).until(() -> due.size() == JOBS);
      measuring.set(true);
      long from = System.nanoTime();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> lateness.size() >= 4 * JOBS || System.nanoTime() - from > 30e9);
      measuring.set(false);
      long[] sorted = lateness.stream().mapToLong(Long::longValue).sorted().toArray();
      System.out.printf(
          "%d waiting: %.0f looks a second, lateness p50 %d ms, p95 %d ms, most %d ms; threads +%d,"
              + " RSS +%d MB%n",
          JOBS,
          sorted.length / ((System.nanoTime() - from) / 1e9),
          sorted[sorted.length / 2],
          sorted[sorted.length * 95 / 100],
          sorted[sorted.length - 1],
          Thread.activeCount() - threadsBefore,
          (resident() - restBefore) / 1024);
      assertThat(Thread.activeCount() - threadsBefore).isLessThanOrEqualTo(25);
    }
    due.clear();
    long began = System.nanoTime();
    try (Database database = Database.open(home, clock);
        Jobs jobs = new Jobs(home, database, steps, clock, 1000)) {
      jobs.start();
      await().atMost(Duration.ofSeconds(60)).until(() -> due.size() == JOBS);
      System.out.printf(
          "%d looked at again %.1f s after a restart began%n",
          JOBS, (System.nanoTime() - began) / 1e9);
    }
  }

  private static Step looking(Step step) {
    return new Step() {
      @Override
      public Outcome run(Work work) throws Refused, IOException, InterruptedException {
        return step.run(work);
      }

      @Override
      public boolean fills() {
        return false;
      }
    };
  }

  private static long resident() throws Exception {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D+", ""));
      }
    }
    return 0;
  }
}
