package app.pickup.engines.kling;

import app.pickup.engines.Dues;
import app.pickup.engines.Engine.Begun;
import app.pickup.engines.Engine.Memory;
import app.pickup.net.Line;
import app.pickup.net.NoAnswer;
import app.pickup.net.Reply;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Money;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first step of a lip-sync: whose faces a clip shows. It is paid and answers at once; what it
 * found is kept with the job, so that it is not bought again.
 */
final class FaceSearch {
  /** In memory, behind the link's name: what an order refers to. */
  static final String SESSION = "session";

  static final String FACE = "face";

  /** Its name in the price table. */
  static final String PRICE = "face";

  private static final String PATH = "/v1/videos/identify-face";

  /** How many searches were paid, or may have been; its name in older jobs says less. */
  private static final String SEARCHES = "faces-lost";

  private final Line line;
  private final Models models;

  FaceSearch(Line line, Models models) {
    this.line = line;
    this.models = models;
  }

  /**
   * The face that is looked for.
   *
   * @param number counted as the vendor does; null: whoever is seen longest while the line is said
   * @param from where the line begins, in milliseconds
   * @param millis how long it is
   */
  record Wanted(@Nullable Integer number, int from, int millis) {}

  /**
   * Finds the face that speaks; null: it is in memory now. An answer that was lost costs its few
   * cents again, since nobody can be asked for it.
   *
   * @param link which of several orders it is for; empty: the only one
   * @param clip where the vendor finds the clip
   * @param before what else was paid on the way
   */
  @Nullable Begun find(Memory memory, String link, ObjectNode clip, Wanted wanted, Money before)
      throws Refused {
    if (memory.recall(link + SESSION).isPresent()) {
      return null;
    }
    int searches = searches(memory);
    if (searches > 0) {
      memory.paid(before.plus(paid(searches)));
    }
    // written down before it is sent: a call that is cut off costs what one with an answer does
    memory.keep(SEARCHES, Integer.toString(searches + 1));
    Reply reply;
    try {
      reply = line.post(PATH, clip);
    } catch (NoAnswer e) {
      if (!e.sent()) {
        memory.keep(SEARCHES, Integer.toString(searches));
      }
      return Begun.unreached(e);
    }
    String session = reply.json().path("data").path("session_id").asText();
    if (!Answers.good(reply) || session.isEmpty()) {
      Begun begun = Answers.declined(reply);
      if (begun instanceof Begun.Unclear unclear) {
        return new Begun.Later(
            Problem.of(Code.ENGINE_DOWN, "engine", "Kling", "why", unclear.why()),
            Duration.ofSeconds(15));
      }
      memory.keep(SEARCHES, Integer.toString(searches));
      return begun;
    }
    JsonNode faces = reply.json().path("data").path("face_data");
    Optional<String> face = chosen(faces, wanted);
    memory.paid(before.plus(paid(searches + 1)));
    if (face.isEmpty()) {
      String why =
          faces.isEmpty()
              ? "it sees no face in the clip"
              : "it sees no such face for 2 s while the line is said";
      return new Begun.Declined(
          Problem.of(Code.ENGINE_REFUSED, "engine", "Kling", "why", why)
              .charged(Problem.Charged.YES),
          paid(0));
    }
    // after it was told as paid: what is remembered is not bought again
    memory.keep(link + FACE, face.get());
    memory.keep(link + SESSION, session);
    return null;
  }

  /** How many were paid so far for this job, or may have been. */
  int searches(Memory memory) {
    return memory.recall(SEARCHES).map(Integer::parseInt).orElse(0);
  }

  Money paid(int times) {
    return Dues.list(
        models.lipSyncUnits(PRICE).multiply(models.unit()).multiply(BigDecimal.valueOf(times)));
  }

  private static Optional<String> chosen(JsonNode faces, Wanted wanted) {
    String best = null;
    long most = LipSync.LEAST_MILLIS - 1;
    for (int i = 0; i < faces.size(); i++) {
      JsonNode face = faces.get(i);
      long seen =
          Math.min(face.path("end_time").asLong(), wanted.from() + wanted.millis())
              - Math.max(face.path("start_time").asLong(), wanted.from());
      if ((wanted.number() == null || wanted.number() == i + 1) && seen > most) {
        most = seen;
        best = face.path("face_id").asText();
      }
    }
    return Optional.ofNullable(best);
  }
}
