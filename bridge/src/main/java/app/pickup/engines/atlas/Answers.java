package app.pickup.engines.atlas;

import app.pickup.engines.Engine.Begun;
import app.pickup.net.Reply;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;

/** What Atlas Cloud's answers mean (atlascloud.ai docs, errors and billing/refunds). */
final class Answers {
  static final String NAME = "Atlas Cloud";

  /** The input was stopped by moderation. */
  private static final int MODERATED = 1039;

  private Answers() {}

  /** The status that counts: the body's where it has one, since an error may come with HTTP 200. */
  static int status(Reply reply) {
    String code = reply.json().path("code").asText();
    return code.matches("[1-5]\\d\\d") ? Integer.parseInt(code) : reply.status();
  }

  static boolean good(Reply reply) {
    return reply.status() / 100 == 2 && status(reply) / 100 == 2;
  }

  /**
   * What an order that brought no id means. Atlas can not be asked for an order by our id, so only
   * what was certainly refused counts as refused; its own client never sends an order again either.
   */
  static Begun declined(Reply reply) {
    int status = status(reply);
    if (status == 429) {
      // no Retry-After comes with it
      return new Begun.Later(
          problem(Code.ENGINE_BUSY, "orders come too fast"), Duration.ofSeconds(5));
    }
    return status / 100 == 4 && status != 408
        ? new Begun.Declined(problem(reply))
        : new Begun.Unclear(said(reply));
  }

  /** An error that is no answer about a prediction. */
  static Problem problem(Reply reply) {
    String why = said(reply);
    return switch (status(reply)) {
      case 401 ->
          // said for an unknown path, too
          Problem.of(Code.ENGINE_KEY, "engine", NAME, "why", why, "setting", "PICKUP_ATLAS_KEY");
      case 402 -> problem(Code.ENGINE_BALANCE, why);
      case 429 -> problem(Code.ENGINE_BUSY, why);
      case 451 -> problem(Code.ENGINE_REFUSED, "not offered in this region, " + why);
      default ->
          status(reply) / 100 == 4
              ? problem(Code.ENGINE_REFUSED, why)
              : problem(Code.ENGINE_DOWN, why);
    };
  }

  /** A prediction that ended without a clip; what was taken for it is given back. */
  static Problem failed(JsonNode prediction) {
    String error = line(prediction.path("error").asText());
    int code = prediction.path("error_code").asInt();
    String why = error.isEmpty() ? prediction.path("status").asText("it does not say why") : error;
    String numbered = code == 0 ? why : why + ", " + code;
    return problem(
        code == MODERATED || error.toLowerCase(Locale.ROOT).contains("moderation")
            ? Code.ENGINE_MODERATED
            : Code.ENGINE_FAILED,
        numbered);
  }

  static Problem problem(Code code, String why) {
    return Problem.of(code, "engine", NAME, "why", why);
  }

  /** Its own words and number, cut to a line. */
  private static String said(Reply reply) {
    JsonNode json = reply.json();
    for (String name : new String[] {"msg", "message", "error"}) {
      String words = line(json.path(name).asText());
      if (!words.isEmpty()) {
        return words + ", " + status(reply);
      }
    }
    return "HTTP " + reply.status();
  }

  private static String line(String text) {
    String line = text.replaceAll("\\p{C}+", " ").strip();
    return line.length() > 160 ? line.substring(0, 160) + "…" : line;
  }
}
