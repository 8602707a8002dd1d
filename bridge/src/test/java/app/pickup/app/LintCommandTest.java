package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The linter at a terminal, without a bridge. */
class LintCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private CommandLine program = commands();

  private static CommandLine commands() {
    return Main.commands(
        (home, database, settings, clock) -> {
          throw new AssertionError("no bridge is needed");
        });
  }

  @BeforeEach
  void screens() {
    program = commands();
    program.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
  }

  @Test
  @DisplayName("marks the place, also below wide letters")
  void marks() {
    assertThat(program.execute("lint", "女孩翻书，电影感光线。")).isZero();
    assertThat(out.toString().lines().toList().get(2)).isEqualTo(" ".repeat(14) + "^".repeat(10));
    assertThat(FindingPrinter.columns("a女e\u0301👩")).isEqualTo(6);
  }

  @Test
  @DisplayName("ends with 1 when a line can not be said in time")
  void error() {
    int code =
        program.execute(
            "lint",
            "Anna",
            "turns.",
            "--seconds",
            "0.5",
            "--line",
            "Anna/en: I have never said so");
    assertThat(code).isEqualTo(1);
    assertThat(out.toString()).contains("error  line.too-long");
  }

  @Test
  @DisplayName("prints the mended prompt, or JSON")
  void prints() {
    assertThat(program.execute("lint", "--fix", "A boy runs, no cars.")).isZero();
    assertThat(out.toString().strip()).isEqualTo("A boy runs.");
    assertThat(program.execute("lint", "--json", "A boy runs, no cars.")).isZero();
    assertThat(out.toString()).contains("\"negation\"");
  }

  @Test
  @DisplayName("a wrong call is told how it goes")
  void usage() {
    assertThat(program.execute("lint")).isEqualTo(2);
    assertThat(program.execute("lint", "a", "--line", "Hello")).isEqualTo(2);
    assertThat(program.execute("lint", "a", "--seconds", "0")).isEqualTo(2);
    assertThat(program.execute("lint", "--file", Path.of("nowhere.txt").toString())).isNotZero();
    assertThat(err.toString()).contains("SPEAKER/LANGUAGE");
  }
}
