package app.pickup.budget;

import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Money;
import app.pickup.shots.Money.Basis;
import app.pickup.store.Database;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The purse in the database. One writer at a time: SQLite's lock is taken when a look begins. */
public final class SpendStore implements Budget {
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final String CURRENCY = "USD";

  private final Jdbi jdbi;
  private final InstantSource clock;
  private final ZoneId zone;

  /**
   * @param zone whose days a day's cap counts
   */
  public SpendStore(Database database, InstantSource clock, ZoneId zone) {
    this.jdbi = database.jdbi();
    this.clock = clock;
    this.zone = zone;
  }

  @Override
  public boolean reserve(
      String job, String engine, @Nullable String project, @Nullable String client, Money estimate)
      throws Refused {
    AtomicBoolean opened = new AtomicBoolean();
    Optional<Problem> refused =
        jdbi.inTransaction(
            handle -> {
              Optional<String> state = state(handle, job);
              if (state.isPresent() && state.get().equals("reserved")) {
                return Optional.empty();
              }
              Optional<Problem> problem = against(handle, engine, project, estimate);
              if (problem.isEmpty()) {
                open(handle, job, engine, project, client, estimate);
                opened.set(true);
              }
              return problem;
            });
    if (refused.isPresent()) {
      throw new Refused(refused.get());
    }
    return opened.get();
  }

  @Override
  public void amend(String job, String engine, @Nullable String project, Money quote)
      throws Refused {
    Optional<Problem> refused =
        jdbi.inTransaction(
            handle -> {
              // let go first, so that the caps do not count it twice
              int lines = move(handle, job, "released");
              Optional<Problem> problem = against(handle, engine, project, quote);
              if (lines > 0 && problem.isEmpty()) {
                handle
                    .createUpdate(
                        "update spend set state = 'reserved', amount = :amount, basis = :basis where"
                            + " seq = (select max(seq) from spend where job_id = :job)")
                    .bind("amount", millionths(quote))
                    .bind("basis", quote.basis().name())
                    .bind("job", job)
                    .execute();
              }
              return problem;
            });
    if (refused.isPresent()) {
      throw new Refused(refused.get());
    }
  }

  @Override
  public Optional<Problem> against(String engine, @Nullable String project, Money estimate) {
    return jdbi.inTransaction(handle -> against(handle, engine, project, estimate));
  }

  @Override
  public void settle(String job, Money paid) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "update spend set state = 'settled', amount = :amount, basis = :basis,"
                        + " at = :at where seq ="
                        + " (select max(seq) from spend where job_id = :job)")
                .bind("amount", millionths(paid))
                .bind("basis", paid.basis().name())
                .bind("at", clock.instant().toString())
                .bind("job", job)
                .execute());
  }

  @Override
  public void writeOff(String job) {
    jdbi.useHandle(handle -> move(handle, job, "settled"));
  }

  @Override
  public void release(String job) {
    jdbi.useHandle(handle -> move(handle, job, "released"));
  }

  /** What is set aside for this job, to another state; how many lines. */
  private int move(Handle handle, String job, String to) {
    return handle
        .createUpdate(
            "update spend set state = :to, at = :at where job_id = :job and state = 'reserved'")
        .bind("to", to)
        .bind("at", clock.instant().toString())
        .bind("job", job)
        .execute();
  }

  @Override
  public void cap(String scope, @Nullable Money amount) {
    jdbi.useTransaction(
        handle -> {
          handle.execute("delete from cap where scope = ?", scope);
          if (amount != null) {
            handle.execute(
                "insert into cap (scope, amount, currency) values (?, ?, ?)",
                scope,
                millionths(amount),
                CURRENCY);
          }
        });
  }

  @Override
  public Map<String, Money> caps() {
    return jdbi.withHandle(SpendStore::caps);
  }

  @Override
  public Money spent(String scope) {
    return jdbi.withHandle(handle -> money(spent(handle, scope), Basis.LIST));
  }

  @Override
  public Page ledger(
      @Nullable String project, @Nullable String client, @Nullable Long before, int limit) {
    List<Spend> rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "select * from spend where seq < :before"
                            + " and (:project is null or project = :project)"
                            + " and (:client is null or client = :client)"
                            + " order by seq desc limit :limit")
                    .bind("project", project)
                    .bind("client", client)
                    .bind("before", before == null ? Long.MAX_VALUE : before)
                    .bind("limit", limit + 1)
                    .map((row, context) -> spend(row))
                    .list());
    return rows.size() > limit
        ? new Page(List.copyOf(rows.subList(0, limit)), rows.get(limit - 1).number())
        : new Page(List.copyOf(rows), null);
  }

  @Override
  public List<Total> totals(Set<By> by) {
    String client = by.contains(By.CLIENT) ? "client" : "null";
    String project = by.contains(By.PROJECT) ? "project" : "null";
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select client, project, count(*) as purchases, sum(amount) as amount from"
                        + " (select "
                        + client
                        + " as client, "
                        + project
                        + " as project, amount from spend where state <> 'released')"
                        + " group by client, project order by client, project")
                .map(
                    (row, context) ->
                        new Total(
                            row.getString("client"),
                            row.getString("project"),
                            row.getInt("purchases"),
                            money(row.getLong("amount"), Basis.LIST)))
                .list());
  }

  @Override
  public Today today() {
    return new Today(day(), zone.getId());
  }

  private static Spend spend(ResultSet row) throws SQLException {
    return new Spend(
        row.getLong("seq"),
        row.getString("job_id"),
        row.getString("engine"),
        row.getString("project"),
        row.getString("client"),
        row.getString("day"),
        row.getString("zone"),
        row.getString("state"),
        money(row.getLong("amount"), Basis.valueOf(row.getString("basis"))),
        row.getString("at"));
  }

  private Optional<Problem> against(
      Handle handle, String engine, @Nullable String project, Money estimate) {
    Map<String, Money> caps = caps(handle);
    String own = project == null ? null : Budget.project(project);
    caps.keySet().removeIf(scope -> !scope.equals(DAY) && !scope.equals(own));
    if (!caps.isEmpty() && estimate.basis() == Basis.UNKNOWN) {
      return Optional.of(Problem.of(Code.BUDGET_UNKNOWN, "engine", engine));
    }
    for (Map.Entry<String, Money> cap : caps.entrySet()) {
      long left = millionths(cap.getValue()) - spent(handle, cap.getKey());
      // what costs nothing is made even when a cap was set below what is spent already
      if (millionths(estimate) > Math.max(0, left)) {
        return Optional.of(
            Problem.of(
                Code.BUDGET_CAP,
                "amount",
                estimate.amount(),
                "currency",
                CURRENCY,
                "left",
                money(Math.max(0, left), Basis.LIST).amount(),
                "cap",
                cap.getValue().amount(),
                "whom",
                cap.getKey().equals(DAY) ? "today" : "this project"));
      }
    }
    return Optional.empty();
  }

  private long spent(Handle handle, String scope) {
    boolean day = scope.equals(DAY);
    return handle
        .createQuery(
            "select coalesce(sum(amount), 0) from spend where state <> 'released' and "
                + (day ? "day = :key" : "project = :key"))
        .bind("key", day ? day() : scope.substring(scope.indexOf(':') + 1))
        .mapTo(Long.class)
        .one();
  }

  private static Map<String, Money> caps(Handle handle) {
    Map<String, Money> caps = new TreeMap<>();
    handle
        .createQuery("select scope, amount from cap")
        .map(
            (row, context) ->
                Map.entry(
                    Objects.requireNonNull(row.getString("scope")),
                    money(row.getLong("amount"), Basis.LIST)))
        .forEach(cap -> caps.put(cap.getKey(), cap.getValue()));
    return caps;
  }

  private static Optional<String> state(Handle handle, String job) {
    return handle
        .createQuery("select state from spend where job_id = :job order by seq desc limit 1")
        .bind("job", job)
        .mapTo(String.class)
        .findOne();
  }

  private void open(
      Handle handle,
      String job,
      String engine,
      @Nullable String project,
      @Nullable String client,
      Money amount) {
    handle
        .createUpdate(
            "insert into spend (job_id, engine, project, client, day, zone, state, amount, currency,"
                + " basis, at) values (:job, :engine, :project, :client, :day, :zone, 'reserved',"
                + " :amount, :currency, :basis, :at)")
        .bind("job", job)
        .bind("engine", engine)
        .bind("project", project)
        .bind("client", client)
        .bind("day", day())
        .bind("zone", zone.getId())
        .bind("amount", millionths(amount))
        .bind("currency", CURRENCY)
        .bind("basis", amount.basis().name())
        .bind("at", clock.instant().toString())
        .execute();
  }

  private String day() {
    return LocalDate.ofInstant(clock.instant(), zone).toString();
  }

  private static long millionths(Money money) {
    return new BigDecimal(money.amount())
        .multiply(MILLION)
        .setScale(0, RoundingMode.UP)
        .longValueExact();
  }

  private static Money money(long millionths, Basis basis) {
    BigDecimal whole = BigDecimal.valueOf(millionths).divide(MILLION);
    return new Money(
        whole.setScale(Math.max(2, whole.stripTrailingZeros().scale())).toPlainString(),
        CURRENCY,
        basis);
  }
}
