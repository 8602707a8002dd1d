package app.pickup.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.pickup.Scratch;
import app.pickup.SettableClock;
import app.pickup.bins.Placement;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import app.pickup.shots.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LifeTest {

  @Test
  @DisplayName("a job goes through every state in order and leaves nothing in the work folder")
  void wholeWay() throws Exception {
    try (Bench bench = Bench.open()) {
      List<JobState> seen = new CopyOnWriteArrayList<>();
      for (JobState state : FakeSteps.WORKING) {
        bench.fake.script(
            state,
            work -> {
              seen.add(bench.jobs.get(work.job().id()).state());
              return bench.fake.work(work, state);
            });
      }
      Job queued = bench.enter();
      assertThat(queued.state()).isEqualTo(JobState.QUEUED);

      Job done = bench.awaitState(queued, JobState.DONE);

      assertThat(seen).containsExactlyElementsOf(FakeSteps.WORKING);
      assertThat(done.standing().progress()).isEqualTo(1);
      assertThat(done.standing().takes()).hasSize(1);
      assertThat(done.standing().model()).isEqualTo("fake-1");
      assertThat(done.revision()).isGreaterThan(queued.revision());
      assertThat(bench.clips()).containsExactly(done.id() + ".mov");
      await().untilAsserted(() -> assertThat(bench.home.work()).isEmptyDirectory());
    }
  }

  @Test
  @DisplayName("a state without a step is passed over, and a step may name the state to go to")
  void shortWay() throws Exception {
    try (Bench bench = Bench.open()) {
      bench.fake.script(
          JobState.RENDERING,
          work -> {
            Files.writeString(work.folder().resolve("fetching"), "made here");
            return Outcome.to(JobState.CONFORMING);
          });
      Job job = bench.awaitState(bench.enter(), JobState.DONE);
      assertThat(FakeSteps.runs(bench.out, job.id(), JobState.FETCHING)).isZero();
      assertThat(bench.fake.steps().after(JobState.RENDERING)).isEqualTo(JobState.FETCHING);
    }
  }

  @Test
  @DisplayName("only one render works at a time, and the queue says who is next")
  void oneRender() throws Exception {
    try (Bench bench = Bench.open()) {
      FakeSteps.Gate gate = bench.fake.hold(JobState.RENDERING);
      Job first = bench.enter();
      gate.awaitReached();
      Job second = bench.enter();
      Job third = bench.enter();
      assertThat(bench.jobs.get(second.id()).queuePosition()).isEqualTo(1);
      assertThat(bench.jobs.get(third.id()).queuePosition()).isEqualTo(2);
      assertThat(bench.jobs.get(first.id()).queuePosition()).isZero();
      gate.open();
      bench.awaitState(third, JobState.DONE);
      bench.awaitState(second, JobState.DONE);
    }
  }

  @Test
  @DisplayName("a refusal fails the job with its problems; a retry resumes at that step")
  void retryResumes() throws Exception {
    try (Bench bench = Bench.open()) {
      bench.fake.script(
          JobState.CONFORMING,
          work -> {
            work.keep("ticket", "T-1");
            throw new Refused(Code.DISK_FULL, "need", "10", "free", "1");
          });
      Job failed = bench.awaitState(bench.enter(), JobState.FAILED);
      assertThat(failed.standing().problems()).extracting(p -> p.code().id()).contains("disk.full");
      assertThat(failed.standing().failedIn()).isEqualTo(JobState.CONFORMING);

      AtomicReference<String> kept = new AtomicReference<>("");
      bench.fake.script(
          JobState.CONFORMING,
          work -> {
            kept.set(work.kept("ticket", String.class).orElse("nothing"));
            return bench.fake.work(work, JobState.CONFORMING);
          });
      bench.jobs.retry(failed.id(), false);
      Job done = bench.awaitState(failed, JobState.DONE);

      assertThat(kept.get()).isEqualTo("T-1");
      assertThat(done.standing().problems()).isEmpty();
      assertThat(FakeSteps.runs(bench.out, failed.id(), JobState.RENDERING)).isEqualTo(1);
      assertThat(FakeSteps.runs(bench.out, failed.id(), JobState.CONFORMING)).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("a retry anew drops what was kept and begins with the first step")
  void retryAnew() throws Exception {
    try (Bench bench = Bench.open()) {
      bench.fake.script(
          JobState.CONFORMING,
          work -> {
            work.keep("ticket", "T-1");
            throw new Refused(Code.PROOF_FAILED, "checks", "frames");
          });
      Job failed = bench.awaitState(bench.enter(), JobState.FAILED);
      AtomicReference<String> kept = new AtomicReference<>("");
      bench.fake.script(
          JobState.PREPARING,
          work -> {
            kept.set(work.kept("ticket", String.class).orElse("nothing"));
            return bench.fake.work(work, JobState.PREPARING);
          });
      bench.fake.usual(JobState.CONFORMING);
      bench.jobs.retry(failed.id(), true);
      bench.awaitState(failed, JobState.DONE);
      assertThat(kept.get()).isEqualTo("nothing");
    }
  }

  @Test
  @DisplayName("a retry whose work folder was lost begins with the first step")
  void retryWithoutFolder() throws Exception {
    try (Bench bench = Bench.open()) {
      bench.fake.script(
          JobState.CONFORMING,
          work -> {
            Files.delete(work.folder().resolve("preparing"));
            Files.delete(work.folder().resolve("rendering"));
            Files.delete(work.folder().resolve("fetching"));
            Files.delete(work.folder());
            throw new Refused(Code.PROOF_FAILED, "checks", "frames");
          });
      Job failed = bench.awaitState(bench.enter(), JobState.FAILED);
      bench.fake.usual(JobState.CONFORMING);
      bench.jobs.retry(failed.id(), false);
      bench.awaitState(failed, JobState.DONE);
    }
  }

  @Test
  @DisplayName("a clip that was handed over is only placed again, also when the bridge was away")
  void placedAgain() throws Exception {
    try (Bench bench = Bench.open()) {
      Placement open = new Placement(Placement.State.IN_BIN, "AI", true, "not above");
      bench.fake.script(
          JobState.DELIVERING,
          work -> {
            work.takes(List.of(FakeSteps.take(Path.of("/films/A001_v001.mov")).placed(open)));
            return Outcome.onward();
          });
      Job done = bench.awaitState(bench.enter(), JobState.DONE);
      await().untilAsserted(() -> assertThat(bench.home.work()).isEmptyDirectory());
      FakeSteps.Gate gate = bench.fake.hold(JobState.DELIVERING);
      bench.jobs.retry(done.id(), false);
      gate.awaitReached();
      bench.close();
      Files.deleteIfExists(bench.home.work().resolve(done.id()));
      bench.fake.script(JobState.DELIVERING, work -> Outcome.onward());
      bench.reopen();
      bench.awaitState(done, JobState.DONE);
      assertThat(FakeSteps.runs(bench.out, done.id(), JobState.PREPARING)).isEqualTo(1);
      assertThat(FakeSteps.runs(bench.out, done.id(), JobState.RENDERING)).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("only a failed job can be retried")
  void retryState() throws Exception {
    try (Bench bench = Bench.open()) {
      Job done = bench.awaitState(bench.enter(), JobState.DONE);
      assertThatThrownBy(() -> bench.jobs.retry(done.id(), false))
          .isInstanceOfSatisfying(
              Refused.class, e -> assertThat(e.problem().code()).isEqualTo(Code.JOB_STATE));
      assertThatThrownBy(() -> bench.jobs.get("nobody")).isInstanceOf(Refused.class);
    }
  }

  @Test
  @DisplayName("a fault of ours is told as internal with a report id, and the next job works")
  void fault() throws Exception {
    try (Bench bench = Bench.open()) {
      bench.fake.script(
          JobState.RENDERING,
          work -> {
            throw new IllegalStateException("secret detail");
          });
      Job failed = bench.awaitState(bench.enter(), JobState.FAILED);
      assertThat(failed.standing().problems().get(0).code()).isEqualTo(Code.INTERNAL);
      assertThat(failed.standing().problems().get(0).args().get("id")).matches("[0-9a-f]{8}");
      assertThat(failed.standing().problems().get(0).detail()).doesNotContain("secret");
      bench.fake.usual(JobState.RENDERING);
      bench.awaitState(bench.enter(), JobState.DONE);
    }
  }

  @Test
  @DisplayName("24 a full disk met by a step is disk.full, and the job is kept")
  void diskFull() throws Exception {
    try (Bench bench = Bench.open()) {
      bench.fake.script(
          JobState.CONFORMING,
          work -> {
            throw new IOException("No space left on device");
          });
      Job failed = bench.awaitState(bench.enter(), JobState.FAILED);
      assertThat(failed.standing().problems().get(0).code()).isEqualTo(Code.DISK_FULL);
    }
  }

  @Test
  @DisplayName("24 a ledger on a full disk loses no job: it goes on when there is room")
  void ledgerFull() throws Exception {
    try (Bench bench = Bench.open()) {
      bench
          .database
          .jdbi()
          .useHandle(
              h ->
                  h.execute(
                      "create trigger full before insert on job_kept begin"
                          + " select raise(fail, 'database or disk is full'); end"));
      bench.fake.script(
          JobState.CONFORMING,
          work -> {
            work.keep("canary", "canary words of the editor");
            return bench.fake.work(work, JobState.CONFORMING);
          });
      Job failed = bench.awaitState(bench.enter(), JobState.FAILED);
      assertThat(failed.standing().problems().get(0).code()).isEqualTo(Code.DISK_FULL);

      bench.database.jdbi().useHandle(h -> h.execute("drop trigger full"));
      bench.jobs.retry(failed.id(), false);
      bench.awaitState(failed, JobState.DONE);
    }
  }

  @Test
  @DisplayName("a step that is looked at again holds nothing, and counts its attempts")
  void again() throws Exception {
    SettableClock clock = new SettableClock();
    try (Bench bench = Bench.open(clock)) {
      List<Integer> attempts = new CopyOnWriteArrayList<>();
      bench.fake.script(
          JobState.RENDERING,
          work -> {
            attempts.add(work.attempt());
            return work.attempt() < 3
                ? Outcome.again(Duration.ofHours(1))
                : bench.fake.work(work, JobState.RENDERING);
          });
      Job job = bench.enter();
      // the next look is set when the step has returned, not yet when it has counted its attempt
      await()
          .until(
              () -> {
                clock.jump(Duration.ofHours(2));
                return bench.jobs.get(job.id()).state() == JobState.DONE;
              });
      assertThat(attempts).containsExactly(0, 1, 2, 3);
    }
  }

  @Test
  @DisplayName("a machine that slept through a render does not run it twice")
  void sleepDuringRender() throws Exception {
    SettableClock clock = new SettableClock();
    try (Bench bench = Bench.open(clock)) {
      FakeSteps.Gate gate = bench.fake.hold(JobState.RENDERING);
      Job job = bench.enter();
      gate.awaitReached();
      clock.jump(Duration.ofHours(8));
      // until its next heartbeat the alarm clock may take its own execution for dead
      long woken = clock.instant().toEpochMilli();
      await()
          .atMost(Duration.ofSeconds(15))
          .until(
              () ->
                  bench
                          .database
                          .jdbi()
                          .withHandle(
                              h ->
                                  h.createQuery(
                                          "select count(*) from alarm_render"
                                              + " where last_heartbeat >= ? or not picked")
                                      .bind(0, woken)
                                      .mapTo(Integer.class)
                                      .one())
                      > 0);
      gate.open();
      bench.awaitState(job, JobState.DONE);
      assertThat(FakeSteps.runs(bench.out, job.id(), JobState.RENDERING)).isEqualTo(1);
      assertThat(bench.clips()).hasSize(1);
    }
  }

  @Test
  @DisplayName("progress tells frames, speed and time left, about four times a second at most")
  void progress() throws Exception {
    try (Bench bench = Bench.open()) {
      List<Note> told = new ArrayList<>();
      bench.fake.script(
          JobState.RENDERING,
          work -> {
            long before = bench.jobs.revision();
            for (int frame = 1; frame <= 10_000; frame++) {
              work.made(frame, 10_000);
            }
            told.add(bench.jobs.get(work.job().id()).standing().step());
            assertThat(bench.jobs.revision() - before).isBetween(2L, 20L);
            return bench.fake.work(work, JobState.RENDERING);
          });
      bench.awaitState(bench.enter(), JobState.DONE);
      assertThat(told.get(0).code()).isEqualTo("rendering.frames");
      assertThat(told.get(0).args()).containsEntry("frames", "10000").containsEntry("of", "10000");
      assertThat(told.get(0).text()).startsWith("Rendering frame 10000 of 10000");
    }
  }

  @Test
  @DisplayName("the work folder has a bound, and above it no step begins")
  void workFull() throws Exception {
    Bench bench = new Bench(Scratch.folder("full"), InstantSource.system(), 1);
    try (bench) {
      bench.jobs.start();
      bench.fake.script(
          JobState.RENDERING,
          work -> {
            Files.write(work.folder().resolve("big"), new byte[2 << 20]);
            return bench.fake.work(work, JobState.RENDERING);
          });
      Job failed = bench.awaitState(bench.enter(), JobState.FAILED);
      assertThat(failed.standing().problems().get(0).code()).isEqualTo(Code.WORK_FULL);
      assertThat(failed.standing().failedIn()).isEqualTo(JobState.FETCHING);
    }
  }

  @Test
  @DisplayName(
      "folders of failed jobs make room for others; their retry begins with the first step")
  void failedMakeRoom() throws Exception {
    Bench bench = new Bench(Scratch.folder("room"), InstantSource.system(), 3);
    try (bench) {
      bench.jobs.start();
      bench.fake.script(
          JobState.CONFORMING,
          work -> {
            Files.write(work.folder().resolve("big"), new byte[3 << 20]);
            throw new Refused(Code.PROOF_FAILED, "checks", "frames");
          });
      Job failed = bench.awaitState(bench.enter(), JobState.FAILED);
      bench.fake.usual(JobState.CONFORMING);
      bench.awaitState(bench.enter(), JobState.DONE);
      assertThat(bench.home.work().resolve(failed.id())).doesNotExist();
      bench.jobs.retry(failed.id(), false);
      bench.awaitState(failed, JobState.DONE);
      assertThat(FakeSteps.runs(bench.out, failed.id(), JobState.PREPARING)).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("18 more unfinished jobs than anybody waits for are refused politely")
  void mostOpen() throws Exception {
    try (Bench bench = Bench.open()) {
      bench.fake.hold(JobState.PREPARING);
      for (int i = 0; i < Jobs.MOST_OPEN; i++) {
        bench.enter();
      }
      assertThatThrownBy(bench::enter)
          .isInstanceOfSatisfying(
              Refused.class, e -> assertThat(e.problem().code()).isEqualTo(Code.REQUEST_TOO_MANY));
    }
  }

  @Test
  @DisplayName("42 the same key is one job: again, at once from many sides, and after a restart")
  void sameKey() throws Exception {
    try (Bench bench = Bench.open()) {
      ExecutorService callers = Executors.newFixedThreadPool(8);
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        calls.add(() -> bench.enter("key-1", "hash").id());
      }
      Set<String> ids = new TreeSet<>();
      for (Future<String> id : callers.invokeAll(calls)) {
        ids.add(id.get());
      }
      callers.shutdown();
      assertThat(ids).hasSize(1);

      bench.restart();
      assertThat(bench.enter("key-1", "hash").id()).isIn(ids);
      assertThat(bench.jobs.before("key-1", "hash")).isPresent();
      assertThatThrownBy(() -> bench.enter("key-1", "another"))
          .isInstanceOfSatisfying(
              Refused.class,
              e -> assertThat(e.problem().code()).isEqualTo(Code.REQUEST_KEY_REUSED));
      assertThat(bench.jobs.list(new JobFilter(null, null, null, 50)).items()).hasSize(1);
    }
  }

  @Test
  @DisplayName("a closed bridge leaves its jobs where they are; they go on at the next start")
  void closeAndReopen() throws Exception {
    try (Bench bench = Bench.open()) {
      AtomicInteger closed = new AtomicInteger();
      FakeSteps.Gate gate = new FakeSteps.Gate();
      bench.fake.script(
          JobState.RENDERING,
          work -> {
            try (Work.Ending ending = work.ends(closed::incrementAndGet)) {
              gate.open();
              new CountDownLatch(1).await();
              return Outcome.onward();
            }
          });
      Job job = bench.enter();
      bench.awaitState(job, JobState.RENDERING);
      await().until(() -> FakeSteps.runs(bench.out, job.id(), JobState.RENDERING) == 1);
      bench.close();
      assertThat(closed).hasValue(1);
      bench.fake.usual(JobState.RENDERING);
      bench.reopen();
      bench.awaitState(job, JobState.DONE);
      assertThat(FakeSteps.runs(bench.out, job.id(), JobState.PREPARING)).isEqualTo(1);
      assertThat(FakeSteps.runs(bench.out, job.id(), JobState.RENDERING)).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("who has seen a revision has seen all before it: streams miss nothing")
  void revisions() throws Exception {
    try (Bench bench = Bench.open()) {
      List<Job> jobs = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        jobs.add(bench.enter());
      }
      Set<String> done = new TreeSet<>();
      long seen = 0;
      while (done.size() < 5) {
        for (Job job : bench.jobs.since(seen, null)) {
          assertThat(job.revision()).isGreaterThan(seen);
          seen = job.revision();
          if (job.state() == JobState.DONE) {
            done.add(job.id());
          }
        }
        assertThat(done.size() == 5 || bench.jobs.feed().await(seen, Duration.ofSeconds(10)))
            .isTrue();
      }
      assertThat(done).hasSize(5);
      assertThat(bench.jobs.since(bench.jobs.revision(), null)).isEmpty();
      assertThat(bench.jobs.since(0, jobs.get(0).id())).hasSize(1);
    }
  }

  @Test
  @DisplayName("a receipt changes where the take stands and not the job's state")
  void receipt() throws Exception {
    try (Bench bench = Bench.open()) {
      Job done = bench.awaitState(bench.enter(), JobState.DONE);
      bench.jobs.placed(done.id(), "1", new Placement(Placement.State.IN_BIN, "AI/背景", true, null));
      Job after = bench.jobs.get(done.id());
      assertThat(after.state()).isEqualTo(JobState.DONE);
      assertThat(after.standing().takes().get(0).placement().verified()).isTrue();
      assertThat(after.revision()).isGreaterThan(done.revision());
    }
  }

  @Test
  @DisplayName("the ledger is listed newest first, in pages, by state and by project")
  void list() throws Exception {
    try (Bench bench = Bench.open()) {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        ids.add(0, bench.enter().id());
      }
      JobPage first = bench.jobs.list(new JobFilter(null, null, null, 3));
      JobPage second = bench.jobs.list(new JobFilter(null, null, first.next(), 3));
      List<String> listed = new ArrayList<>();
      first.items().forEach(job -> listed.add(job.id()));
      second.items().forEach(job -> listed.add(job.id()));
      assertThat(listed).isEqualTo(ids);
      assertThat(second.next()).isNull();
      assertThat(bench.jobs.list(new JobFilter(null, "elsewhere", null, 9)).items()).isEmpty();
      assertThat(bench.jobs.list(new JobFilter(null, bench.out.toString(), null, 9)).items())
          .hasSize(5);
    }
  }
}
