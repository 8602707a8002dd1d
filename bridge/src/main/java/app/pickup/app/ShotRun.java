package app.pickup.app;

import app.pickup.json.Json;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;

/** One shot from a terminal: the request that a panel would send, its progress, what came of it. */
final class ShotRun {
  private ShotRun() {}

  /**
   * @param path of the route
   * @return the exit code: 0 done or planned, 1 otherwise
   */
  static int of(
      Workshop.Maker workshop,
      ShotOptions options,
      CommandSpec spec,
      String path,
      ObjectNode request)
      throws IOException, InterruptedException, Refused {
    try (Reach reach = Reach.bridge(workshop)) {
      return of(reach, options.dryRun, options.json, spec, path, request);
    }
  }

  static int of(
      Reach reach, boolean dryRun, boolean json, CommandSpec spec, String path, ObjectNode request)
      throws IOException, InterruptedException, Refused {
    return of(reach, dryRun, json, spec, path, request, id -> {});
  }

  /**
   * @param ordered told the job's id as soon as there is one
   */
  static int of(
      Reach reach,
      boolean dryRun,
      boolean json,
      CommandSpec spec,
      String path,
      ObjectNode request,
      Consumer<String> ordered)
      throws IOException, InterruptedException, Refused {
    PrintWriter screen = spec.commandLine().getOut();
    PrintWriter complaints = spec.commandLine().getErr();
    // under one key: a bridge that ends with the answer unsaid has perhaps taken the order
    String key = UUID.randomUUID().toString();
    HttpResponse<String> answer =
        reach.ask(
            client ->
                dryRun
                    ? client.post(path + "?dryRun=true", request)
                    : client.post(path, request, key));
    JsonNode body = Json.own(answer.body());
    if (answer.statusCode() / 100 != 2) {
      return JobPrinter.refusal(body, json ? screen : complaints, json);
    }
    if (dryRun) {
      screen.println(Json.pretty(body));
      return 0;
    }
    String id = body.path("id").asText();
    ordered.accept(id);
    try {
      JsonNode ended = reach.ask(client -> follow(client, id, complaints));
      return JobPrinter.result(ended, screen, complaints, json);
    } catch (IOException | UncheckedIOException e) {
      complaints.println(
          "The bridge has ended. The job goes on at its next start; see pickup jobs " + id);
      return 1;
    }
  }

  /** Says what the linter says of a shot that is planned, before it is ordered and paid for. */
  static void forewarn(JsonNode plan, PrintWriter to) {
    for (JsonNode each : plan.path("lint")) {
      if (!each.path("severity").asText().equals("hint")) {
        to.println(each.path("rule").asText() + "  " + each.path("reason").asText());
      }
    }
    to.flush();
  }

  /** Shows progress until the job has ended, and gives it as it then stands. */
  static JsonNode follow(BridgeClient client, String id, PrintWriter to)
      throws IOException, InterruptedException {
    ProgressLine line = new ProgressLine(to, ProgressLine.Form.asked());
    client.listen(
        "/v1/jobs/" + id + "/events",
        event -> {
          if (!event.startsWith("data:")) {
            return false;
          }
          JsonNode job = Json.own(event.substring(5));
          line.show(job);
          return JobPrinter.ended(job);
        });
    line.end();
    return Json.own(client.get("/v1/jobs/" + id).body());
  }
}
