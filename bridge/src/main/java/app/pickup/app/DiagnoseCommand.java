package app.pickup.app;

import app.pickup.problem.Refused;
import app.pickup.store.Home;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Puts together what helps to find a fault: versions, settings, logs. Never media, prompts, keys or
 * the database. Says what is in it; only {@code --save} writes it.
 */
@Command(
    name = "diagnose",
    mixinStandardHelpOptions = true,
    description =
        "List what a report would hold; --save FILE writes it. No media, no prompts, no keys.")
final class DiagnoseCommand implements Callable<Integer> {

  @Option(names = "--save", paramLabel = "FILE", description = "Write the report, a zip file.")
  private @Nullable Path save;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, Refused {
    PrintWriter screen = Objects.requireNonNull(spec).commandLine().getOut();
    Home home = ServeCommand.home();
    Map<String, String> report = report(home, System.getenv());
    report.forEach(
        (name, text) ->
            screen.printf("%8d  %s%n", text.getBytes(StandardCharsets.UTF_8).length, name));
    if (save == null) {
      screen.println("Nothing was written. --save FILE writes it.");
      return 0;
    }
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(save))) {
      for (Map.Entry<String, String> entry : report.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    screen.println("Written to " + save);
    return 0;
  }

  /** The report's files, each with its text as it would be written. */
  static Map<String, String> report(Home home, Map<String, String> env) throws IOException {
    String token = RuntimeFile.read(home.runtime()).map(RuntimeFile::token).orElse("");
    Redaction redaction =
        new Redaction(
            env, token, System.getProperty("user.name", ""), System.getProperty("user.home", ""));
    Map<String, String> report = new LinkedHashMap<>();
    report.put(
        "versions.txt",
        "Pickup "
            + Version.NUMBER
            + "\nJava "
            + System.getProperty("java.version")
            + " "
            + System.getProperty("java.vendor")
            + "\n"
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch")
            + "\n");
    if (Files.exists(home.settings())) {
      report.put("settings.json", redaction.of(Files.readString(home.settings())));
    }
    if (Files.isDirectory(home.logs())) {
      List<Path> logs;
      try (Stream<Path> found = Files.list(home.logs())) {
        logs = found.filter(f -> f.toString().endsWith(".log")).sorted().toList();
      }
      for (Path log : logs) {
        report.put("logs/" + log.getFileName(), redaction.of(Files.readString(log)));
      }
    }
    return report;
  }
}
