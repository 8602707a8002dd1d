package app.pickup.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import app.pickup.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CancelTest {

  @ParameterizedTest(name = "a cancel in {0} ends the step at once and leaves nothing behind")
  @EnumSource(names = {"PREPARING", "RENDERING", "FETCHING", "CONFORMING", "DELIVERING"})
  void inEveryState(JobState state) throws Exception {
    try (Bench bench = Bench.open()) {
      AtomicBoolean ended = new AtomicBoolean();
      CountDownLatch reached = new CountDownLatch(1);
      bench.fake.script(
          state,
          work -> {
            try (Work.Ending ending = work.ends(() -> ended.set(true))) {
              reached.countDown();
              new CountDownLatch(1).await();
            }
            return Outcome.onward();
          });
      Job job = bench.enter();
      reached.await();

      bench.jobs.cancel(job.id());

      Job cancelled = bench.awaitState(job, JobState.CANCELLED);
      assertThat(ended).isTrue();
      assertThat(cancelled.standing().problems()).isEmpty();
      assertThat(bench.clips()).isEmpty();
      await().untilAsserted(() -> assertThat(bench.home.work()).isEmptyDirectory());
      assertThat(bench.jobs.cancel(job.id()).state()).isEqualTo(JobState.CANCELLED);
    }
  }

  @Test
  @DisplayName(
      "a clip that was handed over is delivered, also when the cancel comes while it is placed")
  void whilePlaced() throws Exception {
    try (Bench bench = Bench.open()) {
      CountDownLatch reached = new CountDownLatch(1);
      bench.fake.script(
          JobState.DELIVERING,
          work -> {
            work.takes(List.of(FakeSteps.take(Path.of("/films/Pickup/A001_v001.mov"))));
            reached.countDown();
            new CountDownLatch(1).await();
            return Outcome.onward();
          });
      Job job = bench.enter();
      reached.await();
      bench.jobs.cancel(job.id());
      assertThat(bench.awaitState(job, JobState.DONE).standing().takes()).hasSize(1);
      await().untilAsserted(() -> assertThat(bench.home.work()).isEmptyDirectory());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = JobState.class,
      names = {"RENDERING", "DELIVERING"})
  @DisplayName("a job that is made anew is cancelled, whatever its first attempt has delivered")
  void madeAnew(JobState during) throws Exception {
    try (Bench bench = Bench.open()) {
      bench.fake.script(
          JobState.DELIVERING,
          work -> {
            work.takes(List.of(FakeSteps.take(Path.of("/films/Pickup/A001_v001.mov"))));
            throw new Refused(Code.PLACE_FAILED, "nle", "Kdenlive", "why", "it is closed");
          });
      Job job = bench.enter();
      bench.awaitState(job, JobState.FAILED);
      CountDownLatch reached = new CountDownLatch(1);
      bench.fake.script(
          during,
          work -> {
            reached.countDown();
            new CountDownLatch(1).await();
            return Outcome.onward();
          });
      bench.jobs.retry(job.id(), true);
      reached.await();
      bench.jobs.cancel(job.id());
      bench.awaitState(job, JobState.CANCELLED, JobState.DONE);
      assertThat(bench.jobs.get(job.id()).state()).isEqualTo(JobState.CANCELLED);
    }
  }

  @Test
  @DisplayName("a process that a step started dies with the cancel")
  void endsProcess() throws Exception {
    try (Bench bench = Bench.open()) {
      Process process = new ProcessBuilder("sleep", "600").start();
      CountDownLatch reached = new CountDownLatch(1);
      bench.fake.script(
          JobState.RENDERING,
          work -> {
            try (Work.Ending ending = work.ends(process::destroyForcibly)) {
              reached.countDown();
              int exit = process.waitFor();
              // what a step says when its tool was killed must not count as a failure
              throw new Refused(Code.TOOL_FAILED, "tool", "sleep", "why", "exit " + exit);
            }
          });
      Job job = bench.enter();
      reached.await();
      bench.jobs.cancel(job.id());
      bench.awaitState(job, JobState.CANCELLED);
      assertThat(process.onExit().join().isAlive()).isFalse();
    }
  }

  @Test
  @DisplayName("a queued job is cancelled without ever working")
  void queued() throws Exception {
    try (Bench bench = Bench.open()) {
      FakeSteps.Gate gate = bench.fake.hold(JobState.PREPARING);
      Job first = bench.enter();
      gate.awaitReached();
      Job second = bench.enter();
      assertThat(bench.jobs.cancel(second.id()).state()).isEqualTo(JobState.CANCELLED);
      gate.open();
      bench.awaitState(first, JobState.DONE);
      Job third = bench.awaitState(bench.enter(), JobState.DONE);
      assertThat(third.state()).isEqualTo(JobState.DONE);
      assertThat(FakeSteps.runs(bench.out, second.id(), JobState.PREPARING)).isZero();
    }
  }

  @Test
  @DisplayName("a job that waits to be looked at again is cancelled at once")
  void waiting() throws Exception {
    try (Bench bench = Bench.open()) {
      bench.fake.script(JobState.RENDERING, work -> Outcome.again(Duration.ofHours(1)));
      Job job = bench.enter();
      await().until(() -> bench.jobs.get(job.id()).standing().attempt() == 1);
      bench.jobs.cancel(job.id());
      bench.awaitState(job, JobState.CANCELLED);
    }
  }

  @Test
  @DisplayName("a job that is done can not be cancelled, nor one that failed")
  void ended() throws Exception {
    try (Bench bench = Bench.open()) {
      Job done = bench.awaitState(bench.enter(), JobState.DONE);
      assertThatThrownBy(() -> bench.jobs.cancel(done.id()))
          .isInstanceOfSatisfying(
              Refused.class, e -> assertThat(e.problem().code()).isEqualTo(Code.JOB_STATE));
      bench.fake.script(
          JobState.RENDERING,
          work -> {
            throw new Refused(Code.NO_PERSON, "percent", "0");
          });
      Job failed = bench.awaitState(bench.enter(), JobState.FAILED);
      assertThatThrownBy(() -> bench.jobs.cancel(failed.id())).isInstanceOf(Refused.class);
    }
  }

  @Test
  @DisplayName("a cancel asked for before a crash is carried out at the next start")
  void acrossRestart() throws Exception {
    try (Bench bench = Bench.open()) {
      CountDownLatch reached = new CountDownLatch(1);
      bench.fake.script(
          JobState.RENDERING,
          work -> {
            reached.countDown();
            new CountDownLatch(1).await();
            return Outcome.onward();
          });
      Job job = bench.enter();
      reached.await();
      bench.close();
      bench.database = Database.open(bench.home, bench.clock);
      bench
          .database
          .jdbi()
          .useHandle(h -> h.execute("update job set cancel_asked = 1 where id = ?", job.id()));
      bench.database.close();
      bench.reopen();
      bench.awaitState(job, JobState.CANCELLED);
      await().untilAsserted(() -> assertThat(bench.home.work()).isEmptyDirectory());
    }
  }

  @Test
  @DisplayName(
      "cancels that race with every step end either cancelled with no clip or done with one")
  void races() throws Exception {
    try (Bench bench = Bench.open()) {
      Random random = new Random(7);
      int cancelled = 0;
      for (int i = 0; i < 60; i++) {
        Job job = bench.enter();
        long revision = job.revision() + random.nextInt(14);
        bench.jobs.feed().await(revision, Duration.ofMillis(200));
        try {
          bench.jobs.cancel(job.id());
        } catch (Refused e) {
          assertThat(e.problem().code()).isEqualTo(Code.JOB_STATE);
        }
        Job end = bench.awaitState(job, JobState.CANCELLED, JobState.DONE, JobState.FAILED);
        assertThat(end.state()).isNotEqualTo(JobState.FAILED);
        if (end.state() == JobState.CANCELLED) {
          cancelled++;
          assertThat(end.standing().takes().isEmpty() || !bench.clips().isEmpty()).isTrue();
        } else {
          assertThat(bench.clips()).contains(job.id() + ".mov");
        }
      }
      assertThat(cancelled).isPositive();
      await().untilAsserted(() -> assertThat(bench.home.work()).isEmptyDirectory());
    }
  }
}
