package app.pickup.app;

import app.pickup.json.Json;
import app.pickup.problem.Refused;
import app.pickup.shots.Language;
import app.pickup.shots.Line;
import app.pickup.shots.lint.Brief;
import app.pickup.shots.lint.FindingWriter;
import app.pickup.shots.lint.Linter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A prompt read before it is ordered. */
@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    description = "Say what of a prompt will not come out as written; --fix mends what words can.")
final class LintCommand implements Callable<Integer> {
  private static final Pattern LINE =
      Pattern.compile(
          "(?:([^/:]{1,100})/)?([A-Za-z]{2}[A-Za-z0-9-]{0,20}):\\s*(.+)", Pattern.DOTALL);
  private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(600);
  private static final int MOST_CHARACTERS = 10_000;

  @Parameters(arity = "0..*", paramLabel = "TEXT", description = "The prompt.")
  private List<String> words = new ArrayList<>();

  @Option(names = "--file", paramLabel = "FILE", description = "The prompt from a file, UTF-8.")
  private @Nullable Path file;

  @Option(names = "--seconds", paramLabel = "S", description = "How long the shot is.")
  private @Nullable BigDecimal seconds;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description = "Look at this engine's limits too; asks the bridge.")
  private @Nullable String engine;

  @Option(
      names = "--line",
      paramLabel = "SPEAKER/LANGUAGE:WORDS",
      description = "What is said, e.g. \"Anna/en: Hello\"; SPEAKER/ may be left out.")
  private List<String> lines = new ArrayList<>();

  @Option(names = "--fix", description = "Print the mended prompt, and nothing else.")
  private boolean fix;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  private final Workshop.Maker workshop;

  LintCommand(Workshop.Maker workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Refused {
    PrintWriter screen = Objects.requireNonNull(spec).commandLine().getOut();
    Brief brief = brief();
    if (fix) {
      screen.println(new Linter().mended(brief));
      return 0;
    }
    JsonNode findings;
    if (engine == null) {
      findings = FindingWriter.write(new Linter().read(brief));
    } else {
      try (Reach reach = Reach.bridge(workshop)) {
        HttpResponse<String> answer =
            reach.client().post("/v1/prompts/lint", request(brief, engine));
        if (answer.statusCode() != 200) {
          PrintWriter complaints = spec.commandLine().getErr();
          JobPrinter.refusal(Json.own(answer.body()), json ? screen : complaints, json);
          return 2;
        }
        findings = Json.own(answer.body()).path("findings");
      }
    }
    if (json) {
      ObjectNode body = Json.object();
      body.set("findings", findings);
      screen.println(Json.pretty(body));
    } else {
      FindingPrinter.print(brief, findings, screen);
    }
    boolean broken = false;
    for (JsonNode each : findings) {
      broken |= each.path("severity").asText().equals("error");
    }
    return broken ? 1 : 0;
  }

  private Brief brief() throws IOException {
    if (words.isEmpty() == (file == null)) {
      throw wrong("Give the prompt, or --file with a file that has it");
    }
    String text = file == null ? String.join(" ", words) : Files.readString(file).strip();
    if (text.isBlank() || text.length() > MOST_CHARACTERS) {
      throw wrong("The prompt must have 1 to " + MOST_CHARACTERS + " characters");
    }
    if (seconds != null && (seconds.signum() <= 0 || seconds.compareTo(MOST_SECONDS) > 0)) {
      throw wrong("--seconds takes a number above 0, up to " + MOST_SECONDS);
    }
    List<Line> said = new ArrayList<>();
    for (String each : lines) {
      said.add(line(each));
    }
    return new Brief(text, "/text", "/lines", true, seconds, said, null, null);
  }

  private Line line(String given) {
    Matcher parts = LINE.matcher(given);
    Language language = parts.matches() ? Language.of(parts.group(2)) : null;
    if (language == null) {
      throw wrong(
          "--line takes SPEAKER/LANGUAGE: WORDS like \"Anna/en: Hello\", in en, zh, ja, ko or es");
    }
    return new Line(parts.group(3), language, parts.group(1), null, null, null);
  }

  private static ObjectNode request(Brief brief, String engine) {
    ObjectNode body = Json.object().put("text", brief.text()).put("engine", engine);
    if (brief.seconds() != null) {
      body.put("seconds", brief.seconds());
    }
    ArrayNode lines = body.putArray("lines");
    for (Line each : brief.lines()) {
      ObjectNode line = lines.addObject();
      line.put("text", each.text()).put("language", each.language().tag());
      if (each.speaker() != null) {
        line.put("speaker", each.speaker());
      }
    }
    return body;
  }

  private ParameterException wrong(String why) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
  }
}
