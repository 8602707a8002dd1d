package app.pickup.jobs;

import app.pickup.json.Json;
import app.pickup.problem.ProblemJson;
import app.pickup.shots.Money;
import app.pickup.shots.Note;
import app.pickup.shots.Priority;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** A job as a row of the ledger's table, there and back. For the {@link Ledger} alone. */
final class JobRow {
  private JobRow() {}

  /** A job and its place in the order of arrival. */
  record Placed(long seq, Job job) {}

  static Update bindOrder(Update update, Order order) {
    return update
        .bind("kind", order.kind())
        .bind("parent", order.parent())
        .bind("project", order.project())
        .bind("client", order.client())
        .bind("engine", order.engine())
        .bind("tier", order.tier())
        .bind("request", order.request())
        .bind("estimate", json(order.estimate()));
  }

  static Update bind(Update update, Standing standing, String now, long revision) {
    JobState failedIn = standing.failedIn();
    return update
        .bind("state", standing.state().id())
        .bind("priority", standing.priority().ordinal())
        .bind("paused", standing.paused() ? 1 : 0)
        .bind("step", json(standing.step()))
        .bind("progress", standing.progress())
        .bind("model", standing.model())
        .bind("cost", standing.cost() == null ? null : json(standing.cost()))
        .bind("takes", json(standing.takes()))
        .bind("notes", json(standing.notes()))
        .bind(
            "problem",
            standing.problems().isEmpty()
                ? null
                : Json.text(ProblemJson.write(standing.problems())))
        .bind("failed_in", failedIn == null ? null : failedIn.id())
        .bind("attempt", standing.attempt())
        .bind("cancel_asked", standing.cancelAsked() ? 1 : 0)
        .bind("updated_at", now)
        .bind("revision", revision);
  }

  static Job read(ResultSet row) throws SQLException {
    String problem = row.getString("problem");
    String failedIn = row.getString("failed_in");
    return new Job(
        text(row, "id"),
        new Order(
            text(row, "kind"),
            row.getString("parent"),
            row.getString("project"),
            row.getString("client"),
            text(row, "engine"),
            text(row, "tier"),
            text(row, "request"),
            Objects.requireNonNull(read(row.getString("estimate"), Money.class))),
        new Standing(
            JobState.byId(text(row, "state")),
            Priority.values()[row.getInt("priority")],
            row.getInt("paused") != 0,
            Objects.requireNonNull(read(row.getString("step"), Note.class)),
            row.getDouble("progress"),
            row.getString("model"),
            read(row.getString("cost"), Money.class),
            List.of(Objects.requireNonNull(read(row.getString("takes"), Take[].class))),
            List.of(Objects.requireNonNull(read(row.getString("notes"), Note[].class))),
            problem == null ? List.of() : ProblemJson.read(Json.own(problem)),
            failedIn == null ? null : JobState.byId(failedIn),
            row.getInt("attempt"),
            row.getInt("cancel_asked") != 0),
        row.getDouble("turn"),
        row.getInt("queue_position"),
        Instant.parse(text(row, "created_at")),
        Instant.parse(text(row, "updated_at")),
        row.getLong("revision"));
  }

  private static String text(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getString(column), column);
  }

  private static <T> @Nullable T read(@Nullable String json, Class<T> type) {
    return json == null ? null : Json.to(Json.own(json), type);
  }

  private static String json(Object value) {
    return Json.text(Json.of(value));
  }
}
