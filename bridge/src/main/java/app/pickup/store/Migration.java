package app.pickup.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Runs the migrations in {@code db/migration}. Apart, so that Flyway loads only when needed. */
final class Migration {
  private Migration() {}

  static void run(DataSource file) {
    Flyway.configure(Migration.class.getClassLoader())
        .dataSource(file)
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }
}
