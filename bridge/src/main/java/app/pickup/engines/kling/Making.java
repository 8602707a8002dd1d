package app.pickup.engines.kling;

import app.pickup.elements.StandIn;
import app.pickup.elements.StandIns;
import app.pickup.engines.Engine.Begun;
import app.pickup.engines.Engine.Memory;
import app.pickup.json.Json;
import app.pickup.net.Line;
import app.pickup.net.NoAnswer;
import app.pickup.net.Reply;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Problem.Retry;
import app.pickup.problem.Refused;
import app.pickup.shots.Note;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes elements and voices at Kling, each once, a short step at a time: intent with our id →
 * create → task → id. A create without a clear answer is looked for by our id, which the account
 * takes once; so a kill at any point, or two jobs that want the same one, make one.
 */
final class Making {
  /** An element takes about 5 s, a voice 9. */
  private static final Duration PACE = Duration.ofSeconds(3);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(4);
  private static final int LOOKS_FOR_IT = 3;

  /** What is said of a task that is not there; its code is not documented. */
  private static final int NOT_THERE = 1201;

  private final Line line;
  private final StandIns standIns;

  /** Those that a thread is just now at work on: another one comes back later. */
  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  Making(Line line, StandIns standIns) {
    this.line = line;
    this.standIns = standIns;
  }

  /** Where one kind of thing is made, and by what it is told in an answer. */
  enum Way {
    ELEMENT("/v1/general/advanced-custom-elements", "elements", "element_id", ".mp4"),
    VOICE("/v1/general/custom-voices", "voices", "voice_id", ".wav");

    final String path;
    final String list;
    final String id;
    final String ending;

    Way(String path, String list, String id, String ending) {
      this.path = path;
      this.list = list;
      this.id = id;
      this.ending = ending;
    }

    static Way of(StandIn.Part part) {
      return part == StandIn.Part.VOICE ? VOICE : ELEMENT;
    }
  }

  /** What is sent for it, without our id. */
  interface Order {
    ObjectNode body(StandIn one) throws Refused, NoAnswer, IOException;
  }

  /** One step; null: it is there now, held against the vendor. */
  @Nullable Begun step(StandIn fresh, Order order, Memory memory, Note doing)
      throws Refused, IOException {
    String key = String.join("/", fresh.account(), fresh.element(), fresh.hash());
    if (!busy.add(key)) {
      return new Begun.Readying(doing, PACE);
    }
    try {
      StandIn now = standIns.open(fresh);
      if (now.task() != null) {
        return look(now, fresh.maker(), memory, doing);
      }
      return now.sent() ? seek(now, doing) : create(now, order, doing);
    } catch (NoAnswer e) {
      return Begun.unreached(e);
    } finally {
      busy.remove(key);
    }
  }

  private Begun create(StandIn now, Order order, Note doing) throws Refused, NoAnswer, IOException {
    ObjectNode body = order.body(now).put("external_task_id", now.externalId());
    Way way = Way.of(now.part());
    standIns.keep(now.sent(true));
    Reply reply;
    try {
      reply = line.post(way.path, body);
    } catch (NoAnswer e) {
      if (!e.sent()) {
        standIns.keep(now.sent(false));
        throw e;
      }
      return new Begun.Readying(doing, BETWEEN_LOOKS);
    }
    String task = reply.json().path("data").path("task_id").asText();
    if (Answers.good(reply) && !task.isEmpty()) {
      standIns.keep(now.taken(task));
      return new Begun.Readying(doing, PACE);
    }
    Begun begun = Answers.declined(reply);
    if (begun instanceof Begun.Unclear) {
      return new Begun.Readying(doing, BETWEEN_LOOKS);
    }
    if (begun instanceof Begun.Declined) {
      standIns.drop(now);
    } else {
      standIns.keep(now.sent(false));
    }
    return begun;
  }

  /** Whether the vendor has it under our id. */
  private Begun seek(StandIn now, Note doing) throws Refused, NoAnswer {
    Way way = Way.of(now.part());
    Reply reply = line.get(way.path + "/" + KlingEngine.encoded(now.externalId()));
    String task = reply.json().path("data").path("task_id").asText();
    if (Answers.good(reply) && !task.isEmpty()) {
      standIns.keep(now.taken(task));
      return new Begun.Readying(doing, PACE);
    }
    if (!Answers.good(reply) && code(reply) != NOT_THERE) {
      return problem(reply);
    }
    // should it be on its way still, the account takes an id only once
    standIns.keep(now.looked() + 1 < LOOKS_FOR_IT ? now.lookedFor() : now.sent(false));
    return new Begun.Readying(doing, BETWEEN_LOOKS);
  }

  private @Nullable Begun look(StandIn now, String asker, Memory memory, Note doing)
      throws Refused, NoAnswer {
    Way way = Way.of(now.part());
    Reply reply = line.get(way.path + "/" + KlingEngine.encoded(String.valueOf(now.task())));
    if (code(reply) == NOT_THERE) {
      return anew(now, doing);
    }
    if (!Answers.good(reply)) {
      return problem(reply);
    }
    JsonNode task = reply.json().path("data");
    switch (task.path("task_status").asText()) {
      case "succeed" -> {
        JsonNode made = task.path("task_result").path(way.list).path(0);
        String id = made.path(way.id).asText();
        if (id.isEmpty() || made.path("status").asText().equals("deleted")) {
          return anew(now, doing);
        }
        if (now.vendorId() == null) {
          standIns.keep(now.made(id));
        }
        memory.takeBack(lent(now));
        return null;
      }
      case "failed" -> {
        standIns.drop(now);
        memory.takeBack(lent(now));
        // what broke for another order, whose file may have been taken away, is tried for this one
        return now.maker().equals(asker)
            ? new Begun.Declined(Answers.failed(task.path("task_status_msg").asText()))
            : new Begun.Readying(doing, PACE);
      }
      default -> {
        return new Begun.Readying(doing, PACE);
      }
    }
  }

  /** What its file is called where the vendor fetches it. */
  static String lent(StandIn one) {
    return one.externalId() + Way.of(one.part()).ending;
  }

  /** It has vanished there: the next step makes it again. */
  private Begun anew(StandIn gone, Note doing) {
    standIns.drop(gone);
    return new Begun.Readying(doing, Duration.ofSeconds(1));
  }

  private static Begun problem(Reply reply) throws Refused {
    Problem problem = Answers.problem(reply.json());
    if (problem.retry() != Retry.LATER) {
      throw new Refused(problem);
    }
    return new Begun.Later(problem, Duration.ofSeconds(5));
  }

  private static int code(Reply reply) {
    return reply.json().path("code").asInt();
  }

  /** Has it deleted there; empty: it is gone. */
  @Nullable Problem delete(StandIn one) {
    String path =
        one.part() == StandIn.Part.VOICE
            ? "/v1/general/delete-voices"
            : "/v1/general/delete-advanced-elements";
    ObjectNode body = Json.object().put(Way.of(one.part()).id, one.vendorId());
    try {
      Reply reply = line.post(path, body);
      return Answers.good(reply) || code(reply) == NOT_THERE ? null : Answers.problem(reply.json());
    } catch (NoAnswer e) {
      return Problem.of(Code.NET_UNREACHABLE, "host", e.host(), "why", e.why());
    } catch (Refused e) {
      return e.problem();
    }
  }
}
