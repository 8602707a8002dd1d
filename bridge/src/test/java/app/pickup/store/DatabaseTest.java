package app.pickup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pickup.Scratch;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DatabaseTest {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

  private static Home home() throws Refused {
    return Home.open(Scratch.folder("database"), Home.DiskType.REAL);
  }

  private static void pretend(Home home, String sql) throws Refused {
    try (Database database = Database.open(home, NOON)) {
      database.jdbi().useHandle(handle -> handle.execute(sql));
    }
  }

  @Test
  @DisplayName("the number that is known is the number of the newest migration")
  void known() throws Exception {
    Path folder =
        Path.of(DatabaseTest.class.getResource("/db/migration/V1__ledger.sql").toURI()).getParent();
    try (Stream<Path> files = Files.list(folder)) {
      int newest =
          files
              .map(file -> file.getFileName().toString().replaceAll("^V(\\d+)__.*", "$1"))
              .mapToInt(Integer::parseInt)
              .max()
              .orElseThrow();
      assertThat(Schema.KNOWN).isEqualTo(newest);
    }
  }

  @Test
  @DisplayName("it is opened with a write-ahead log, and waits for a busy writer")
  void settings() throws Exception {
    try (Database database = Database.open(home(), NOON)) {
      assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(database, "synchronous")).isEqualTo("1");
      assertThat(Integer.parseInt(pragma(database, "busy_timeout"))).isGreaterThanOrEqualTo(5000);
      assertThat(pragma(database, "foreign_keys")).isEqualTo("1");
    }
  }

  private static String pragma(Database database, String name) {
    return database
        .jdbi()
        .withHandle(handle -> handle.createQuery("pragma " + name).mapTo(String.class).one());
  }

  @Test
  @DisplayName("a database that is up to date is not migrated, and Flyway not even loaded")
  void skipped() throws Exception {
    Home home = home();
    // Flyway would stop at a checksum that is not its own
    pretend(home, "update flyway_schema_history set checksum = 1");
    Database.open(home, NOON).close();
    assertThat(home.backups()).doesNotExist();
  }

  @Test
  @DisplayName("a database of a newer Pickup is refused, and left as it is")
  void newer() throws Exception {
    Home home = home();
    pretend(home, "update flyway_schema_history set version = '99'");
    byte[] before = Files.readAllBytes(home.database());
    assertThatThrownBy(() -> Database.open(home, NOON))
        .isInstanceOfSatisfying(
            Refused.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(Code.HOME_NEWER);
              assertThat(e.problem().detail()).contains("schema 99").contains("Update Pickup");
            });
    assertThat(Files.readAllBytes(home.database())).isEqualTo(before);
  }

  @Test
  @DisplayName("before a migration the file is copied, with what is in its log")
  void backedUp() throws Exception {
    Home home = home();
    pretend(home, "insert into panel values ('canary', 'hash', 'now')");
    SQLiteFile file = new SQLiteFile(home);
    // as if an older Pickup had written it: its migration would then be run
    Schema older = new Schema(file.source(), home, NOON, Schema.KNOWN + 1);
    older.bringUpToDate();
    Path copy = home.backups().resolve("pickup-v" + Schema.KNOWN + "-20261122T120000Z.db");
    assertThat(copy).exists();
    assertThat(new SQLiteFile(copy).one("select name from panel")).isEqualTo("canary");
  }

  @Test
  @DisplayName(
      "jobs and spend of a schema before priorities and clients stay, as usual and nobody's")
  void beforeTheLine() throws Exception {
    Home home = home();
    SQLiteFile file = new SQLiteFile(home);
    Flyway.configure()
        .dataSource(file.source())
        .locations("classpath:db/migration")
        .target("5")
        .load()
        .migrate();
    try (Connection connection = file.source().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into job (id, kind, engine, tier, request, state, step, progress, takes, notes,"
              + " attempt, cancel_asked, created_at, updated_at, revision) values ('j', 'edit',"
              + " 'kling', 'draft', '{}', 'waiting', '{}', 0, '[]', '[]', 0, 0, '', '', 1)");
      statement.execute(
          "insert into spend (job_id, engine, day, zone, state, amount, currency, basis, at)"
              + " values ('j', 'kling', '2026-11-22', 'UTC', 'settled', 840000, 'USD', 'LIST', '')");
    }
    Database.open(home, NOON).close();
    assertThat(file.one("select id || priority || ifnull(client, '-') from job")).isEqualTo("j1-");
    assertThat(file.one("select amount || ifnull(client, '-') from spend")).isEqualTo("840000-");
  }

  @Test
  @DisplayName("writers at once wait for each other instead of failing")
  void concurrent() throws Exception {
    try (Database database = Database.open(home(), NOON)) {
      ExecutorService writers = Executors.newFixedThreadPool(8);
      Callable<Integer> write =
          () ->
              database
                  .jdbi()
                  .inTransaction(
                      handle -> {
                        handle.createQuery("select value from revision").mapTo(Long.class).one();
                        return handle.execute("update revision set value = value + 1");
                      });
      for (Future<Integer> each : writers.invokeAll(Collections.nCopies(80, write))) {
        assertThat(each.get()).isEqualTo(1);
      }
      writers.shutdown();
      long value =
          database
              .jdbi()
              .withHandle(
                  handle ->
                      handle.createQuery("select value from revision").mapTo(Long.class).one());
      assertThat(value).isEqualTo(80);
    }
  }
}
