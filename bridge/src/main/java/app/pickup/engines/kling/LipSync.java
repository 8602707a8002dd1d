package app.pickup.engines.kling;

import app.pickup.engines.Dues;
import app.pickup.engines.Engine.Begun;
import app.pickup.engines.Engine.Given;
import app.pickup.engines.Engine.Look;
import app.pickup.engines.Engine.Memory;
import app.pickup.engines.Engine.Offer;
import app.pickup.engines.Engine.Sending;
import app.pickup.engines.Engine.Sought;
import app.pickup.engines.Engine.Speech;
import app.pickup.engines.Footage;
import app.pickup.engines.Limits;
import app.pickup.engines.Speaking;
import app.pickup.json.Json;
import app.pickup.net.Line;
import app.pickup.net.NoAnswer;
import app.pickup.net.Reply;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Money;
import app.pickup.shots.Shot;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lip-sync by Kling's legacy API, in its two steps: the faces of the clip, then the line for one of
 * them. The first is paid too and answers at once; what it found is kept with the job.
 */
final class LipSync {
  private static final String FACES = "/v1/videos/identify-face";
  private static final String SYNC = "/v1/videos/advanced-lip-sync";
  private static final String TICKET = "lip-sync/";
  private static final String SESSION = "session";

  /** How many searches for faces may have been paid for without an answer. */
  private static final String LOST = "faces-lost";

  private static final String FACE = "face";

  /** The line and the face have to be seen together for so long; so long is a cut at least. */
  private static final int LEAST_MILLIS = 2000;

  private static final int SECONDS_A_PRICE = 5;

  /** What is said of a task that is not there; its code is not documented. */
  private static final int NOT_THERE = 1201;

  /** A page of its list; tasks of the last half hour lie on the first. */
  private static final int PAGE = 500;

  private final Line line;
  private final Models models;

  LipSync(Line line, Models models) {
    this.line = line;
    this.models = models;
  }

  /** Whether a ticket is one of these. */
  static boolean owns(String ticket) {
    return ticket.startsWith(TICKET);
  }

  Offer offer(Shot.LipSync shot, Given given, Model model, String resolution, Limits limits)
      throws Refused {
    if (shot.faces().size() > 1) {
      limits.broken(
          shot.pointer(),
          "the faces",
          shot.faces().size() + " in one order",
          "one face an order; order the next one on the clip that comes back");
    }
    Footage takes = Objects.requireNonNull(model.footage());
    Speaking speaking = Speaking.of("Kling", given, resolution, takes, limits);
    room(shot, speaking, limits);
    if (!limits.problems().isEmpty()) {
      throw new Refused(limits.problems());
    }
    BigDecimal units =
        price(model, FACE)
            .add(price(model, "started").multiply(started(limits.seconds(speaking.sent()))));
    return new Offer(
        model.id(),
        speaking.turnover(),
        speaking.retime(),
        speaking.sent(),
        Dues.list(units.multiply(models.unit())),
        model.slots(),
        speaking.notes());
  }

  /** A line is padded to two seconds, and they must lie within the clip. */
  private static void room(Shot.LipSync shot, Speaking speaking, Limits limits) {
    BigDecimal share =
        BigDecimal.valueOf(speaking.sent())
            .divide(BigDecimal.valueOf(speaking.frames()), 9, RoundingMode.HALF_UP);
    BigDecimal behind =
        limits
            .seconds(speaking.sent())
            .subtract(share.multiply(limits.seconds(speaking.line().at())));
    if (behind.compareTo(BigDecimal.valueOf(LEAST_MILLIS, 3)) < 0) {
      limits.broken(
          shot.voice() == null ? "/lines" : "/audio/at",
          "the range behind the line's beginning",
          behind.setScale(2, RoundingMode.HALF_UP) + " s",
          "2 s or more from there to the end of the range with its handles");
    }
  }

  Begun begin(Shot.LipSync shot, Sending sending) throws Refused, IOException {
    Speech speech = Objects.requireNonNull(sending.speech());
    Optional<String> session = sending.memory().recall(SESSION);
    if (session.isEmpty()) {
      Begun problem = faces(shot, sending, speech);
      if (problem != null) {
        return problem;
      }
      session = sending.memory().recall(SESSION);
    }
    ObjectNode body = Json.object();
    body.put("session_id", session.orElseThrow());
    ObjectNode face = body.putArray("face_choose").addObject();
    face.put("face_id", sending.memory().recall(FACE).orElseThrow());
    face.put("sound_file", Base64.getEncoder().encodeToString(Files.readAllBytes(speech.wav())));
    face.put("sound_start_time", 0);
    face.put("sound_end_time", speech.millis());
    face.put("sound_insert_time", speech.insert());
    // sound comes into the clip by our own hands, to the sample
    face.put("sound_volume", 1).put("original_audio_volume", 0);
    body.put("external_task_id", sending.id());
    Reply reply;
    try {
      reply = line.post(SYNC, body);
    } catch (NoAnswer e) {
      return Begun.unanswered(e);
    }
    String task = reply.json().path("data").path("task_id").asText();
    if (Answers.good(reply) && !task.isEmpty()) {
      return new Begun.Taken(TICKET + task);
    }
    Begun begun = Answers.declined(reply);
    return begun instanceof Begun.Declined declined
        ? new Begun.Declined(declined.problem(), facesPaid(0))
        : begun;
  }

  /**
   * Finds the face that speaks; null: it is in memory now. An answer that was lost costs its few
   * cents again, since nobody can be asked for it.
   */
  private @Nullable Begun faces(Shot.LipSync shot, Sending sending, Speech speech) throws Refused {
    Memory memory = sending.memory();
    int lost = memory.recall(LOST).map(Integer::parseInt).orElse(0);
    if (lost > 0) {
      memory.paid(facesPaid(lost));
    }
    // written down before it is sent: a call that is cut off costs what one with an answer does
    memory.keep(LOST, Integer.toString(lost + 1));
    Reply reply;
    try {
      reply =
          line.post(
              FACES, Json.object().put("video_url", String.valueOf(sending.placed().footage())));
    } catch (NoAnswer e) {
      if (!e.sent()) {
        memory.keep(LOST, Integer.toString(lost));
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
      memory.keep(LOST, Integer.toString(lost));
      return begun;
    }
    JsonNode faces = reply.json().path("data").path("face_data");
    Optional<String> face =
        face(faces, shot.faces().isEmpty() ? null : shot.faces().get(0), speech);
    if (face.isEmpty()) {
      memory.keep(LOST, "0");
      String why =
          faces.isEmpty()
              ? "it sees no face in the clip"
              : "it sees no such face for 2 s while the line is said";
      return new Begun.Declined(
          Problem.of(Code.ENGINE_REFUSED, "engine", "Kling", "why", why)
              .charged(Problem.Charged.YES),
          facesPaid(1));
    }
    // before it is remembered: what is remembered is not bought again
    memory.paid(facesPaid(lost + 1));
    memory.keep(FACE, face.get());
    memory.keep(SESSION, session);
    return null;
  }

  /** The one that was chosen, or that is seen longest while the line is said. */
  private static Optional<String> face(JsonNode faces, @Nullable Integer chosen, Speech speech) {
    String best = null;
    long most = LEAST_MILLIS - 1;
    for (int i = 0; i < faces.size(); i++) {
      JsonNode face = faces.get(i);
      long seen =
          Math.min(face.path("end_time").asLong(), speech.insert() + speech.millis())
              - Math.max(face.path("start_time").asLong(), speech.insert());
      if ((chosen == null || chosen == i + 1) && seen > most) {
        most = seen;
        best = face.path("face_id").asText();
      }
    }
    return Optional.ofNullable(best);
  }

  /** Its tasks are not found by our id one by one, but its list tells the ids. */
  Sought find(String id) throws Refused, NoAnswer {
    Reply reply = line.get(SYNC + "?pageNum=1&pageSize=" + PAGE);
    if (!Answers.good(reply)) {
      throw new Refused(Answers.problem(reply.json()));
    }
    for (JsonNode task : reply.json().path("data")) {
      if (task.path("task_info").path("external_task_id").asText().equals(id)) {
        return new Sought.Found(TICKET + task.path("task_id").asText());
      }
    }
    return new Sought.NotThere();
  }

  Look look(String ticket) throws Refused, NoAnswer {
    Reply reply = line.get(SYNC + "/" + KlingEngine.encoded(ticket.substring(TICKET.length())));
    if (reply.json().path("code").asInt() == NOT_THERE) {
      return new Look.Gone();
    }
    if (!Answers.good(reply)) {
      throw new Refused(Answers.problem(reply.json()));
    }
    JsonNode task = reply.json().path("data");
    return switch (task.path("task_status").asText()) {
      case "succeed" -> ready(task);
      case "failed" ->
          new Look.Failed(
              Answers.failed(task.path("task_status_msg").asText()).charged(Problem.Charged.YES),
              facesPaid(0));
      default -> new Look.Waiting(KlingEngine.PACE);
    };
  }

  private Look ready(JsonNode task) {
    String url = task.path("task_result").path("videos").path(0).path("url").asText();
    if (url.isEmpty()) {
      return new Look.Failed(
          Answers.failed("it says it is done and hands over nothing").charged(Problem.Charged.YES));
    }
    String units = task.path("final_unit_deduction").asText();
    return Look.ready(
        url,
        units.matches("\\d+(\\.\\d+)?")
            ? Dues.list(new BigDecimal(units).multiply(models.unit()))
            : null);
  }

  private Money facesPaid(int times) {
    return Dues.list(faceUnits().multiply(models.unit()).multiply(BigDecimal.valueOf(times)));
  }

  private BigDecimal faceUnits() {
    return price(models.making(List.of("lip-sync")).orElseThrow(), FACE);
  }

  private static BigDecimal price(Model model, String what) {
    return Objects.requireNonNull(model.units().get("lip-sync"))
        .getOrDefault(what, BigDecimal.ZERO);
  }

  /** Begun stretches of five seconds are paid whole. */
  private static BigDecimal started(BigDecimal seconds) {
    return seconds.divide(BigDecimal.valueOf(SECONDS_A_PRICE), 0, RoundingMode.CEILING);
  }
}
