package app.pickup.store;

import app.pickup.files.OwnFile;
import app.pickup.problem.Refused;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The database: one SQLite file in home, its schema up to date. Write-ahead log, so that readers
 * never wait for the writer; {@code synchronous=NORMAL} keeps it whole through a crash of the
 * process and consistent through one of the machine (sqlite.org/wal.html).
 */
public final class Database implements AutoCloseable {
  private static final int BUSY_MS = 10_000;
  private static final int POOL = 4;

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(HikariDataSource pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    // a statement's arguments are an editor's words and paths: none of the log's business
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
  }

  /**
   * Opens it, first bringing its schema up to date; before that the file is copied to {@code
   * backups/}.
   *
   * @throws Refused when a newer Pickup has written it
   */
  public static Database open(Home home, InstantSource clock) throws Refused {
    try {
      OwnFile.file(home.database());
      SQLiteDataSource file = new SQLiteDataSource(settings());
      file.setUrl("jdbc:sqlite:" + home.database());
      new Schema(file, home, clock).bringUpToDate();

      HikariConfig config = new HikariConfig();
      config.setDataSource(file);
      config.setPoolName("ledger");
      config.setMaximumPoolSize(POOL);
      config.setMinimumIdle(1);
      return new Database(new HikariDataSource(config));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SQLiteConfig settings() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setBusyTimeout(BUSY_MS);
    config.enforceForeignKeys(true);
    // a transaction here always writes: taking the lock late would fail instead of wait
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    return config;
  }

  /** For stores: plain SQL. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /** For the alarm clock, which brings its own SQL. */
  public DataSource source() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }
}
