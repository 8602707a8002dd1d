package app.pickup.jobs;

import app.pickup.bins.Placement;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import app.pickup.shots.Note;
import app.pickup.shots.Priority;
import app.pickup.store.Database;
import app.pickup.store.Home;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of this bridge: enter them, watch them, stop them, set them going again. Survives any
 * end of the process: at the next {@link #start} unfinished jobs go on at the step they were in.
 */
public final class Jobs implements AutoCloseable, Alarm.Ring {
  /** More unfinished jobs than anybody waits for. */
  static final int MOST_OPEN = 1_000;

  /** Milliseconds between the alarms of two turns: room to move a job between them many times. */
  private static final double APART = 1_000_000;

  private final Feed feed = new Feed();
  private final Ledger ledger;
  private final Steps steps;
  private final WorkFolders folders;
  private final InstantSource clock;
  private final Runner runner;
  private final Alarm alarm;
  private final AlarmStore alarms;
  private final RoundStore rounds;

  /** Those whose alarm is to be set anew when it has rung. */
  private final Set<String> woken = ConcurrentHashMap.newKeySet();

  /**
   * @param workLimitMb above this much in all work folders no step begins
   */
  public Jobs(Home home, Database database, Steps steps, InstantSource clock, long workLimitMb) {
    this.steps = steps;
    this.clock = clock;
    this.ledger = new Ledger(database.jdbi(), clock, feed);
    this.folders = new WorkFolders(home.work(), workLimitMb, ledger::failed);
    this.runner = new Runner(ledger, steps, folders, clock);
    this.alarms = new AlarmStore(database.jdbi());
    this.rounds = new RoundStore(database.jdbi());
    this.alarm = new Alarm(database.source(), clock, this);
  }

  /** Takes up what an earlier process left, and begins to work. */
  public void start() {
    for (Lane lane : Lane.values()) {
      alarms.release(Alarm.table(lane), Alarm.DESK);
    }
    Set<String> keep = new HashSet<>();
    for (Job job : ledger.unfinished()) {
      if (runner.cancelIfAsked(job.id())) {
        continue;
      }
      keep.add(job.id());
      arm(lost(job) ? ledger.change(job.id(), now -> now.resumed(JobState.PREPARING)) : job);
    }
    ledger.untidy().forEach(this::arm);
    keep.addAll(ledger.failed());
    folders.keepOnly(keep);
    alarm.start();
  }

  /** Told when anything changes. */
  public Feed feed() {
    return feed;
  }

  /**
   * The job that was entered under this key before, if there is one.
   *
   * @throws Refused {@code request.key-reused} when it was entered for another body
   */
  public Optional<Job> before(String key, String bodyHash) throws Refused {
    Optional<Ledger.Keyed> before = ledger.underKey(key);
    return before.isPresent() ? Optional.of(same(before.get(), bodyHash)) : Optional.empty();
  }

  /**
   * Enters a job. The same key again gives the same job, also after a restart and when two come at
   * once.
   *
   * @param priority how soon it is wanted
   * @param notes what the editor should know beforehand
   * @param key null: none was given
   * @param bodyHash tells a repeated request from another one
   */
  public Job enter(
      Order order, Priority priority, List<Note> notes, @Nullable String key, String bodyHash)
      throws Refused {
    if (ledger.open() >= MOST_OPEN) {
      throw new Refused(Code.REQUEST_TOO_MANY);
    }
    String id = UUID.randomUUID().toString();
    Ledger.Keyed entered =
        ledger.enter(
            id,
            order,
            Standing.queued(priority, notes),
            key == null ? null : new Ledger.Key(key, bodyHash));
    Job job = same(entered, key == null ? entered.bodyHash() : bodyHash);
    if (job.id().equals(id)) {
      arm(job);
    }
    return job;
  }

  /**
   * Enters a round of drafts: each is a job of its own, and all of them are entered or none is.
   *
   * @param vary in what they differ
   * @param request the shot as it was asked for, as JSON
   * @param key null: none was given; the first draft's job is under it
   */
  public Round enter(
      String vary,
      String request,
      List<Wanted> drafts,
      Priority priority,
      @Nullable String key,
      String bodyHash)
      throws Refused {
    if (ledger.open() + drafts.size() > MOST_OPEN) {
      throw new Refused(Code.REQUEST_TOO_MANY);
    }
    List<Round.Draft> rows = new ArrayList<>();
    for (Wanted draft : drafts) {
      rows.add(new Round.Draft(rows.size() + 1, draft.said(), UUID.randomUUID().toString()));
    }
    Round round =
        new Round(UUID.randomUUID().toString(), vary, request, null, clock.instant(), rows);
    Ledger.Keyed entered =
        ledger.enter(
            round,
            drafts.stream().map(Wanted::order).toList(),
            drafts.stream().map(draft -> Standing.queued(priority, draft.notes())).toList(),
            key == null ? null : new Ledger.Key(key, bodyHash));
    Job first = same(entered, key == null ? entered.bodyHash() : bodyHash);
    if (first.id().equals(rows.get(0).job())) {
      for (Round.Draft draft : rows) {
        arm(get(draft.job()));
      }
    }
    return roundOf(first.id()).orElseThrow(() -> new Refused(Code.REQUEST_KEY_REUSED));
  }

  /**
   * A draft of a round before it is a job.
   *
   * @param said what is other in it
   * @param notes what the editor should know beforehand
   */
  public record Wanted(Order order, String said, List<Note> notes) {}

  /** The round with this id. */
  public Round round(String id) throws Refused {
    return rounds.find(id).orElseThrow(() -> new Refused(Code.NOT_FOUND, "what", "round"));
  }

  /** The round that this job is a draft of, if it is one. */
  public Optional<Round> roundOf(String job) {
    return rounds.of(job);
  }

  /** Newest first. */
  public List<Round> rounds(int limit) {
    return rounds.newest(limit);
  }

  /**
   * Marks the draft that is kept, instead of another one if need be.
   *
   * @throws Refused {@code not-found} when the round has none of this number
   */
  public Round keep(String id, int number) throws Refused {
    if (round(id).drafts().stream().noneMatch(draft -> draft.number() == number)) {
      throw new Refused(Code.NOT_FOUND, "what", "draft");
    }
    rounds.keep(id, number);
    return round(id);
  }

  /** The jobs of its drafts, in their order. */
  public List<Job> drafts(Round round) {
    return round.drafts().stream().flatMap(draft -> ledger.find(draft.job()).stream()).toList();
  }

  /** The jobs that were promoted from this one, newest first. */
  public List<Job> promotedFrom(String id) {
    return ledger.promotedFrom(id);
  }

  /** The job with this id. */
  public Job get(String id) throws Refused {
    return ledger.find(id).orElseThrow(() -> new Refused(Code.NOT_FOUND, "what", "job"));
  }

  /** Newest first. */
  public JobPage list(JobFilter filter) {
    return ledger.list(filter);
  }

  /**
   * Jobs changed after this revision, in the order of their last changes, at most 100.
   *
   * @param id only this job; null: all
   */
  public List<Job> since(long revision, @Nullable String id) {
    return ledger.since(revision, id, 100);
  }

  /** The id of the newest event. */
  public long revision() {
    return ledger.revision();
  }

  /** Whether any job has not ended; one that is paused keeps nobody busy. */
  public boolean busy() {
    return ledger.awake() > 0;
  }

  /**
   * Stops the job. Its step is ended at once; until that is done the job shows {@code cancelling}.
   * Harmless when repeated.
   *
   * @throws Refused {@code job.state} when it is done or has failed
   */
  public Job cancel(String id) throws Refused {
    get(id);
    Job asked =
        ledger.change(id, now -> now.state().ended() || now.cancelAsked() ? now : now.cancelling());
    if (asked.state() == JobState.CANCELLED) {
      return asked;
    }
    if (asked.state().ended()) {
      throw new Refused(Code.JOB_STATE, "state", asked.state().id());
    }
    if (!runner.stop(id)) {
      runner.cancelIfAsked(id);
      wake(id);
    }
    return get(id);
  }

  /**
   * Sets a failed job going again at the step that failed, with what its steps have kept. A job
   * that was cancelled after its order had gone out, or may have, goes on with its ticket or looks
   * for it: what is paid can be fetched. One that is done, but whose clip does not lie as asked,
   * has its clip placed once more.
   *
   * @param anew drops all that was kept (a vendor's ticket too) and begins with the first step
   * @throws Refused {@code job.state} when there is nothing of it to try again
   */
  public Job retry(String id, boolean anew) throws Refused {
    Job before = get(id);
    boolean paid =
        before.state() == JobState.CANCELLED
            && (ledger.kept(id, Work.TICKET, String.class).isPresent()
                || ledger.kept(id, Work.INTENT, Intent.class).filter(Intent::sent).isPresent());
    boolean open = before.state() == JobState.DONE && before.standing().placedOtherwise();
    if (before.state() != JobState.FAILED && !((paid || open) && !anew)) {
      throw new Refused(Code.JOB_STATE, "state", before.state().id());
    }
    Job job =
        anew
            ? ledger.anew(id, now -> now.state() == before.state() ? now.again() : now)
            : ledger.change(id, now -> now.state() == before.state() ? resumed(id, now) : now);
    // an alarm to tidy up may be set for much later
    wake(id);
    return job;
  }

  private Standing resumed(String id, Standing now) {
    if (now.delivered()) {
      return now.resumed(JobState.DELIVERING);
    }
    JobState at = now.failedIn();
    return now.resumed(at == null || !folders.exists(id) ? JobState.PREPARING : at);
  }

  /**
   * From now on it is wanted this soon, in every line that it stands in. Harmless when repeated.
   *
   * @throws Refused {@code job.state} when it has ended
   */
  public Job want(String id, Priority priority) throws Refused {
    get(id);
    Job job =
        ledger.change(
            id,
            now -> now.state().ended() || now.priority() == priority ? now : now.wanted(priority));
    if (job.state().ended()) {
      throw new Refused(Code.JOB_STATE, "state", job.state().id());
    }
    // it may have meant to sleep for as long as its old place in a line was far back
    wake(id);
    return job;
  }

  /**
   * Holds a queued job back until it is resumed, also over a restart. Harmless when repeated.
   *
   * @throws Refused {@code job.state} when it is no longer queued
   */
  public Job pause(String id) throws Refused {
    get(id);
    Job job =
        ledger.change(
            id, now -> now.state() != JobState.QUEUED || now.paused() ? now : now.paused(true));
    if (job.state() != JobState.QUEUED) {
      throw new Refused(Code.JOB_STATE, "state", job.state().id());
    }
    // as it stands by then: somebody may have resumed it meanwhile
    wake(id);
    return get(id);
  }

  /** Lets a paused job take its turn again. Harmless when it is not paused. */
  public Job resume(String id) throws Refused {
    get(id);
    ledger.change(id, now -> now.paused() ? now.paused(false) : now);
    wake(id);
    return get(id);
  }

  /**
   * Gives a queued job the turn before another queued one, whose priority it takes.
   *
   * @param before null: behind all of its own priority
   * @throws Refused {@code job.state} when one of them is no longer queued
   */
  public Job move(String id, @Nullable String before) throws Refused {
    Job job = get(id);
    Job next = before == null ? job : get(before);
    for (Job each : List.of(job, next)) {
      if (each.state() != JobState.QUEUED) {
        throw new Refused(Code.JOB_STATE, "state", each.state().id());
      }
    }
    if (!id.equals(before)) {
      ledger.move(id, before);
      wake(id);
    }
    return get(id);
  }

  /** A host's receipt: changes where the take stands, never the job's state. */
  public void placed(String id, String takeId, Placement placement) {
    ledger.change(
        id,
        now ->
            now.taken(
                now.takes().stream()
                    .map(take -> take.id().equals(takeId) ? take.placed(placement) : take)
                    .toList()));
  }

  @Override
  public @Nullable Instant ring(String jobId, Lane lane) {
    return runner.run(jobId, lane);
  }

  @Override
  public void off(String jobId) {
    woken.remove(jobId);
    ledger.find(jobId).ifPresent(this::arm);
  }

  @Override
  public void later(String jobId) {
    if (woken.remove(jobId)) {
      alarm.unset(jobId);
      ledger.find(jobId).ifPresent(this::arm);
    }
  }

  /**
   * Sets the job's alarm anew for now. While it rings it can not be set, and whoever rings may have
   * looked at the ledger before it changed and mean to sleep for long: it is marked first, so that
   * it is woken when it has lain down.
   */
  private void wake(String id) throws Refused {
    woken.add(id);
    if (alarm.unset(id)) {
      woken.remove(id);
    }
    arm(get(id));
  }

  /** Ends every step at once and rings no more; unfinished jobs go on at the next start. */
  @Override
  public void close() {
    runner.close();
    feed.close();
    alarm.close();
  }

  private void arm(Job job) {
    if (job.standing().paused() || runner.closing()) {
      return;
    }
    if (!job.state().ended() || ledger.remains(job.id())) {
      // due long since, the lower its turn the longer: among equals that is who goes first
      Instant due = Instant.EPOCH.plusMillis(Math.round(job.turn() * APART));
      alarm.set(job.id(), steps.lane(job), due, job.standing().priority());
    }
  }

  /** Its work folder was lost, so what earlier steps left in it must be made again. */
  private boolean lost(Job job) {
    return job.state() != JobState.QUEUED
        && !job.standing().delivered()
        && !folders.exists(job.id());
  }

  private static Job same(Ledger.Keyed keyed, String bodyHash) throws Refused {
    if (!keyed.bodyHash().equals(bodyHash)) {
      throw new Refused(Code.REQUEST_KEY_REUSED);
    }
    return keyed.job();
  }
}
