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
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Money;
import app.pickup.shots.Note;
import app.pickup.shots.Shot;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * Lip-sync by Kling's legacy API, in its two steps: the faces of the clip, then the line for one of
 * them. An order moves one face; several are moved one after another.
 */
final class LipSync {
  private static final String SYNC = "/v1/videos/advanced-lip-sync";
  private static final String TICKET = "lip-sync/";

  /** The line and the face have to be seen together for so long; so long is a cut at least. */
  static final int LEAST_MILLIS = 2000;

  private static final int SECONDS_A_PRICE = 5;

  /** What is said of a task that is not there; its code is not documented. */
  private static final int NOT_THERE = 1201;

  /** A page of its list; tasks of the last half hour lie on the first. */
  private static final int PAGE = 500;

  private final Line line;
  private final Models models;
  private final FaceSearch search;
  private final FaceChain chain;

  LipSync(Line line, Models models) {
    this.line = line;
    this.models = models;
    this.search = new FaceSearch(line, models);
    this.chain = new FaceChain(this, search);
  }

  /** Whether a ticket is one of these. */
  static boolean owns(String ticket) {
    return ticket.startsWith(TICKET);
  }

  Offer offer(Shot.LipSync shot, Given given, Model model, String resolution, Limits limits)
      throws Refused {
    int faces = Math.max(1, shot.faces().size());
    if (faces > 1 && shot.lines().stream().anyMatch(line -> line.face() == null)) {
      limits.broken(
          shot.pointer(),
          "the lines",
          "one without a face",
          "a face for each, where several speak");
    }
    Footage takes = Objects.requireNonNull(model.footage());
    Speaking speaking = Speaking.of("Kling", given, resolution, takes, limits);
    room(shot, speaking, limits);
    if (!limits.problems().isEmpty()) {
      throw new Refused(limits.problems());
    }
    BigDecimal units =
        models
            .lipSyncUnits(FaceSearch.PRICE)
            .add(units(limits.seconds(speaking.sent())))
            .multiply(BigDecimal.valueOf(faces));
    List<Note> notes = new ArrayList<>(speaking.notes());
    if (faces > 1) {
      notes.add(FaceChain.note(faces));
    }
    return new Offer(
        model.id(),
        speaking.turnover(),
        speaking.retime(),
        speaking.sent(),
        Dues.list(units.multiply(models.unit())),
        model.slots(),
        notes);
  }

  /** A line is padded to two seconds, and they must lie within the clip. */
  private static void room(Shot.LipSync shot, Speaking speaking, Limits limits) {
    BigDecimal share =
        BigDecimal.valueOf(speaking.sent())
            .divide(BigDecimal.valueOf(speaking.frames()), 9, RoundingMode.HALF_UP);
    BigDecimal behind =
        limits
            .seconds(speaking.sent())
            .subtract(share.multiply(limits.seconds(speaking.line().last())));
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
    if (!speech.apart().isEmpty()) {
      return chain.begin(sending, speech.apart());
    }
    ObjectNode clip = clip(sending);
    Integer chosen = shot.faces().isEmpty() ? null : shot.faces().get(0);
    FaceSearch.Wanted wanted = new FaceSearch.Wanted(chosen, speech.insert(), speech.millis());
    Begun problem = search.find(sending.memory(), "", clip, wanted, Money.NOTHING);
    return problem != null
        ? problem
        : order(sending.memory(), "", speech.wav(), speech.millis(), speech.insert(), sending.id());
  }

  /** The footage, where it was put out. */
  static ObjectNode clip(Sending sending) {
    return Json.object().put("video_url", String.valueOf(sending.placed().footage()));
  }

  /**
   * Orders a line for a face that was found.
   *
   * @param link which of several orders it is; empty: the only one
   * @param id ours, of this order
   */
  Begun order(Memory memory, String link, Path wav, int millis, int insert, String id)
      throws Refused, IOException {
    ObjectNode body = Json.object();
    body.put("session_id", memory.recall(link + FaceSearch.SESSION).orElseThrow());
    ObjectNode face = body.putArray("face_choose").addObject();
    face.put("face_id", memory.recall(link + FaceSearch.FACE).orElseThrow());
    face.put("sound_file", Base64.getEncoder().encodeToString(Files.readAllBytes(wav)));
    face.put("sound_start_time", 0);
    face.put("sound_end_time", millis);
    face.put("sound_insert_time", insert);
    // sound comes into the clip by our own hands, to the sample
    face.put("sound_volume", 1).put("original_audio_volume", 0);
    body.put("external_task_id", id);
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
        ? new Begun.Declined(declined.problem(), search.paid(0))
        : begun;
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
    JsonNode task = task(ticket);
    if (task.isMissingNode()) {
      return new Look.Gone();
    }
    return switch (task.path("task_status").asText()) {
      case "succeed" -> ready(task);
      case "failed" -> failed(task);
      default -> new Look.Waiting(KlingEngine.PACE);
    };
  }

  /** A task as the vendor tells of it; missing: it knows none. */
  JsonNode task(String ticket) throws Refused, NoAnswer {
    Reply reply = line.get(SYNC + "/" + KlingEngine.encoded(ticket.substring(TICKET.length())));
    if (reply.json().path("code").asInt() == NOT_THERE) {
      return MissingNode.getInstance();
    }
    if (!Answers.good(reply)) {
      throw new Refused(Answers.problem(reply.json()));
    }
    return reply.json().path("data");
  }

  /** It is not billed, but the faces were. */
  Look.Failed failed(JsonNode task) {
    return new Look.Failed(
        Answers.failed(task.path("task_status_msg").asText()).charged(Problem.Charged.YES),
        search.paid(0));
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

  /** What a clip of so many seconds costs a face. */
  Money price(BigDecimal seconds) {
    return Dues.list(units(seconds).multiply(models.unit()));
  }

  private BigDecimal units(BigDecimal seconds) {
    return models.lipSyncUnits("started").multiply(started(seconds));
  }

  /** Begun stretches of five seconds are paid whole. */
  private static BigDecimal started(BigDecimal seconds) {
    return seconds.divide(BigDecimal.valueOf(SECONDS_A_PRICE), 0, RoundingMode.CEILING);
  }
}
