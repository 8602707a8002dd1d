package app.pickup.problem;

import app.pickup.json.Json;
import app.pickup.problem.Problem.Charged;
import app.pickup.problem.Problem.Retry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Problems as JSON: {@code code, args, detail, charged, retry, problems[]} (contract §2). The first
 * problem speaks for all, {@code problems[]} lists every one with its field. The same shape is an
 * HTTP answer, a job's {@code problem} and a ledger row.
 */
public final class ProblemJson {
  private ProblemJson() {}

  /** At least one problem. */
  public static ObjectNode write(List<Problem> problems) {
    ObjectNode json = one(problems.get(0));
    json.remove("pointer");
    ArrayNode all = json.putArray("problems");
    problems.forEach(problem -> all.add(one(problem)));
    return json;
  }

  /** Reads what {@link #write} wrote; the sentence is made anew from code and arguments. */
  public static List<Problem> read(JsonNode json) {
    List<Problem> problems = new ArrayList<>();
    for (JsonNode one : json.path("problems")) {
      Map<String, String> args = new TreeMap<>();
      one.path("args").fields().forEachRemaining(a -> args.put(a.getKey(), a.getValue().asText()));
      JsonNode pointer = one.path("pointer");
      problems.add(
          new Problem(
              Code.byId(one.path("code").asText()),
              args,
              Charged.valueOf(constant(one.path("charged").asText())),
              Retry.valueOf(constant(one.path("retry").asText())),
              pointer.isTextual() ? pointer.asText() : null));
    }
    return problems;
  }

  private static ObjectNode one(Problem problem) {
    ObjectNode json = Json.object();
    json.put("code", problem.code().id());
    ObjectNode args = json.putObject("args");
    new TreeMap<>(problem.args()).forEach(args::put);
    json.put("detail", problem.detail());
    json.put("charged", word(problem.charged()));
    json.put("retry", word(problem.retry()));
    if (problem.pointer() != null) {
      json.put("pointer", problem.pointer());
    }
    return json;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
