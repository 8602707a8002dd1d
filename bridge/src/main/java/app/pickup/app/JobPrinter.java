package app.pickup.app;

import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Set;

/** A job in a terminal's words. */
final class JobPrinter {

  private static final Set<String> ENDED = Set.of("done", "failed", "cancelled");

  private JobPrinter() {}

  static boolean ended(JsonNode job) {
    return ENDED.contains(job.path("state").asText());
  }

  /**
   * Prints what came of a job.
   *
   * @return the exit code: 0 done, 1 otherwise
   */
  static int result(JsonNode job, PrintWriter screen, PrintWriter complaints, boolean json) {
    boolean done = job.path("state").asText().equals("done");
    if (json) {
      screen.println(Json.pretty(job));
      return done ? 0 : 1;
    }
    job.path("notes").forEach(note -> screen.println("note    " + note.path("text").asText()));
    for (JsonNode take : job.path("takes")) {
      take(take, screen);
    }
    if (!done) {
      return job.has("problem") ? refusal(job.path("problem"), complaints, false) : 1;
    }
    return 0;
  }

  private static void take(JsonNode take, PrintWriter screen) {
    screen.println("clip    " + take.path("clip").path("path").asText());
    if (take.has("captions")) {
      screen.println("caption " + take.path("captions").path("path").asText());
    }
    if (take.has("matte")) {
      screen.println("matte   " + take.path("matte").path("path").asText());
    }
    screen.println("sidecar " + take.path("sidecar").asText());
    JsonNode proof = take.path("proof");
    StringBuilder checks = new StringBuilder();
    for (JsonNode check : proof.path("checks")) {
      checks.append(checks.isEmpty() ? "" : ", ").append(check.path("name").asText());
      if (!check.path("passed").asBoolean()) {
        checks.append(" FAILED");
      }
    }
    screen.println(
        "proof   " + (proof.path("passed").asBoolean() ? "passed" : "FAILED") + ": " + checks);
    int pictures = take.path("pictures").size();
    if (pictures > 0) {
      screen.println("picture " + take.path("pictures").get(pictures - 1).asText());
    }
    JsonNode placement = take.path("placement");
    screen.println(
        "bin     "
            + placement.path("state").asText()
            + (placement.path("bin").asText().isEmpty()
                ? ""
                : " in " + placement.path("bin").asText())
            + (placement.path("verified").asBoolean() ? ", read back" : "")
            + (placement.path("why").isTextual()
                ? " (" + placement.path("why").asText() + ")"
                : ""));
  }

  /** Prints every problem; exit code 1. */
  static int refusal(JsonNode problem, PrintWriter to, boolean json) {
    if (json) {
      to.println(Json.pretty(problem));
      return 1;
    }
    JsonNode all = problem.path("problems");
    if (all.isEmpty()) {
      to.println(problem.path("code").asText() + ": " + problem.path("detail").asText());
    }
    for (JsonNode one : all) {
      String pointer = one.path("pointer").asText("");
      to.println(
          one.path("code").asText()
              + (pointer.isEmpty() ? "" : " at " + pointer)
              + ": "
              + one.path("detail").asText());
    }
    to.println("charged: " + problem.path("charged").asText("no"));
    return 1;
  }
}
