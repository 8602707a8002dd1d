package app.pickup.engines.kling;

import app.pickup.engines.Engine.Standing;
import app.pickup.net.Line;
import app.pickup.net.NoAnswer;
import app.pickup.net.Reply;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What is left in the account's packs: {@code /account/costs} of the older API, an envelope in an
 * envelope, in units and up to 12 hours late (kling.ai, account usage).
 */
final class Packs {
  /** Packs live for a year at most. */
  private static final Duration BACK = Duration.ofDays(366);

  private Packs() {}

  static Standing check(Line line, InstantSource clock) throws Refused, NoAnswer {
    Instant now = clock.instant();
    Reply reply =
        line.ask(
            "/account/costs?start_time="
                + now.minus(BACK).toEpochMilli()
                + "&end_time="
                + now.toEpochMilli(),
            null);
    JsonNode inner = reply.json().path("data");
    if (!Answers.good(reply)) {
      throw new Refused(Answers.problem(reply.json()));
    }
    if (inner.path("code").asInt() != 0) {
      throw new Refused(Answers.problem(inner));
    }
    BigDecimal left = BigDecimal.ZERO;
    int online = 0;
    for (JsonNode pack : inner.path("resource_pack_subscribe_infos")) {
      String rest = pack.path("remaining_quantity").asText();
      if (pack.path("status").asText().equals("online") && rest.matches("\\d+(\\.\\d+)?")) {
        left = left.add(new BigDecimal(rest));
        online++;
      }
    }
    return new Standing(
        true,
        online == 0
            ? "The key is good; no pack is in use."
            : "The key is good; "
                + left.stripTrailingZeros().toPlainString()
                + " units are left in "
                + (online == 1 ? "a pack" : online + " packs")
                + ", as of up to 12 hours ago.",
        null);
  }
}
