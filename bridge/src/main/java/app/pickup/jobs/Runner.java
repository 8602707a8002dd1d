package app.pickup.jobs;

import app.pickup.files.DiskFull;
import app.pickup.json.Json;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Problem.Charged;
import app.pickup.problem.Refused;
import app.pickup.shots.Shot;
import app.pickup.shots.ShotReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a job from step to step. Between steps nothing is held but the row: whoever rings next, in
 * this process or the one after a crash, reads from the ledger where to go on.
 */
final class Runner {
  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

  /** A job that is at work already is not run twice; after this the alarm looks again. */
  private static final Duration AT_WORK = Duration.ofSeconds(5);

  private final Ledger ledger;
  private final Steps steps;
  private final WorkFolders folders;
  private final InstantSource clock;
  private final Map<String, Slot> running = new ConcurrentHashMap<>();
  private volatile boolean closing;

  Runner(Ledger ledger, Steps steps, WorkFolders folders, InstantSource clock) {
    this.ledger = ledger;
    this.steps = steps;
    this.folders = folders;
    this.clock = clock;
  }

  /** A job's place at the bench; who asks it to stop finds its work here. */
  private static final class Slot {
    private @Nullable LiveWork work;
    private boolean stopped;

    synchronized void work(LiveWork now) {
      work = now;
      if (stopped) {
        now.stop();
      }
    }

    synchronized void stop() {
      stopped = true;
      if (work != null) {
        work.stop();
      }
    }
  }

  /**
   * Runs the job's steps as long as they stay in this lane; one that has ended is tidied up.
   *
   * @return when to run its present step again; null: not in this lane
   */
  @Nullable Instant run(String id, Lane lane) {
    Optional<Job> before = ledger.find(id);
    if (before.isEmpty()) {
      return null;
    }
    Slot slot = new Slot();
    if (running.putIfAbsent(id, slot) != null) {
      return clock.instant().plus(AT_WORK);
    }
    Optional<Duration> again;
    try {
      if (before.get().state().ended()) {
        return tidied(before.get());
      }
      do {
        again = step(id, lane, slot);
      } while (again.isPresent() && again.get().isZero());
    } finally {
      running.remove(id, slot);
    }
    // asked for between the last look and leaving the bench
    if (cancelIfAsked(id)) {
      return null;
    }
    return again.map(clock.instant()::plus).orElse(null);
  }

  /** When to look after it again; null: nothing of it is left with others. */
  private @Nullable Instant tidied(Job job) {
    if (closing) {
      return null;
    }
    Optional<Duration> again = steps.tidy(new Remains(ledger, job));
    // set going again meanwhile, by somebody whose alarm was this one
    boolean ended = ledger.find(job.id()).orElseThrow().state().ended();
    return ended ? again.map(clock.instant()::plus).orElse(null) : clock.instant();
  }

  /** Stops the job if it is at work. */
  boolean stop(String id) {
    Slot slot = running.get(id);
    if (slot == null) {
      return false;
    }
    slot.stop();
    return true;
  }

  /** The bridge ends: every step stops at once, its job stays where it is. */
  void close() {
    closing = true;
    running.values().forEach(Slot::stop);
  }

  boolean closing() {
    return closing;
  }

  /** Ends a job whose cancel nobody else will carry out. */
  boolean cancelIfAsked(String id) {
    // nearly always nobody has asked: a look costs no writer's turn
    Job job = ledger.find(id).orElseThrow();
    if (!job.standing().cancelAsked() && job.state() != JobState.CANCELLED) {
      return false;
    }
    job =
        ledger.change(
            id, now -> now.cancelAsked() && !now.state().ended() ? cancelled(id, now) : now);
    if (job.state() == JobState.CANCELLED || job.state() == JobState.DONE) {
      folders.remove(id);
    }
    return job.state().ended();
  }

  /**
   * One step.
   *
   * @return after what time the next one follows in this lane; empty: none does
   */
  private Optional<Duration> step(String id, Lane lane, Slot slot) {
    Job job = ledger.find(id).orElse(null);
    if (closing || job == null || job.state().ended() || job.standing().cancelAsked()) {
      return Optional.empty();
    }
    JobState state = steps.working(job.state());
    Step step = steps.in(state).orElse(null);
    if (step != null && step.lane(job.order()) != lane) {
      return Optional.empty();
    }
    if (job.state() != state) {
      job =
          ledger.change(id, now -> now.state().ended() || now.paused() ? now : now.entering(state));
    }
    if (job.standing().paused()) {
      return Optional.empty();
    }
    return step == null ? advance(id, steps.after(state)) : work(job, step, slot);
  }

  private Optional<Duration> work(Job job, Step step, Slot slot) {
    String id = job.id();
    LiveWork work = null;
    try {
      Path folder = folders.open(id, step.fills() && job.standing().attempt() == 0);
      work = new LiveWork(ledger, clock, job, shot(job), folder);
      slot.work(work);
      Outcome outcome;
      try {
        if (work.cancelled()) {
          throw new InterruptedException("stopped before it began");
        }
        outcome = step.run(work);
      } finally {
        work.left();
      }
      Duration after = outcome.after();
      if (after != null) {
        ledger.attempted(id);
        return Optional.of(after.isZero() ? Duration.ofMillis(1) : after);
      }
      JobState named = outcome.state();
      return advance(id, named == null ? steps.after(job.state()) : named);
    } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError | AssertionError e) {
      return stopped(id, work, e);
    }
  }

  private Optional<Duration> advance(String id, JobState next) {
    // a clip that is delivered is delivered: a cancel that comes too late changes nothing
    Job job =
        ledger.change(
            id,
            now ->
                now.cancelAsked() && next != JobState.DONE
                    ? cancelled(id, now)
                    : now.entering(next));
    if (job.state() == JobState.DONE || job.state() == JobState.CANCELLED) {
      folders.remove(id);
    }
    return job.state().ended() ? Optional.empty() : Optional.of(Duration.ZERO);
  }

  private Optional<Duration> stopped(String id, @Nullable LiveWork work, Throwable why) {
    // a step that was told to stop has not failed, whatever it says
    if (work == null || !work.cancelled()) {
      List<Problem> problems = problems(id, why);
      ledger.change(id, now -> now.cancelAsked() ? now : now.failed(problems));
    }
    return Optional.empty();
  }

  private List<Problem> problems(String id, Throwable why) {
    if (why instanceof Refused refused) {
      return refused.problems();
    }
    if (DiskFull.is(why)) {
      return folders.diskFull(why).problems();
    }
    String report = UUID.randomUUID().toString().substring(0, 8);
    LOG.error("report {}: job {} met a fault", report, id, why);
    return List.of(Problem.of(Code.INTERNAL, "id", report));
  }

  /**
   * What was ordered from a vendor is paid for though nobody wants it, and what may have been
   * ordered may be; ticket and intent are kept. A clip that was handed over is delivered, and waits
   * in the outbox where it was not placed yet.
   */
  private Standing cancelled(String id, Standing now) {
    if (now.state() == JobState.DELIVERING && !now.takes().isEmpty()) {
      return now.entering(JobState.DONE);
    }
    Standing cancelled = now.entering(JobState.CANCELLED);
    if (ledger.kept(id, Work.TICKET, String.class).isPresent()) {
      return cancelled.because(Problem.of(Code.JOB_CANCELLED_PAID).charged(Charged.YES));
    }
    return ledger.kept(id, Work.INTENT, Intent.class).filter(Intent::sent).isPresent()
        ? cancelled.because(Problem.of(Code.JOB_CANCELLED_UNCLEAR).charged(Charged.UNKNOWN))
        : cancelled;
  }

  private static Shot shot(Job job) throws Refused {
    return ShotReader.frozen(job.order().kind(), Json.own(job.order().request()));
  }
}
