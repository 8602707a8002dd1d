package app.pickup.engines.kling;

import app.pickup.engines.Engine.Begun;
import app.pickup.engines.Engine.Look;
import app.pickup.engines.Engine.Memory;
import app.pickup.engines.Engine.OfFace;
import app.pickup.engines.Engine.Sending;
import app.pickup.engines.Engine.Sought;
import app.pickup.json.Json;
import app.pickup.media.Rate;
import app.pickup.net.NoAnswer;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Money;
import app.pickup.shots.Note;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Several faces, of which an order of Kling moves one: the clip that comes back from the first is
 * the footage of the second. The last order is the job's own; the ones before are kept in memory,
 * each with an id of its own, and are ordered and paid once like that.
 */
final class FaceChain {
  /** How far it is, a line an order: the id of the clip that came back, or {@link #OPEN}. */
  private static final String CHAIN = "chain";

  /** Before the ticket of the order that is being made. */
  private static final String OPEN = "open ";

  /** The id of ours that was sent last, and may have arrived; empty: it did not. */
  private static final String SENT = "chain-sent";

  /** How often the vendor was asked for it in vain, a letter each time. */
  private static final String ASKED = "chain-asked";

  /** How many orders failed, a letter each: the one that follows needs another id. */
  private static final String FAILED = "chain-failed";

  private static final int ASKS = 3;
  private static final Duration BETWEEN_ASKS = Duration.ofSeconds(4);

  private final LipSync lips;
  private final FaceSearch search;

  FaceChain(LipSync lips, FaceSearch search) {
    this.lips = lips;
    this.search = search;
  }

  /** What the editor should know beforehand. */
  static Note note(int faces) {
    return new Note(
        "kling.chain",
        Map.of("faces", Integer.toString(faces)),
        "Kling moves one face an order: the clip goes through it "
            + faces
            + " times, is paid as often, and is coded anew each time.");
  }

  /** One short step: a look at the order that is being made, or the next one. */
  Begun begin(Sending sending, List<OfFace> faces) throws Refused, IOException {
    Memory memory = sending.memory();
    try {
      Begun wait = open(sending, faces.size());
      if (wait == null && made(memory).size() < faces.size() - 1) {
        wait = sought(sending, faces.size());
      }
      if (wait != null) {
        return wait;
      }
    } catch (NoAnswer e) {
      return Begun.unreached(e);
    }
    int link = made(memory).size();
    OfFace face = faces.get(link);
    String name = link + ".";
    FaceSearch.Wanted wanted = new FaceSearch.Wanted(face.face(), face.insert(), face.millis());
    Begun problem = search.find(memory, name, clip(sending), wanted, orders(sending));
    if (problem != null) {
      return problem;
    }
    if (link == faces.size() - 1) {
      return lips.order(memory, name, face.wav(), face.millis(), face.insert(), sending.id());
    }
    String id = id(sending, link);
    memory.keep(ASKED, "");
    memory.keep(SENT, id);
    Begun begun = lips.order(memory, name, face.wav(), face.millis(), face.insert(), id);
    if (begun instanceof Begun.Taken taken) {
      took(memory, taken.ticket());
      return waiting(link, faces.size());
    }
    if (begun instanceof Begun.Unclear) {
      return waiting(link, faces.size());
    }
    memory.keep(SENT, "");
    return begun;
  }

  /** Looks at the order that is being made; null: none is. */
  private @Nullable Begun open(Sending sending, int faces) throws Refused, NoAnswer {
    Memory memory = sending.memory();
    List<String> chain = chain(memory);
    String ticket = chain.isEmpty() ? "" : chain.get(chain.size() - 1);
    if (!ticket.startsWith(OPEN)) {
      return null;
    }
    memory.paid(orders(sending).plus(search.paid(search.searches(memory))));
    JsonNode task = lips.task(ticket.substring(OPEN.length()));
    switch (task.path("task_status").asText()) {
      case "succeed" -> {
        String clip = task.path("task_result").path("videos").path(0).path("id").asText();
        if (!clip.isEmpty()) {
          ends(memory, clip);
          return null;
        }
        return failed(sending, lips.failed(task));
      }
      case "failed" -> {
        return failed(sending, lips.failed(task));
      }
      default -> {
        if (!task.isMissingNode()) {
          return waiting(made(memory).size(), faces);
        }
      }
    }
    return new Begun.Declined(
        Problem.of(
                Code.ENGINE_TICKET_LOST,
                "engine",
                "Kling",
                "ticket",
                ticket.substring(OPEN.length()))
            .charged(Problem.Charged.YES),
        search.paid(0));
  }

  private Begun failed(Sending sending, Look.Failed failed) {
    Memory memory = sending.memory();
    memory.keep(FAILED, recall(memory, FAILED) + "i");
    ends(memory, "");
    // a task that failed is not billed; what was found and made before it is
    memory.paid(orders(sending).plus(search.paid(search.searches(memory))));
    return new Begun.Declined(failed.problem(), search.paid(0));
  }

  /** Asks for an order that was sent and may have arrived; null: there is none on its way. */
  private @Nullable Begun sought(Sending sending, int faces) throws Refused, NoAnswer {
    Memory memory = sending.memory();
    int link = made(memory).size();
    String sent = recall(memory, SENT);
    if (!sent.equals(id(sending, link))) {
      return null;
    }
    if (lips.find(sent) instanceof Sought.Found found) {
      took(memory, found.ticket());
      return waiting(link, faces);
    }
    String asked = recall(memory, ASKED) + "i";
    memory.keep(ASKED, asked);
    if (asked.length() < ASKS) {
      return new Begun.Readying(step(link, faces), BETWEEN_ASKS);
    }
    // should it be on its way still, the vendor takes an id only once
    return null;
  }

  private static String id(Sending sending, int link) {
    return sending.id() + "-" + link + "-" + recall(sending.memory(), FAILED);
  }

  private static void took(Memory memory, String ticket) {
    keep(memory, made(memory), OPEN + ticket);
  }

  /** The order that is being made has ended, with this clip; empty: with none. */
  private static void ends(Memory memory, String clip) {
    keep(memory, made(memory), clip);
  }

  /** In one stroke: after a crash an order counts once. */
  private static void keep(Memory memory, List<String> made, String last) {
    List<String> chain = new ArrayList<>(made);
    chain.add(last);
    memory.keep(CHAIN, String.join("\n", chain).strip());
  }

  private static Begun waiting(int link, int faces) {
    return new Begun.Readying(step(link, faces), KlingEngine.PACE);
  }

  private static Note step(int link, int faces) {
    return new Note(
        "kling.chain.face",
        Map.of("face", Integer.toString(link + 1), "faces", Integer.toString(faces)),
        "Kling moves face " + (link + 1) + " of " + faces + ".");
  }

  /** The footage, or what came back of it last. */
  private static ObjectNode clip(Sending sending) {
    List<String> made = made(sending.memory());
    return made.isEmpty()
        ? LipSync.clip(sending)
        : Json.object().put("video_id", made.get(made.size() - 1));
  }

  /** What the orders before the last have cost so far. */
  private Money orders(Sending sending) {
    Rate rate = Objects.requireNonNull(sending.offer().turnover()).rate();
    BigDecimal seconds =
        BigDecimal.valueOf(sending.offer().frames() * rate.den())
            .divide(BigDecimal.valueOf(rate.num()), 6, RoundingMode.HALF_UP);
    Money each = lips.price(seconds);
    Money all = Money.NOTHING;
    for (int i = 0; i < chain(sending.memory()).size(); i++) {
      all = all.plus(each);
    }
    return all;
  }

  private static List<String> made(Memory memory) {
    return chain(memory).stream().filter(order -> !order.startsWith(OPEN)).toList();
  }

  private static List<String> chain(Memory memory) {
    return recall(memory, CHAIN).lines().toList();
  }

  private static String recall(Memory memory, String name) {
    return memory.recall(name).orElse("");
  }
}
