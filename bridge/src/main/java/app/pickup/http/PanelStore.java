package app.pickup.http;

import app.pickup.store.Database;
import java.time.InstantSource;
import java.util.List;

/** The paired panels: a name and the hash of its token each. They outlive the bridge. */
public final class PanelStore {
  private final Database database;
  private final InstantSource clock;

  public PanelStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  List<String> hashes() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle.createQuery("select token_hash from panel").mapTo(String.class).list());
  }

  void pair(String panel, String tokenHash) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createUpdate(
                        "insert into panel (name, token_hash, paired_at)"
                            + " values (:name, :hash, :at) on conflict (name) do update"
                            + " set token_hash = excluded.token_hash, paired_at = excluded.paired_at")
                    .bind("name", panel)
                    .bind("hash", tokenHash)
                    .bind("at", clock.instant().toString())
                    .execute());
  }
}
