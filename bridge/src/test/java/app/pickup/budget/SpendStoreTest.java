package app.pickup.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pickup.Scratch;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Money;
import app.pickup.shots.Money.Basis;
import app.pickup.store.Database;
import app.pickup.store.Home;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SpendStoreTest {
  private static final String FILM = "/films/雨 rain.kdenlive";

  private Instant now = Instant.parse("2026-11-22T12:00:00Z");
  private Database database;
  private SpendStore budget;

  @BeforeEach
  void open() throws Exception {
    Home home = Home.open(Scratch.folder("budget"), Home.DiskType.REAL);
    database = Database.open(home, () -> now);
    budget = new SpendStore(database, () -> now, ZoneId.of("America/New_York"));
    for (int i = 0; i < 50; i++) {
      job("j" + i);
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void job(String id) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into job (id, kind, engine, tier, request, state, step, progress, takes,"
                        + " notes, attempt, cancel_asked, created_at, updated_at, revision) values"
                        + " (?, 'edit', 'kling', 'draft', '{}', 'waiting', '{}', 0, '[]', '[]', 0,"
                        + " 0, '', '', (select count(*) from job))",
                    id));
  }

  private static Money usd(String amount) {
    return new Money(amount, "USD", Basis.LIST);
  }

  private void reserve(String job, @Nullable String project, String amount) throws Refused {
    budget.reserve(job, "kling", project, null, usd(amount));
  }

  private Problem refusal(String job, @Nullable String project, Money estimate) {
    try {
      budget.reserve(job, "kling", project, null, estimate);
    } catch (Refused e) {
      return e.problem();
    }
    throw new AssertionError("not refused");
  }

  private List<String> lines() {
    return budget.ledger(null, 100).items().stream()
        .map(line -> line.job() + " " + line.state() + " " + line.amount().amount())
        .toList();
  }

  @Test
  @DisplayName("a price named later takes the place of the first, under the same cap")
  void amends() throws Exception {
    budget.cap(Budget.DAY, usd("1.00"));
    reserve("j1", null, "0.60");
    budget.amend("j1", "kling", null, new Money("0.90", "USD", Basis.QUOTE));
    budget.amend("j1", "kling", null, new Money("0.90", "USD", Basis.QUOTE));
    assertThat(budget.ledger(null, 10).items())
        .singleElement()
        .satisfies(line -> assertThat(line.amount().amount()).isEqualTo("0.90"))
        .satisfies(line -> assertThat(line.amount().basis()).isEqualTo(Basis.QUOTE))
        .satisfies(line -> assertThat(line.state()).isEqualTo("reserved"));
    assertThatThrownBy(() -> budget.amend("j1", "kling", null, usd("1.01")))
        .isInstanceOf(Refused.class);
    assertThat(budget.spent(Budget.DAY).amount()).isEqualTo("0.00");
    budget.amend("j2", "kling", null, usd("0.10"));
    assertThat(budget.spent(Budget.DAY).amount()).isEqualTo("0.00");
  }

  @Test
  @DisplayName("reserving, settling and letting go are harmless when repeated")
  void repeated() throws Exception {
    reserve("j1", FILM, "0.84");
    reserve("j1", FILM, "0.84");
    assertThat(budget.spent(Budget.DAY).amount()).isEqualTo("0.84");
    budget.settle("j1", usd("0.70"));
    budget.settle("j1", usd("0.70"));
    budget.release("j1"); // what is settled stays
    assertThat(lines()).containsExactly("j1 settled 0.70");
    reserve("j2", FILM, "1");
    budget.release("j2");
    budget.release("j2");
    assertThat(lines()).containsExactly("j2 released 1.00", "j1 settled 0.70");
    assertThat(budget.spent(Budget.DAY).amount()).isEqualTo("0.70");
    budget.settle("nobody", usd("5"));
    budget.release("nobody");
    assertThat(lines()).hasSize(2);
  }

  @Test
  @DisplayName("a job that is bought anew has been paid twice, and the cap holds for both")
  void boughtAnew() throws Exception {
    budget.cap(Budget.DAY, usd("1.50"));
    reserve("j1", null, "0.84");
    budget.settle("j1", usd("0.84"));
    assertThat(refusal("j1", null, usd("0.84")).code()).isEqualTo(Code.BUDGET_CAP);
    budget.cap(Budget.DAY, usd("2"));
    reserve("j1", null, "0.84");
    reserve("j1", null, "0.84");
    assertThat(budget.spent(Budget.DAY).amount()).isEqualTo("1.68");
    budget.settle("j1", usd("0.80"));
    budget.settle("j1", usd("0.80"));
    assertThat(lines()).containsExactly("j1 settled 0.80", "j1 settled 0.84");
    reserve("j2", null, "0.10");
    budget.release("j2");
    reserve("j2", null, "0.20"); // a retry after nothing was bought
    assertThat(budget.spent(Budget.DAY).amount()).isEqualTo("1.84");
  }

  @Test
  @DisplayName("an order without an answer that is bought anew counts beside the new one")
  void unclearThenAnew() throws Exception {
    reserve("j1", null, "0.84");
    budget.writeOff("j1");
    budget.writeOff("j1");
    reserve("j1", null, "0.84");
    assertThat(budget.spent(Budget.DAY).amount()).isEqualTo("1.68");
    budget.release("j1"); // the new one was declined; the old may still have been charged
    assertThat(lines()).containsExactly("j1 released 0.84", "j1 settled 0.84");
  }

  @Test
  @DisplayName("43 of fifty reservations at once for which seven fit, exactly seven are made")
  void race() throws Exception {
    budget.cap(Budget.DAY, usd("5.95"));
    ExecutorService threads = Executors.newFixedThreadPool(50);
    List<Callable<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String job = "j" + i;
      all.add(
          () -> {
            try {
              reserve(job, FILM, "0.84");
              return true;
            } catch (Refused e) {
              assertThat(e.problem().code()).isEqualTo(Code.BUDGET_CAP);
              return false;
            }
          });
    }
    int made = 0;
    for (Future<Boolean> each : threads.invokeAll(all)) {
      made += each.get() ? 1 : 0;
    }
    threads.shutdown();
    assertThat(made).isEqualTo(7);
    assertThat(budget.spent(Budget.DAY).amount()).isEqualTo("5.88");
    assertThat(lines()).hasSize(7);
  }

  @Test
  @DisplayName("43 a refusal says what it costs, what is left and under which cap")
  void refusal() throws Exception {
    budget.cap(Budget.project(FILM), usd("2"));
    reserve("j1", FILM, "1.50");
    Problem problem = refusal("j2", FILM, usd("0.84"));
    assertThat(problem.detail())
        .contains("costs 0.84 USD", "0.50 are left", "cap of 2.00 for this project");
    assertThat(budget.against("kling", FILM, usd("0.84"))).contains(problem);
    assertThat(budget.against("kling", "/another", usd("0.84"))).isEmpty();
    assertThat(budget.against("kling", null, usd("0.84"))).isEmpty();
    assertThat(lines()).containsExactly("j1 reserved 1.50");
    reserve("j2", FILM, "0.50"); // to the cent
    budget.cap(Budget.project(FILM), usd("1"));
    assertThat(budget.against("kling", FILM, Money.NOTHING)).isEmpty();
    budget.cap(Budget.project(FILM), null);
    assertThat(budget.caps()).isEmpty();
    reserve("j3", FILM, "900");
  }

  @Test
  @DisplayName("43 a day ends at midnight in its own zone; a line keeps the day it was bought on")
  void midnight() throws Exception {
    budget.cap(Budget.DAY, usd("1"));
    now = Instant.parse("2026-11-23T04:59:59Z"); // 23:59:59 in New York
    reserve("j1", null, "0.84");
    assertThat(budget.today()).isEqualTo(new Budget.Today("2026-11-22", "America/New_York"));
    assertThat(refusal("j2", null, usd("0.84")).code()).isEqualTo(Code.BUDGET_CAP);
    now = Instant.parse("2026-11-23T05:00:00Z");
    assertThat(budget.spent(Budget.DAY).amount()).isEqualTo("0.00");
    reserve("j2", null, "0.84");
    budget.settle("j1", usd("0.90"));
    assertThat(budget.spent(Budget.DAY).amount()).as("settled later").isEqualTo("0.84");
    Budget.Spend first = budget.ledger(null, 100).items().get(1);
    assertThat(first.day() + " " + first.zone()).isEqualTo("2026-11-22 America/New_York");
  }

  @Test
  @DisplayName("43 a project's cap holds for ever")
  void forEver() throws Exception {
    budget.cap(Budget.project(FILM), usd("1"));
    reserve("j1", FILM, "0.84");
    now = Instant.parse("2029-01-01T00:00:00Z");
    assertThat(refusal("j2", FILM, usd("0.84")).code()).isEqualTo(Code.BUDGET_CAP);
    assertThat(budget.spent(Budget.project(FILM)).amount()).isEqualTo("0.84");
    reserve("j2", "/another", "0.84");
  }

  @Test
  @DisplayName("43 an unknown price under a cap is refused; without one it is written down as such")
  void unknown() throws Exception {
    Money unknown = new Money("0.00", "USD", Basis.UNKNOWN);
    budget.reserve("j1", "kling", FILM, null, unknown);
    assertThat(budget.ledger(null, 1).items().get(0).amount().basis()).isEqualTo(Basis.UNKNOWN);
    budget.cap(Budget.project(FILM), usd("100"));
    assertThat(refusal("j2", FILM, unknown).code()).isEqualTo(Code.BUDGET_UNKNOWN);
    budget.reserve("j2", "kling", "/another", null, unknown);
    budget.cap(Budget.DAY, usd("100"));
    assertThat(refusal("j3", "/another", unknown).code()).isEqualTo(Code.BUDGET_UNKNOWN);
    assertThat(refusal("j3", null, unknown).code()).isEqualTo(Code.BUDGET_UNKNOWN);
  }

  @Test
  @DisplayName("money that was let go is free again")
  void free() throws Exception {
    budget.cap(Budget.DAY, usd("1"));
    reserve("j1", null, "0.84");
    assertThat(refusal("j2", null, usd("0.84")).code()).isEqualTo(Code.BUDGET_CAP);
    budget.release("j1");
    reserve("j2", null, "0.84");
    assertThat(refusal("j1", null, usd("0.84")).code()).isEqualTo(Code.BUDGET_CAP);
  }

  @Test
  @DisplayName("millionths are neither lost nor rounded down")
  void millionths() throws Exception {
    reserve("j1", null, "0.0000001");
    reserve("j2", null, "0.123456");
    assertThat(budget.spent(Budget.DAY).amount()).isEqualTo("0.123457");
  }

  @Test
  @DisplayName("the ledger comes in pages, newest first; a job that there is not has no money")
  void pages() throws Exception {
    for (int i = 0; i < 3; i++) {
      reserve("j" + i, null, "1");
    }
    Budget.Page first = budget.ledger(null, 2);
    assertThat(first.items()).extracting(Budget.Spend::job).containsExactly("j2", "j1");
    Budget.Page second = budget.ledger(first.next(), 2);
    assertThat(second.items()).extracting(Budget.Spend::job).containsExactly("j0");
    assertThat(second.next()).isNull();
    assertThat(budget.ledger(null, 3).next()).isNull();
    assertThatThrownBy(() -> reserve("nobody", null, "1")).isNotInstanceOf(Refused.class);
  }
}
