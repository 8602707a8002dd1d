package app.pickup.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The tables of rounds. They are written in the transaction that enters their jobs. */
final class RoundStore {
  private final Jdbi jdbi;

  RoundStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  static void add(Handle handle, Round round) {
    handle
        .createUpdate(
            "insert into round (id, vary, request, created_at)"
                + " values (:id, :vary, :request, :created_at)")
        .bind("id", round.id())
        .bind("vary", round.vary())
        .bind("request", round.request())
        .bind("created_at", round.createdAt().toString())
        .execute();
    for (Round.Draft draft : round.drafts()) {
      handle
          .createUpdate(
              "insert into round_draft (round, number, job, said)"
                  + " values (:round, :number, :job, :said)")
          .bind("round", round.id())
          .bind("number", draft.number())
          .bind("job", draft.job())
          .bind("said", draft.said())
          .execute();
    }
  }

  Optional<Round> find(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from round where id = :id")
                .bind("id", id)
                .map((row, context) -> read(handle, row))
                .findOne());
  }

  /** The round that this job is a draft of. */
  Optional<Round> of(String job) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select round.* from round join round_draft on round = round.id"
                        + " where job = :job")
                .bind("job", job)
                .map((row, context) -> read(handle, row))
                .findOne());
  }

  /** Newest first. */
  List<Round> newest(int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from round order by created_at desc, id limit :limit")
                .bind("limit", limit)
                .map((row, context) -> read(handle, row))
                .list());
  }

  void keep(String id, int number) {
    jdbi.useHandle(handle -> handle.execute("update round set kept = ? where id = ?", number, id));
  }

  private static Round read(Handle handle, ResultSet row) throws SQLException {
    String id = row.getString("id");
    int kept = row.getInt("kept");
    boolean any = !row.wasNull();
    List<Round.Draft> drafts =
        handle
            .createQuery(
                "select number, said, job from round_draft where round = :id order by number")
            .bind("id", id)
            .map(
                (draft, context) ->
                    new Round.Draft(
                        draft.getInt("number"), draft.getString("said"), draft.getString("job")))
            .list();
    return new Round(
        Objects.requireNonNull(id),
        Objects.requireNonNull(row.getString("vary")),
        Objects.requireNonNull(row.getString("request")),
        any ? Integer.valueOf(kept) : null,
        Instant.parse(Objects.requireNonNull(row.getString("created_at"))),
        drafts);
  }
}
