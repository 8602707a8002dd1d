package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the program says to words it can not take; nothing is started. */
class CommandLineTest {

  private static final Workshop.Maker BARE =
      (home, database, settings, clock) -> new BareWorkshop(database, clock);

  @Test
  @DisplayName("a port outside 0 to 65535 is refused before a bridge starts")
  void portOutOfRange() {
    assertThat(said("serve", "--port", "99999")).contains("--port must be 0 to 65535, not 99999");
    assertThat(said("serve", "--port", "-1")).contains("--port must be 0 to 65535, not -1");
  }

  @Test
  @DisplayName("cancel, retry and priority want to know which job")
  void whichJob() {
    assertThat(said("jobs", "--cancel")).contains("Say which job: pickup jobs JOB --cancel");
    assertThat(said("jobs", "--retry")).contains("Say which job: pickup jobs JOB --retry");
    assertThat(said("jobs", "--priority", "hero"))
        .contains("Say which job: pickup jobs JOB --priority");
  }

  @Test
  @DisplayName("a cap is an amount or none, and a project's wants both words")
  void caps() {
    assertThat(said("budget", "--cap-day", "12,50"))
        .contains("--cap-day takes an amount in USD like 12.50, or none, not 12,50");
    assertThat(said("budget", "--cap-project", "plain", "-3")).contains("--cap-project");
    assertThat(said("budget", "--cap-project", "film.kdenlive", "3"))
        .contains("There is no project file film.kdenlive here");
    assertThat(said("budget", "--by", "client", "--client", "Acme", "--csv")).contains("--by");
    assertThat(said("budget", "--cap-project", "film.kdenlive")).contains("--cap-project");
  }

  @Test
  @DisplayName("a line is spoken or recorded, and options of the one are not taken for the other")
  void lines(@TempDir Path folder) throws IOException {
    String clip = Files.writeString(folder.resolve("A001.mov"), "").toString();
    String voice = Files.writeString(folder.resolve("line.wav"), "").toString();
    assertThat(said("lip-sync", clip)).contains("either --say with words, or --voice");
    assertThat(said("lip-sync", clip, "--say", "Go.", "--voice", voice)).contains("either --say");
    assertThat(said("lip-sync", clip, "--say", "Go.", "--text", "Go.")).contains("--voice FILE");
    assertThat(said("lip-sync", clip, "--say", "Go.", "--voice-in", "3")).contains("--voice FILE");
    assertThat(said("lip-sync", clip, "--say", "@4 Go.", "--at", "3")).contains("twice");
    assertThat(said("lip-sync", clip, "--say", voice)).contains("is a file", "--voice FILE");
    assertThat(said("lip-sync", clip, "--voice", voice, "--speaker", "low")).contains("--speaker");
    assertThat(said("lip-sync", clip, "--voice", voice, "--element", "x")).contains("--consent");
  }

  @Test
  @DisplayName("a bridge's short list of commands serves as the whole one does")
  void onlyServe() {
    assertThat(Main.onlyServe(BARE).parseArgs("serve", "--port", "0").hasSubcommand()).isTrue();
  }

  private static String said(String... args) {
    StringWriter complaints = new StringWriter();
    CommandLine program = Main.commands(BARE);
    program.setErr(new PrintWriter(complaints));
    assertThat(program.execute(args)).isEqualTo(2);
    return complaints.toString();
  }

  @Test
  @DisplayName("plain arguments of serve need no parser; whatever else is said goes to it")
  void plainServe() {
    for (String line :
        List.of("serve", "serve --port 0", "serve --rehearse --port 4747 --idle-exit")) {
      assertThat(ServeCommand.plain(line.split(" ", -1), BARE)).as(line).isNotNull();
    }
    for (String line :
        List.of(
            "serve --help", "serve --port", "serve --port x", "serve --port 99999", "serve -p 1")) {
      assertThat(ServeCommand.plain(line.split(" ", -1), BARE)).as(line).isNull();
    }
  }
}
