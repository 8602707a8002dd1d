package app.pickup.http;

import app.pickup.files.DiskFull;
import app.pickup.json.Json;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.ProblemJson;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the bridge answers: JSON, and problems as RFC 9457. */
final class Answer {
  private static final Logger LOG = LoggerFactory.getLogger(Answer.class);
  private static final String PROBLEM = "application/problem+json";

  private Answer() {}

  static void json(Context http, int status, JsonNode body) {
    http.status(status).contentType("application/json").result(utf8(body));
  }

  static void problem(Context http, List<Problem> problems) {
    Problem first = problems.get(0);
    int status = first.code().status();
    if (first.code() == Code.REQUEST_TOO_MANY) {
      http.header("Retry-After", "1");
    }
    if (first.code() == Code.GATE_TOKEN || first.code() == Code.GATE_CODE) {
      http.header("WWW-Authenticate", "Bearer");
    }
    http.status(status).contentType(PROBLEM).result(utf8(body(problems, status)));
  }

  /**
   * JSON is UTF-8 whatever the type's name says of it (RFC 8259 §8.1); the server would take ISO
   * 8859-1.
   */
  private static byte[] utf8(JsonNode body) {
    return Json.text(body).getBytes(StandardCharsets.UTF_8);
  }

  static ObjectNode body(List<Problem> problems, int status) {
    ObjectNode body = Json.object();
    body.put("type", "urn:pickup:problem:" + problems.get(0).code().id());
    body.put("status", status);
    body.setAll(ProblemJson.write(problems));
    return body;
  }

  /** Whatever a route throws becomes an answer here. */
  static void catchAll(RoutesConfig routes) {
    routes.exception(Refused.class, (e, http) -> problem(http, e.problems()));
    routes.exception(HttpResponseException.class, (e, http) -> problem(http, List.of(of(e, http))));
    routes.exception(
        Exception.class,
        (e, http) -> {
          if (DiskFull.is(e)) {
            problem(http, List.of(Problem.of(Code.DISK_FULL, "need", "1", "free", "0")));
            return;
          }
          String report = UUID.randomUUID().toString().substring(0, 8);
          LOG.error("report {}: {} {} met a fault", report, http.method(), http.path(), e);
          problem(http, List.of(Problem.of(Code.INTERNAL, "id", report)));
        });
  }

  private static Problem of(HttpResponseException e, Context http) {
    return switch (e.getStatus()) {
      case 404 -> Problem.of(Code.NOT_FOUND, "what", "route");
      case 405 -> Problem.of(Code.METHOD, "method", http.method().name());
      case 413 -> Problem.of(Code.REQUEST_TOO_LARGE, "limit", Integer.toString(Body.LIMIT));
      default -> Problem.of(Code.GATE_BAD_REQUEST);
    };
  }
}
