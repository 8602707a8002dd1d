package app.pickup.store;

import app.pickup.files.OwnFile;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.sql.DataSource;

/**
 * The shape of the database, by number: the highest file in {@code db/migration}. Flyway takes half
 * a second to start, so it is only called (its classes only loaded) when the number in the file is
 * not ours.
 */
final class Schema {
  /** What this program knows; a test holds it against the migration files. */
  static final int KNOWN = 8;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final DataSource file;
  private final Home home;
  private final InstantSource clock;
  private final int known;

  Schema(DataSource file, Home home, InstantSource clock) {
    this(file, home, clock, KNOWN);
  }

  Schema(DataSource file, Home home, InstantSource clock, int known) {
    this.file = file;
    this.home = home;
    this.clock = clock;
    this.known = known;
  }

  void bringUpToDate() throws Refused, IOException {
    int found = found();
    if (found > known) {
      throw new Refused(
          Code.HOME_NEWER, "found", Integer.toString(found), "known", Integer.toString(known));
    }
    if (found < known) {
      if (found > 0) {
        backUp(found);
      }
      Migration.run(file);
    }
  }

  /** The number in the file; 0 for a new one. */
  private int found() {
    try (Connection connection = file.getConnection();
        ResultSet table =
            connection.getMetaData().getTables(null, null, "flyway_schema_history", null)) {
      if (!table.next()) {
        return 0;
      }
      try (Statement query = connection.createStatement();
          ResultSet version =
              query.executeQuery(
                  "select max(cast(version as integer)) from flyway_schema_history where success")) {
        return version.next() ? version.getInt(1) : 0;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database can not be read", e);
    }
  }

  /** A whole copy, also of what still lies in the write-ahead log. */
  private void backUp(int version) throws IOException {
    OwnFile.folder(home.backups());
    Path copy =
        home.backups().resolve("pickup-v" + version + "-" + STAMP.format(clock.instant()) + ".db");
    try (Connection connection = file.getConnection();
        PreparedStatement vacuum = connection.prepareStatement("vacuum into ?")) {
      vacuum.setString(1, copy.toString());
      vacuum.execute();
    } catch (SQLException e) {
      throw new IOException("the database can not be backed up", e);
    }
    OwnFile.file(copy);
  }
}
