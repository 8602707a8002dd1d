package app.pickup.app;

import app.pickup.json.Json;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.JsonNode;
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

/** Rounds of drafts from a terminal. */
@Command(
    name = "rounds",
    mixinStandardHelpOptions = true,
    description = "Show rounds of drafts (generate --drafts N), and keep one draft.")
final class RoundsCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ROUND",
      description = "Only this one, with its contact sheet; a few first characters do.")
  private @Nullable String id;

  @Option(names = "--keep", paramLabel = "N", description = "Keep this draft.")
  private @Nullable Integer keep;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  private final Workshop.Maker workshop;

  RoundsCommand(Workshop.Maker workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Refused {
    CommandSpec own = Objects.requireNonNull(spec);
    PrintWriter screen = own.commandLine().getOut();
    if (id == null && keep != null) {
      throw new ParameterException(own.commandLine(), "Say which: pickup rounds ROUND --keep N");
    }
    try (Reach reach = Reach.bridge(workshop)) {
      JsonNode list = Json.own(reach.client().get("/v1/rounds?limit=200").body());
      if (id == null) {
        return list(list, screen);
      }
      for (JsonNode round : list.path("items")) {
        if (round.path("id").asText().startsWith(id)) {
          return one(reach.client(), round.path("id").asText(), own);
        }
      }
      own.commandLine().getErr().println("There is no round " + id + " among the newest 200.");
      return 1;
    }
  }

  private int one(BridgeClient client, String round, CommandSpec own)
      throws IOException, InterruptedException {
    if (keep != null) {
      HttpResponse<String> answer =
          client.post("/v1/rounds/" + round + "/keep", Json.object().put("draft", keep));
      if (answer.statusCode() / 100 != 2) {
        PrintWriter to = json ? own.commandLine().getOut() : own.commandLine().getErr();
        return JobPrinter.refusal(Json.own(answer.body()), to, json);
      }
    }
    return new RoundRun(client, own, json).show(round);
  }

  /** Of its first clip, which has the first words of the shot. */
  private static String name(JsonNode round) {
    String clip = round.at("/drafts/0/job/takes/0/clip/path").asText();
    return clip.substring(clip.lastIndexOf('/') + 1);
  }

  private int list(JsonNode list, PrintWriter screen) {
    if (json) {
      screen.println(Json.pretty(list));
      return 0;
    }
    if (list.path("items").isEmpty()) {
      screen.println("No rounds yet.");
    }
    for (JsonNode round : list.path("items")) {
      int done = 0;
      for (JsonNode draft : round.path("drafts")) {
        done += draft.path("job").path("state").asText().equals("done") ? 1 : 0;
      }
      screen.printf(
          "%-8.8s  %-19.19s  %d of %d done  %-6s  %-6s  %s%n",
          round.path("id").asText(),
          round.path("createdAt").asText(),
          done,
          round.path("drafts").size(),
          round.path("vary").asText(),
          round.path("kept").isNull() ? "" : "kept " + round.path("kept").asText(),
          name(round));
    }
    return 0;
  }
}
