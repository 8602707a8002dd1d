package app.pickup.app;

import app.pickup.json.Json;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What waits to be imported by an NLE that fetches, for people and for scripts that can neither
 * call HTTP nor read JSON (Lua in DaVinci Resolve). Such a script reads {@code --lines}: one item a
 * line, fields parted by tabs and percent-encoded; and writes its receipts the same way to {@code
 * --receipts}. No text of anybody's ever stands in a command line.
 */
@Command(
    name = "outbox",
    mixinStandardHelpOptions = true,
    description = "Show the clips that wait for an NLE; take its receipts.")
final class OutboxCommand implements Callable<Integer> {
  @Option(names = "--nle", paramLabel = "NAME", description = "Only this NLE's.")
  private @Nullable String nle;

  @Option(
      names = "--lines",
      description =
          "For scripts: fields parted by tabs, percent-encoded, in the order id, jobId, takeId, project,"
              + " bin, clip, name, place, sequence, track, frame, head, tail, sound, kind, sidecar, state,"
              + " and of its plate name, in, out.")
  private boolean lines;

  @Option(
      names = "--receipts",
      description =
          "Read receipts from the input: ID, in-bin or failed, what was read back or why it failed; for"
              + " in-bin also what the editor is to know.")
  private boolean receipts;

  @Option(
      names = "--selection",
      paramLabel = "NLE",
      description = "Read what is selected in this NLE from the input, as JSON.")
  private @Nullable String selection;

  @Spec private @Nullable CommandSpec spec;

  private final Workshop.Maker workshop;

  OutboxCommand(Workshop.Maker workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Refused {
    PrintWriter screen = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter complaints = spec.commandLine().getErr();
    try (Reach reach = Reach.bridge(workshop);
        BufferedReader input =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      BridgeClient client = reach.client();
      if (selection != null) {
        String said = input.lines().collect(Collectors.joining("\n"));
        JsonNode body = Json.parse(said);
        HttpResponse<String> answer =
            client.put("/v1/hosts/" + encoded(selection) + "/selection", body);
        return answer.statusCode() / 100 == 2
            ? 0
            : JobPrinter.refusal(Json.own(answer.body()), complaints, false);
      }
      if (receipts) {
        return receive(client, input.lines().toList(), complaints);
      }
      String query = nle == null ? "" : "?nle=" + encoded(nle);
      for (JsonNode item : Json.own(client.get("/v1/outbox" + query).body()).path("items")) {
        JsonNode job = Json.own(client.get("/v1/jobs/" + item.path("jobId").asText()).body());
        print(item, job, lines, screen);
      }
      return 0;
    }
  }

  private static int receive(BridgeClient client, List<String> lines, PrintWriter complaints)
      throws IOException, InterruptedException {
    int code = 0;
    for (String line : lines) {
      String[] parts = line.split("\t", -1);
      if (parts.length < 3) {
        continue;
      }
      ObjectNode receipt = Json.object().put("state", decoded(parts[1]));
      receipt.put(decoded(parts[1]).equals("in-bin") ? "readBack" : "why", decoded(parts[2]));
      if (parts.length > 3 && !parts[3].isEmpty()) {
        receipt.put("why", decoded(parts[3]));
      }
      HttpResponse<String> answer =
          client.post("/v1/outbox/" + encoded(decoded(parts[0])) + "/ack", receipt);
      if (answer.statusCode() / 100 != 2) {
        code = JobPrinter.refusal(Json.own(answer.body()), complaints, false);
      }
    }
    return code;
  }

  /**
   * A script is not told of a clip whose job is still handing it over: its receipt would be early.
   */
  static void print(JsonNode item, JsonNode job, boolean lines, PrintWriter screen) {
    if (!lines) {
      screen.println(words(item));
    } else if (job.path("state").asText().equals("done")) {
      screen.println(line(item, job));
    }
  }

  private static String words(JsonNode item) {
    JsonNode placement = item.path("placement");
    return String.join(
            "  ",
            item.path("nle").asText(),
            item.path("name").asText(),
            placement.path("state").asText(),
            placement.path("why").asText(""))
        .strip();
  }

  static String line(JsonNode item, JsonNode job) {
    JsonNode take = Json.object();
    for (JsonNode each : job.path("takes")) {
      take = each.path("id").asText().equals(item.path("takeId").asText()) ? each : take;
    }
    JsonNode at = item.path("at");
    JsonNode plate = plate(take.path("sidecar").asText());
    List<String> bin = new ArrayList<>();
    item.path("bin").forEach(folder -> bin.add(folder.asText()));
    return Stream.of(
            item.path("id").asText(),
            item.path("jobId").asText(),
            item.path("takeId").asText(),
            item.path("project").asText(""),
            String.join("/", bin),
            item.path("clip").asText(),
            item.path("name").asText(),
            item.path("place").asText(),
            at.path("sequence").asText(""),
            at.path("track").asText(""),
            at.path("frame").asText(""),
            take.path("handles").path("head").asText("0"),
            take.path("handles").path("tail").asText("0"),
            job.path("kind").asText().equals("lip-sync") ? "yes" : "no",
            job.path("kind").asText(),
            take.path("sidecar").asText(""),
            item.path("placement").path("state").asText(),
            plate.path("name").asText(""),
            plate.path("in").asText(""),
            plate.path("out").asText(""))
        .map(OutboxCommand::encoded)
        .collect(Collectors.joining("\t"));
  }

  /** Of which media the clip is; empty where its sidecar is gone or tells of none. */
  private static JsonNode plate(String sidecar) {
    try {
      return Json.own(Files.readString(Path.of(sidecar))).path("plate");
    } catch (IOException | InvalidPathException | IllegalStateException e) {
      return Json.object();
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
