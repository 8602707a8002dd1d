package app.pickup.jobs;

import app.pickup.json.Json;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The table of jobs: the truth about each. Every change takes the next revision of the bridge-wide
 * count in its own transaction, one after the other, so that revisions become visible in order and
 * a reader who has seen one has seen all before it.
 */
final class Ledger {
  private static final String SELECT =
      "select job.*, case when state = 'queued' and paused = 0 then (select count(*) from job other"
          + " where other.state = 'queued' and other.paused = 0 and (other.priority, other.turn,"
          + " other.seq) <= (job.priority, job.turn, job.seq)) else 0 end as queue_position"
          + " from job ";
  private static final String CHANGE =
      "update job set state = :state, priority = :priority, paused = :paused, step = :step, progress = :progress, model = :model,"
          + " cost = :cost, takes = :takes, notes = :notes, problem = :problem,"
          + " failed_in = :failed_in, attempt = :attempt, cancel_asked = :cancel_asked,"
          + " updated_at = :updated_at, revision = :revision where id = :id";
  private static final String INSERT =
      "insert into job (id, kind, parent, project, client, engine, tier, request, estimate,"
          + " idempotency_key, body_hash, state, priority, paused, step, progress, model, cost, takes, notes, problem,"
          + " failed_in, attempt, cancel_asked, created_at, updated_at, revision)"
          + " values (:id, :kind, :parent, :project, :client, :engine, :tier, :request, :estimate,"
          + " :idempotency_key, :body_hash, :state, :priority, :paused, :step, :progress, :model, :cost, :takes, :notes,"
          + " :problem, :failed_in, :attempt, :cancel_asked, :updated_at, :updated_at, :revision)";

  /** A thousand in line look here again and again: found by the index {@code job_line}. */
  static final String AHEAD =
      "select count(*) from job where state = 'waiting' and engine = :engine"
          + " and model in (<models>)"
          + " and (priority, turn, seq) < (select priority, turn, seq from job where id = :id) and not exists"
          + " (select 1 from job_kept where job_id = job.id and name = :ticket)";

  private final Jdbi jdbi;
  private final InstantSource clock;
  private final Feed feed;

  Ledger(Jdbi jdbi, InstantSource clock, Feed feed) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.feed = feed;
    feed.tell(revision());
  }

  /** A request that may come again: its key and the hash of its body. */
  record Key(String key, String bodyHash) {}

  /** A job and the hash of the body that made it. */
  record Keyed(Job job, String bodyHash) {}

  /**
   * Enters a new job, or gives the one that was entered under this key before.
   *
   * @param key null: no key was given
   */
  synchronized Keyed enter(String id, Order order, Standing standing, @Nullable Key key) {
    Keyed entered =
        jdbi.inTransaction(
            handle -> {
              Optional<Keyed> before = key == null ? Optional.empty() : underKey(handle, key.key());
              if (before.isPresent()) {
                return before.get();
              }
              insert(handle, id, order, standing, key);
              return new Keyed(one(handle, id).orElseThrow(), key == null ? "" : key.bodyHash());
            });
    feed.tell(entered.job().revision());
    return entered;
  }

  /**
   * Enters a round and the jobs of its drafts, all or none; or gives the first draft's job of the
   * one that was entered under this key before.
   *
   * @param orders of its drafts, in their order
   */
  synchronized Keyed enter(
      Round round, List<Order> orders, List<Standing> standings, @Nullable Key key) {
    Keyed entered =
        jdbi.inTransaction(
            handle -> {
              Optional<Keyed> before = key == null ? Optional.empty() : underKey(handle, key.key());
              if (before.isPresent()) {
                return before.get();
              }
              for (int i = 0; i < orders.size(); i++) {
                String id = round.drafts().get(i).job();
                insert(handle, id, orders.get(i), standings.get(i), i == 0 ? key : null);
              }
              RoundStore.add(handle, round);
              Job first = one(handle, round.drafts().get(0).job()).orElseThrow();
              return new Keyed(first, key == null ? "" : key.bodyHash());
            });
    feed.tell(revision());
    return entered;
  }

  private void insert(Handle handle, String id, Order order, Standing standing, @Nullable Key key) {
    JobRow.bindOrder(JobRow.bind(handle.createUpdate(INSERT), standing, now(), next(handle)), order)
        .bind("id", id)
        .bind("idempotency_key", key == null ? null : key.key())
        .bind("body_hash", key == null ? null : key.bodyHash())
        .execute();
    handle.execute("update job set turn = seq where id = ?", id);
  }

  /** Jobs that were promoted from this one, newest first. */
  List<Job> promotedFrom(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + "where parent = :id order by seq desc")
                .bind("id", id)
                .map((row, context) -> JobRow.read(row))
                .list());
  }

  /** The job entered under this key. */
  Optional<Keyed> underKey(String key) {
    return jdbi.withHandle(handle -> underKey(handle, key));
  }

  /**
   * Changes how a job stands. The change is given the job as it now stands, inside the transaction;
   * when it gives the same object back, nothing is written.
   */
  synchronized Job change(String id, UnaryOperator<Standing> change) {
    return change(id, change, handle -> {});
  }

  /**
   * Changes how a job stands and with that drops all that its steps have kept, but for what lies
   * with others still; when the same object is given back, nothing is.
   */
  synchronized Job anew(String id, UnaryOperator<Standing> change) {
    return change(
        id,
        change,
        handle ->
            handle.execute(
                "delete from job_kept where job_id = ? and name <> ?", id, Kept.REMAINS));
  }

  private Job change(
      String id, UnaryOperator<Standing> change, HandleConsumer<RuntimeException> with) {
    Job changed =
        jdbi.inTransaction(
            handle -> {
              Job job = one(handle, id).orElseThrow();
              Standing after = change.apply(job.standing());
              if (after == job.standing()) {
                return job;
              }
              with.useHandle(handle);
              JobRow.bind(handle.createUpdate(CHANGE), after, now(), next(handle))
                  .bind("id", id)
                  .execute();
              return one(handle, id).orElseThrow();
            });
    feed.tell(changed.revision());
    return changed;
  }

  /**
   * Gives a job the turn before another's, and its priority; the others keep theirs.
   *
   * @param before null: the last turn of all
   */
  synchronized Job move(String id, @Nullable String before) {
    Job moved =
        jdbi.inTransaction(
            handle -> {
              Job job = one(handle, id).orElseThrow();
              Job next = before == null ? null : one(handle, before).orElseThrow();
              double turn = next == null ? last(handle) + 1 : between(handle, id, next);
              Standing now =
                  next == null ? job.standing() : job.standing().wanted(next.standing().priority());
              JobRow.bind(handle.createUpdate(CHANGE), now, now(), next(handle))
                  .bind("id", id)
                  .execute();
              handle.execute("update job set turn = ? where id = ?", turn, id);
              return one(handle, id).orElseThrow();
            });
    feed.tell(moved.revision());
    return moved;
  }

  private static double last(Handle handle) {
    return handle
        .createQuery("select max(turn, seq) from job order by 1 desc limit 1")
        .mapTo(Double.class)
        .one();
  }

  /** Halfway between a queued job and the one whose turn is just before it. */
  private static double between(Handle handle, String id, Job next) {
    double before =
        handle
            .createQuery(
                "select coalesce(max(turn), :turn - 1) from job where state = 'queued' and priority ="
                    + " :priority and turn < :turn and id <> :id")
            .bind("turn", next.turn())
            .bind("priority", next.standing().priority().ordinal())
            .bind("id", id)
            .mapTo(Double.class)
            .one();
    return (before + next.turn()) / 2;
  }

  Optional<Job> find(String id) {
    return jdbi.withHandle(handle -> one(handle, id));
  }

  /** Newest first. */
  JobPage list(JobFilter filter) {
    List<JobRow.Placed> rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        SELECT
                            + "where (:state is null or state = :state)"
                            + " and (:project is null or project = :project)"
                            + " and (:before is null or seq < :before)"
                            + " order by seq desc limit :limit")
                    .bind("state", filter.state() == null ? null : filter.state().id())
                    .bind("project", filter.project())
                    .bind("before", filter.before())
                    .bind("limit", filter.limit() + 1)
                    .map((row, context) -> new JobRow.Placed(row.getLong("seq"), JobRow.read(row)))
                    .list());
    boolean more = rows.size() > filter.limit();
    List<JobRow.Placed> shown = more ? rows.subList(0, filter.limit()) : rows;
    return new JobPage(
        shown.stream().map(JobRow.Placed::job).toList(),
        more ? shown.get(shown.size() - 1).seq() : null);
  }

  /**
   * Jobs changed after this revision, in the order of their last changes.
   *
   * @param id only this job; null: all
   */
  List<Job> since(long revision, @Nullable String id, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + "where revision > :revision and (:id is null or id = :id)"
                        + " order by revision limit :limit")
                .bind("revision", revision)
                .bind("id", id)
                .bind("limit", limit)
                .map((row, context) -> JobRow.read(row))
                .list());
  }

  /** Jobs that have not ended, oldest first. */
  List<Job> unfinished() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    SELECT + "where state not in ('done', 'failed', 'cancelled') order by seq")
                .map((row, context) -> JobRow.read(row))
                .list());
  }

  /** The ids of failed jobs, the longest ago first: they may be retried. */
  List<String> failed() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select id from job where state = 'failed' order by revision")
                .mapTo(String.class)
                .list());
  }

  /** How many jobs have not ended and are not paused. */
  int awake() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select count(*) from job where state not in ('done', 'failed', 'cancelled')"
                        + " and paused = 0")
                .mapTo(Integer.class)
                .one());
  }

  /** How many jobs have not ended. */
  int open() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select count(*) from job where state not in ('done', 'failed', 'cancelled')")
                .mapTo(Integer.class)
                .one());
  }

  /** The newest revision. */
  long revision() {
    return jdbi.withHandle(
        handle -> handle.createQuery("select value from revision").mapTo(Long.class).one());
  }

  /**
   * The present step was run to its end once more. Nobody is told: a thousand jobs that look at
   * their vendors would drown every listener.
   */
  void attempted(String id) {
    jdbi.useHandle(
        handle -> handle.execute("update job set attempt = attempt + 1 where id = ?", id));
  }

  void keep(String id, String name, Object value) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "insert into job_kept (job_id, name, value) values (:id, :name, :value)"
                        + " on conflict (job_id, name) do update set value = excluded.value")
                .bind("id", id)
                .bind("name", name)
                .bind("value", Json.text(Json.of(value)))
                .execute());
  }

  <T> Optional<T> kept(String id, String name, Class<T> type) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select value from job_kept where job_id = :id and name = :name")
                    .bind("id", id)
                    .bind("name", name)
                    .mapTo(String.class)
                    .findOne())
        .map(text -> Json.to(Json.own(text), type));
  }

  /** Jobs that any of these models of the engine are making at their vendor. */
  int ordered(String engine, Set<String> models) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select count(*) from job join job_kept on job_id = id and name = :ticket"
                        + " where state = 'waiting' and engine = :engine and model in (<models>)")
                .bindList("models", models)
                .bind("ticket", Work.TICKET)
                .bind("engine", engine)
                .mapTo(Integer.class)
                .one());
  }

  /** Jobs that go before this one to a free slot of these models at their vendor. */
  int ahead(String id, String engine, Set<String> models) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(AHEAD)
                .bindList("models", models)
                .bind("engine", engine)
                .bind("id", id)
                .bind("ticket", Work.TICKET)
                .mapTo(Integer.class)
                .one());
  }

  void drop(String id, String name) {
    jdbi.useHandle(
        handle -> handle.execute("delete from job_kept where job_id = ? and name = ?", id, name));
  }

  /** Whether something of this job lies with others. */
  boolean remains(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createQuery(
                        "select count(*) from job_kept where job_id = :id and name in (:remains, :money)")
                    .bind("id", id)
                    .bind("remains", Kept.REMAINS)
                    .bind("money", Kept.SET_ASIDE)
                    .mapTo(Integer.class)
                    .one()
                > 0);
  }

  /** Jobs that have ended and of which something lies with others or is set aside. */
  List<Job> untidy() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + "where state in ('done', 'failed', 'cancelled') and id in"
                        + " (select job_id from job_kept where name in (:remains, :money))")
                .bind("remains", Kept.REMAINS)
                .bind("money", Kept.SET_ASIDE)
                .map((row, context) -> JobRow.read(row))
                .list());
  }

  private static long next(Handle handle) {
    return handle
        .createQuery("update revision set value = value + 1 returning value")
        .mapTo(Long.class)
        .one();
  }

  private static Optional<Job> one(Handle handle, String id) {
    return handle
        .createQuery(SELECT + "where id = :id")
        .bind("id", id)
        .map((row, context) -> JobRow.read(row))
        .findOne();
  }

  private static Optional<Keyed> underKey(Handle handle, String key) {
    return handle
        .createQuery(SELECT + "where idempotency_key = :key")
        .bind("key", key)
        .map((row, context) -> new Keyed(JobRow.read(row), row.getString("body_hash")))
        .findOne();
  }

  private String now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
