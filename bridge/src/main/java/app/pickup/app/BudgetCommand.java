package app.pickup.app;

import app.pickup.json.Json;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Caps and spend in a terminal. */
@Command(
    name = "budget",
    mixinStandardHelpOptions = true,
    description = "Show what may be spent and what was; set or lift caps.")
final class BudgetCommand implements Callable<Integer> {
  private static final Pattern AMOUNT = Pattern.compile("none|\\d{1,9}(\\.\\d{1,6})?");
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

  @Option(
      names = "--cap-day",
      paramLabel = "AMOUNT",
      description = "What all jobs of a day may cost together, in USD; none lifts the cap.")
  private @Nullable String day;

  @Option(
      names = "--cap-project",
      arity = "2",
      paramLabel = "FILE AMOUNT",
      hideParamSyntax = true,
      description = "The same for one project, for ever: --cap-project film.kdenlive 40")
  private @Nullable List<String> project;

  @Option(
      names = "--by",
      paramLabel = "client|project|client,project",
      description = "Print what was spent, summed by these.")
  private @Nullable String by;

  @Option(names = "--client", paramLabel = "NAME", description = "With --csv: for this one only.")
  private @Nullable String client;

  @Option(names = "--project", paramLabel = "FILE", description = "With --csv: on this one only.")
  private @Nullable String only;

  @Option(names = "--csv", description = "Print every purchase as CSV; with --by the sums.")
  private boolean csv;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  private final Workshop.Maker workshop;

  BudgetCommand(Workshop.Maker workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Refused {
    PrintWriter screen = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter complaints = spec.commandLine().getErr();
    List<ObjectNode> caps = caps();
    if ((client != null || only != null) && (!csv || by != null)) {
      throw wrong("--client and --project choose purchases: they go with --csv, without --by");
    }
    try (Reach reach = Reach.bridge(workshop)) {
      for (ObjectNode cap : caps) {
        HttpResponse<String> answer = reach.client().put("/v1/budget", cap);
        if (answer.statusCode() != 200) {
          return JobPrinter.refusal(Json.own(answer.body()), json ? screen : complaints, json);
        }
      }
      if (by != null) {
        return totals(reach.client(), "/v1/budget/totals?by=" + encoded(by), screen, complaints);
      }
      if (csv) {
        csv(reach.client(), screen);
        return 0;
      }
      JsonNode budget = Json.own(reach.client().get("/v1/budget").body());
      if (json) {
        screen.println(Json.pretty(budget));
      } else {
        show(budget, screen);
      }
      return 0;
    }
  }

  private List<ObjectNode> caps() {
    List<ObjectNode> caps = new ArrayList<>();
    if (day != null) {
      caps.add(amount(Json.object().put("scope", "day"), "--cap-day", day));
    }
    // the option may be given for several projects
    for (int i = 0; project != null && i < project.size(); i += 2) {
      String name = project.get(i);
      if (name.contains(".") && !Files.exists(Path.of(name))) {
        throw wrong("There is no project file " + name + " here; give its whole path");
      }
      ObjectNode cap = Json.object().put("scope", "project").put("project", id(name));
      caps.add(amount(cap, "--cap-project", project.get(i + 1)));
    }
    return caps;
  }

  private ObjectNode amount(ObjectNode cap, String option, String text) {
    if (!AMOUNT.matcher(text).matches()) {
      throw wrong(option + " takes an amount in USD like 12.50, or none, not " + text);
    }
    return text.equals("none") ? cap.putNull("amount") : cap.put("amount", text);
  }

  private ParameterException wrong(String why) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
  }

  /**
   * A file is known by its whole path, as when jobs are entered; another word is an NLE's own id.
   */
  static String id(String text) {
    Path file = Path.of(text).toAbsolutePath().normalize();
    return Files.exists(file) ? file.toString() : text;
  }

  private int totals(BridgeClient bridge, String path, PrintWriter screen, PrintWriter complaints)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = csv ? bridge.get(path, "text/csv") : bridge.get(path);
    if (answer.statusCode() != 200) {
      return JobPrinter.refusal(Json.own(answer.body()), json ? screen : complaints, json);
    }
    if (csv) {
      screen.print(answer.body());
      screen.flush();
      return 0;
    }
    JsonNode totals = Json.own(answer.body());
    if (json) {
      screen.println(Json.pretty(totals));
      return 0;
    }
    for (JsonNode sum : totals.path("items")) {
      screen.printf(
          "%12s  %4d  %s%n",
          money(sum.path("amount")),
          sum.path("purchases").asInt(),
          Stream.of(String.valueOf(by).split(","))
              .map(name -> sum.path(name).asText("-"))
              .collect(Collectors.joining("  ")));
    }
    return 0;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private void csv(BridgeClient bridge, PrintWriter screen)
      throws IOException, InterruptedException {
    String path =
        "/v1/budget/spend?limit=1000"
            + (client == null ? "" : "&client=" + encoded(client))
            + (only == null ? "" : "&project=" + encoded(id(only)));
    Optional<String> next = Optional.of(path);
    for (boolean first = true; next.isPresent(); first = false) {
      HttpResponse<String> page = bridge.get(next.get(), "text/csv");
      String text = page.body();
      screen.print(first ? text : text.substring(text.indexOf('\n') + 1));
      next =
          page.headers()
              .firstValue("Link")
              .map(NEXT::matcher)
              .filter(Matcher::find)
              .map(link -> link.group(1));
    }
    screen.flush();
  }

  private static void show(JsonNode budget, PrintWriter screen) {
    JsonNode spent = budget.path("spent");
    screen.printf(
        "today    %s spent on %s (%s)%n",
        money(spent.path("today")), spent.path("day").asText(), spent.path("zone").asText());
    for (JsonNode cap : budget.path("caps")) {
      screen.printf(
          "cap      %s for %s: %s spent, %s left%n",
          money(cap.path("amount")),
          cap.path("scope").asText().equals("day") ? "each day" : cap.path("project").asText(),
          money(cap.path("spent")),
          money(cap.path("left")));
    }
    if (budget.path("caps").isEmpty()) {
      screen.println("no caps; --cap-day and --cap-project set them");
    }
  }

  private static String money(JsonNode money) {
    return money.path("amount").asText() + " " + money.path("currency").asText();
  }
}
