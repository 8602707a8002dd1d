package app.pickup.engines.kling;

import app.pickup.engines.Engine.Begun;
import app.pickup.net.Reply;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * What Kling's error codes mean (kling.ai document-api, errors). The code in the body counts, not
 * the HTTP status: an error may come with 200, and 429 is said for "slow down" and for "no money".
 */
final class Answers {
  private static final String NAME = "Kling";

  private Answers() {}

  /** Whether the call did what was asked. */
  static boolean good(Reply reply) {
    JsonNode code = reply.json().path("code");
    return reply.status() / 100 == 2 && code.isInt() && code.asInt() == 0;
  }

  /** What an order that was not accepted in plain words means. */
  static Begun declined(Reply reply) {
    JsonNode json = reply.json();
    if (!json.path("code").isInt() || json.path("code").asInt() == 0) {
      // no envelope at all, or success without a task: whoever answered, it may have been taken
      return reply.status() / 100 == 4 && reply.status() != 408
          ? new Begun.Declined(problem(Code.ENGINE_REFUSED, "HTTP " + reply.status()))
          : new Begun.Unclear("HTTP " + reply.status());
    }
    String why = said(json);
    return switch (json.path("code").asInt()) {
      case 1302 ->
          new Begun.Later(problem(Code.ENGINE_BUSY, "orders come too fast"), Duration.ofSeconds(3));
      case 1303 ->
          new Begun.Later(
              problem(Code.ENGINE_BUSY, "all its places are taken"), Duration.ofSeconds(5));
      case 5001 ->
          new Begun.Later(problem(Code.ENGINE_DOWN, "maintenance"), Duration.ofSeconds(30));
      case 5000, 5002 -> new Begun.Unclear(why);
      default -> new Begun.Declined(problem(json));
    };
  }

  /** An error that will not go by itself. */
  static Problem problem(JsonNode json) {
    String why = said(json);
    return switch (json.path("code").asInt()) {
      case 1000, 1001, 1002 -> key(why);
      case 1003, 1004 -> key(why + "; is this machine's clock right?");
      case 1101, 1102 -> problem(Code.ENGINE_BALANCE, why);
      case 1300, 1301 -> problem(Code.ENGINE_MODERATED, why);
      case 1302, 1303 -> problem(Code.ENGINE_BUSY, why);
      case 5000, 5001, 5002 -> problem(Code.ENGINE_DOWN, why);
      default -> problem(Code.ENGINE_REFUSED, why);
    };
  }

  /** A task that was taken and not made; failed tasks are not billed. */
  static Problem failed(String message) {
    return message.toLowerCase(java.util.Locale.ROOT).contains("risk control")
        ? problem(Code.ENGINE_MODERATED, message)
        : problem(Code.ENGINE_FAILED, message.isBlank() ? "it does not say why" : message);
  }

  private static Problem problem(Code code, String why) {
    return Problem.of(code, "engine", NAME, "why", why);
  }

  private static Problem key(String why) {
    return Problem.of(Code.ENGINE_KEY, "engine", NAME, "why", why, "setting", "PICKUP_KLING_KEY");
  }

  /** Its own words and number, cut to a line. */
  private static String said(JsonNode json) {
    String message = json.path("message").asText().replaceAll("\\p{C}+", " ").strip();
    String line = message.length() > 160 ? message.substring(0, 160) + "…" : message;
    return (line.isEmpty() ? "no words" : line) + ", " + json.path("code").asInt();
  }
}
