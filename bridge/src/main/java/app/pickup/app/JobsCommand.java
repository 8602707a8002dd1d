package app.pickup.app;

import app.pickup.json.Json;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The ledger in a terminal. */
@Command(
    name = "jobs",
    mixinStandardHelpOptions = true,
    description = "List the jobs, show one, cancel, retry or hurry it.")
final class JobsCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "JOB",
      description = "Only this job; a few first characters do.")
  private @Nullable String id;

  @Option(names = "--cancel", description = "Cancel it.")
  private boolean cancel;

  @Option(
      names = "--retry",
      description = "Try its failed step again; one that is done is placed again.")
  private boolean retry;

  @Option(
      names = "--rebuy",
      description = "Order it anew, though the order before may be paid for.")
  private boolean rebuy;

  @Option(
      names = "--priority",
      paramLabel = "PRIORITY",
      description = "hero, normal, later: who goes first from now on.")
  private @Nullable String priority;

  @Option(names = "--pause", description = "Hold it back while it is queued.")
  private boolean pause;

  @Option(names = "--resume", description = "Let a paused one take its turn.")
  private boolean resume;

  @Option(
      names = "--before",
      paramLabel = "JOB",
      description = "Give it the turn before this queued one.")
  private @Nullable String before;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  private final Workshop.Maker workshop;

  JobsCommand(Workshop.Maker workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Refused {
    PrintWriter screen = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter complaints = spec.commandLine().getErr();
    String change = change();
    if (id == null && change != null) {
      throw new ParameterException(
          spec.commandLine(), "Say which job: pickup jobs JOB --" + change);
    }
    try (Reach reach = Reach.bridge(workshop)) {
      JsonNode list = Json.own(reach.client().get("/v1/jobs?limit=100").body());
      if (id == null) {
        return list(list, screen);
      }
      for (JsonNode job : list.path("items")) {
        if (job.path("id").asText().startsWith(id)) {
          return one(reach.client(), job, change, screen, complaints);
        }
      }
      complaints.println("There is no job " + id + " among the newest 100.");
      return 1;
    }
  }

  /** The route that is meant; null: it is only shown. */
  private @Nullable String change() {
    return cancel
        ? "cancel"
        : retry || rebuy
            ? "retry"
            : pause
                ? "pause"
                : resume
                    ? "resume"
                    : before != null ? "move" : priority != null ? "priority" : null;
  }

  private int list(JsonNode list, PrintWriter screen) {
    if (json) {
      screen.println(Json.pretty(list));
      return 0;
    }
    if (list.path("items").isEmpty()) {
      screen.println("No jobs yet.");
    }
    for (JsonNode job : list.path("items")) {
      screen.printf(
          "%-8.8s  %-19.19s  %-10s %3d %%  %-6s  %s %s  %s%n",
          job.path("id").asText(),
          job.path("createdAt").asText(),
          job.path("paused").asBoolean() ? "paused" : job.path("state").asText(),
          Math.round(job.path("progress").asDouble() * 100),
          job.path("priority").asText(),
          job.path("kind").asText(),
          job.path("tier").asText(),
          job.path("takes").isEmpty()
              ? ""
              : job.path("takes").get(0).path("clip").path("path").asText());
    }
    return 0;
  }

  /**
   * @param change the route that changes it; null: it is only shown
   */
  private int one(
      BridgeClient client,
      JsonNode job,
      @Nullable String change,
      PrintWriter screen,
      PrintWriter complaints)
      throws IOException, InterruptedException {
    String path = "/v1/jobs/" + job.path("id").asText();
    JsonNode now = job;
    if (change != null) {
      ObjectNode body = Json.object();
      ShotOptions.put(body, "priority", change.equals("priority") ? priority : null);
      if (before != null) {
        body.put("before", client.job(before).orElse(before));
      }
      if (rebuy) {
        body.put("rebuy", true);
      }
      HttpResponse<String> answer = client.post(path + "/" + change, body);
      now = Json.own(answer.body());
      if (answer.statusCode() / 100 != 2) {
        return JobPrinter.refusal(now, json ? screen : complaints, json);
      }
    }
    if (json) {
      screen.println(Json.pretty(now));
      return 0;
    }
    screen.println("job     " + now.path("id").asText());
    screen.println("wanted  " + now.path("priority").asText());
    screen.println(
        "state   " + now.path("state").asText() + ": " + now.path("step").path("text").asText());
    JobPrinter.result(now, screen, screen, false);
    return 0;
  }
}
