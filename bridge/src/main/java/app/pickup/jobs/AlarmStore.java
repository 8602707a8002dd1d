package app.pickup.jobs;

import org.jdbi.v3.core.Jdbi;

/** The alarm clock's tables, as far as we touch them ourselves. */
final class AlarmStore {
  private final Jdbi jdbi;

  AlarmStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Drops the alarms that a dead process of this name held or had set, so that nobody waits for its
   * heartbeat to be missed. They are set anew from the ledger, which is the truth.
   */
  void release(String table, String name) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "delete from " + table + " where picked_by is null or picked_by = ?", name));
  }
}
