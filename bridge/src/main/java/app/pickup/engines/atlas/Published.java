package app.pickup.engines.atlas;

import app.pickup.engines.atlas.Model.Grade;
import app.pickup.net.Line;
import app.pickup.net.NoAnswer;
import app.pickup.net.Reply;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Atlas publishes of its models: a list, and for each a schema of its fields. Read when the
 * engine is used or asked for, never before, and kept in memory for a day. Where it is out of
 * reach, what was read last stays, else the copy that came with this program.
 */
final class Published {
  private static final Duration FRESH = Duration.ofDays(1);
  private static final Duration ANOTHER_TRY = Duration.ofMinutes(10);

  private final Line line;
  private final Models bundled;
  private final InstantSource clock;
  private volatile State state;

  Published(Line line, Models bundled, InstantSource clock) {
    this.line = line;
    this.bundled = bundled;
    this.clock = clock;
    this.state =
        new State(
            bundled, copy() + "; Atlas Cloud is asked when it is used or checked.", Instant.MIN);
  }

  /**
   * @param source where they come from, a sentence
   * @param until when they are asked for anew
   */
  private record State(Models models, String source, Instant until) {}

  /** A model that is not on the list any more, where there is one. */
  private record Row(boolean shown, Optional<URI> schema) {}

  Models models() {
    return state.models();
  }

  String source() {
    return state.source();
  }

  /** Reads it unless it was read of late. Takes what is there where it is out of reach. */
  synchronized void learn() {
    Instant now = clock.instant();
    if (now.isBefore(state.until())) {
      return;
    }
    try {
      state = read(now);
    } catch (Refused e) {
      state = without(now, e.problem().detail());
    } catch (NoAnswer e) {
      state = without(now, e.host() + " does not answer: " + e.why() + ".");
    }
  }

  private State without(Instant now, String why) {
    String kept = state.models() == bundled ? copy() + ". " : state.source() + " Not read anew: ";
    return new State(state.models(), kept + why, now.plus(ANOTHER_TRY));
  }

  private String copy() {
    return "Models and fields from the copy of " + bundled.dated() + " that came with this program";
  }

  private State read(Instant now) throws Refused, NoAnswer {
    Reply reply = line.read(line.at("/api/v1/models"));
    JsonNode data = reply.json().path("data");
    if (!Answers.good(reply) || data.isEmpty()) {
      throw new Refused(Answers.problem(reply));
    }
    Map<String, Row> list = new HashMap<>();
    for (JsonNode row : data) {
      list.put(
          row.path("model").asText(),
          new Row(
              row.path("display_console").asBoolean(true),
              line.resolved(row.path("schema").asText())));
    }
    Map<String, Fields> fields = new HashMap<>();
    int unread = 0;
    for (Model model : bundled.rows()) {
      for (Grade grade : model.tiers().values()) {
        Row row = list.get(grade.id());
        if (row != null && row.shown()) {
          Optional<Fields> own = row.schema().isEmpty() ? Optional.empty() : schema(row);
          unread += own.isPresent() ? 0 : 1;
          fields.put(grade.id(), own.map(f -> f.over(grade.fields())).orElse(grade.fields()));
        }
      }
    }
    Models models =
        new Models(
            bundled.dated(),
            bundled.rows().stream().map(model -> model.with(each -> known(each, fields))).toList());
    String source =
        "Models and fields as Atlas Cloud published them on "
            + LocalDate.ofInstant(now, ZoneOffset.UTC)
            + (unread == 0
                ? "."
                : "; "
                    + unread
                    + " of "
                    + fields.size()
                    + " could not be read, for them the copy of "
                    + bundled.dated()
                    + " stands.");
    return new State(models, source, now.plus(unread == 0 ? FRESH : ANOTHER_TRY));
  }

  private static @Nullable Grade known(Grade grade, Map<String, Fields> fields) {
    Fields own = fields.get(grade.id());
    return own == null ? null : grade.with(own);
  }

  private Optional<Fields> schema(Row row) throws Refused, NoAnswer {
    Reply reply = line.read(row.schema().orElseThrow());
    JsonNode input = reply.json().path("components").path("schemas").path("Input");
    return reply.status() == 200 && input.path("properties").isObject()
        ? Optional.of(Fields.of(input))
        : Optional.empty();
  }
}
