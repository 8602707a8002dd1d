package app.pickup.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.pickup.Scratch;
import app.pickup.problem.Refused;
import app.pickup.shots.Priority;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who goes first on this machine. */
class PriorityTest {
  private final List<String> rendered = new CopyOnWriteArrayList<>();

  private Bench closed() throws Exception {
    Bench bench = new Bench(Scratch.folder("priority"), InstantSource.system(), 1000);
    bench.fake.script(
        JobState.RENDERING,
        work -> {
          rendered.add(work.job().id());
          return bench.fake.work(work, JobState.RENDERING);
        });
    return bench;
  }

  @Test
  @DisplayName("a hero shot is rendered first, one for later last, equals in the order they came")
  void lane() throws Exception {
    try (Bench bench = closed()) {
      Job later = bench.enter(Priority.LATER);
      Job one = bench.enter(Priority.NORMAL);
      Job two = bench.enter(Priority.NORMAL);
      Job hero = bench.enter(Priority.HERO);
      assertThat(bench.jobs.get(hero.id()).queuePosition()).isEqualTo(1);
      assertThat(bench.jobs.get(one.id()).queuePosition()).isEqualTo(2);
      assertThat(bench.jobs.get(two.id()).queuePosition()).isEqualTo(3);
      assertThat(bench.jobs.get(later.id()).queuePosition()).isEqualTo(4);
      bench.jobs.start();
      await().atMost(Duration.ofSeconds(60)).until(() -> rendered.size() == 4);
      assertThat(rendered).containsExactly(hero.id(), one.id(), two.id(), later.id());
    }
  }

  @Test
  @DisplayName("one that is made a hero while it waits goes first, also after a restart")
  void changed() throws Exception {
    try (Bench bench = closed()) {
      Job one = bench.enter(Priority.NORMAL);
      Job two = bench.enter(Priority.NORMAL);
      Job hero = bench.jobs.want(two.id(), Priority.HERO);
      assertThat(hero.revision()).isGreaterThan(two.revision());
      assertThat(bench.jobs.want(two.id(), Priority.HERO).revision()).isEqualTo(hero.revision());
      bench.restart();
      await().atMost(Duration.ofSeconds(60)).until(() -> rendered.size() == 2);
      assertThat(rendered).containsExactly(two.id(), one.id());
    }
  }

  @Test
  @DisplayName("a paused job is passed over, also after a restart, and takes its turn once resumed")
  void paused() throws Exception {
    try (Bench bench = closed()) {
      Job one = bench.enter(Priority.NORMAL);
      Job two = bench.enter(Priority.NORMAL);
      assertThat(bench.jobs.pause(one.id()).standing().paused()).isTrue();
      assertThat(bench.jobs.get(one.id()).queuePosition()).isZero();
      assertThat(bench.jobs.get(two.id()).queuePosition()).isEqualTo(1);
      bench.restart();
      bench.awaitState(two, JobState.DONE);
      assertThat(bench.jobs.get(one.id()).state()).isEqualTo(JobState.QUEUED);
      // nobody waits for it: a bridge that leaves when idle may
      assertThat(bench.jobs.busy()).isFalse();
      assertThatThrownBy(() -> bench.jobs.pause(two.id())).isInstanceOf(Refused.class);
      bench.jobs.resume(one.id());
      bench.awaitState(one, JobState.DONE);
      assertThat(rendered).containsExactly(two.id(), one.id());
    }
  }

  @Test
  @DisplayName("a job that is paused at the moment it begins either waits or is no longer queued")
  void pausedAtOnce() throws Exception {
    try (Bench bench = closed()) {
      bench.jobs.start();
      for (int i = 0; i < 20; i++) {
        Job job = bench.enter(Priority.NORMAL);
        boolean paused;
        try {
          paused = bench.jobs.pause(job.id()).standing().paused();
        } catch (Refused e) {
          paused = false;
        }
        if (paused) {
          assertThat(bench.jobs.get(job.id()).state()).isEqualTo(JobState.QUEUED);
          bench.jobs.resume(job.id());
        }
        bench.awaitState(job, JobState.DONE);
      }
    }
  }

  @Test
  @DisplayName(
      "queued jobs go in the order they are moved into, and take the priority of those they go before")
  void moved() throws Exception {
    try (Bench bench = closed()) {
      Job one = bench.enter(Priority.NORMAL);
      Job two = bench.enter(Priority.NORMAL);
      Job three = bench.enter(Priority.NORMAL);
      Job hero = bench.enter(Priority.HERO);
      bench.jobs.move(three.id(), two.id());
      bench.jobs.move(one.id(), null);
      Job first = bench.jobs.move(two.id(), hero.id());
      assertThat(first.standing().priority()).isEqualTo(Priority.HERO);
      assertThat(first.queuePosition()).isEqualTo(1);
      bench.restart();
      await().until(() -> rendered.size() == 4);
      assertThat(rendered).containsExactly(two.id(), hero.id(), three.id(), one.id());
    }
  }

  @Test
  @DisplayName("a job can be moved into the same gap again and again")
  void movedOften() throws Exception {
    try (Bench bench = closed()) {
      Job last = bench.enter(Priority.NORMAL);
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        Job job = bench.enter(Priority.NORMAL);
        bench.jobs.move(job.id(), last.id());
        expected.add(job.id());
      }
      expected.add(last.id());
      bench.restart();
      await().until(() -> rendered.size() == expected.size());
      assertThat(rendered).containsExactlyElementsOf(expected);
    }
  }

  @Test
  @DisplayName("one that is wanted while its step decides to sleep for a day is not slept over")
  void wantedAtWork() throws Exception {
    try (Bench bench = closed()) {
      bench.fake.script(
          JobState.RENDERING,
          work -> {
            rendered.add(work.job().id());
            if (rendered.size() > 1) {
              return bench.fake.work(work, JobState.RENDERING);
            }
            bench.jobs.want(work.job().id(), Priority.HERO);
            return Outcome.again(Duration.ofDays(1));
          });
      bench.jobs.start();
      bench.awaitState(bench.enter(), JobState.DONE);
      assertThat(rendered).hasSize(2);
    }
  }

  @Test
  @DisplayName("whoever looks for its place in a vendor's line finds it by an index")
  void index() throws Exception {
    try (Bench bench = closed()) {
      String plan =
          bench
              .database
              .jdbi()
              .withHandle(
                  handle ->
                      handle
                          .createQuery("explain query plan " + Ledger.AHEAD)
                          .bindList("models", Set.of("a", "b"))
                          .bind("engine", "kling")
                          .bind("id", "1")
                          .bind("ticket", Work.TICKET)
                          .map((row, context) -> row.getString("detail"))
                          .list()
                          .toString());
      assertThat(plan)
          .contains("SEARCH job USING")
          .contains("job_line (engine=? AND model=? AND priority<")
          .doesNotContain("SCAN");
    }
  }
}
