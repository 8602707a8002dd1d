package app.pickup.app;

import app.pickup.files.Durable;
import app.pickup.json.Json;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes as a file that other editors open. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Write takes as a file that other editors open: those of the jobs named, else of the project, else those that"
            + " wait for a bin.")
final class ExportCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "FORMAT",
      description = "fcpxml, fcpxml-1.11, xmeml, mlt, otio, edl, ale.")
  private String format = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "JOB",
      description = "Only these jobs; a few first characters do.")
  private List<String> named = new ArrayList<>();

  @Option(
      names = "--project",
      paramLabel = "FILE",
      description = "Every take of this project, also those in its bin already.")
  private @Nullable String project;

  @Option(names = "--nle", paramLabel = "NLE", description = "Only those ordered for this NLE.")
  private @Nullable String nle;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write it here, where nothing is yet; otherwise it is printed.")
  private @Nullable Path file;

  @Spec private @Nullable CommandSpec spec;

  private final Workshop.Maker workshop;

  ExportCommand(Workshop.Maker workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Refused {
    PrintWriter screen = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter complaints = spec.commandLine().getErr();
    try (Reach reach = Reach.bridge(workshop)) {
      StringBuilder path = new StringBuilder("/v1/exchange/" + encoded(format) + "?");
      for (String beginning : named) {
        Optional<String> job = reach.client().job(beginning);
        if (job.isEmpty()) {
          complaints.println("There is no job " + beginning + " among the newest 100.");
          return 1;
        }
        path.append("job=").append(encoded(job.get())).append('&');
      }
      if (project != null) {
        path.append("project=").append(encoded(BudgetCommand.id(project))).append('&');
      }
      path.append(nle == null ? "" : "nle=" + encoded(nle));
      HttpResponse<String> answer = reach.client().get(path.toString(), "*/*");
      if (answer.statusCode() != 200) {
        return JobPrinter.refusal(Json.own(answer.body()), complaints, false);
      }
      answer
          .headers()
          .firstValue("Pickup-Left-Out")
          .ifPresent(
              jobs ->
                  complaints.println(
                      "Left out, because their clip, plate or sidecar can not be read: " + jobs));
      return file == null ? printed(answer.body(), screen) : written(answer.body(), file, screen);
    }
  }

  private static int printed(String text, PrintWriter screen) {
    screen.print(text);
    screen.flush();
    return 0;
  }

  /** Whatever lies there is somebody's work. */
  private int written(String text, Path given, PrintWriter screen) throws Refused, IOException {
    Path whole = given.toAbsolutePath().normalize();
    Path part = whole.resolveSibling("." + whole.getFileName() + ".part");
    boolean free = false;
    if (!Files.exists(whole, LinkOption.NOFOLLOW_LINKS)) {
      try {
        Files.writeString(part, text, StandardCharsets.UTF_8);
        free = Durable.renameIfFree(part, whole);
      } finally {
        Files.deleteIfExists(part);
      }
    }
    if (!free) {
      Objects.requireNonNull(spec)
          .commandLine()
          .getErr()
          .println(whole + " is there already; name another.");
      return 1;
    }
    screen.println(whole);
    return 0;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
