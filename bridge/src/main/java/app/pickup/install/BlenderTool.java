package app.pickup.install;

import app.pickup.json.Json;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A Blender without a window that is asked where its add-ons lie, and told to use one. */
final class BlenderTool {
  /** A first start looks through all its add-ons. */
  private static final long SECONDS = 120;

  private static final int LARGEST = 1 << 20;
  private static final String ANSWER = "pickup: ";

  private final Path program;
  private final Path script;

  /**
   * @param script {@code scripts/blender/settle.py}
   */
  BlenderTool(Path program, Path script) {
    this.program = program;
    this.script = script;
  }

  /** What the script answers. */
  JsonNode ask(String... words) throws Refused, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--background",
                "--python-exit-code",
                "3",
                "--python",
                script.toString(),
                "--"));
    command.addAll(List.of(words));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(Redirect.from(nothing()))
              .start();
      CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS)
          .execute(process::destroyForcibly);
      String said =
          new String(process.getInputStream().readNBytes(LARGEST), StandardCharsets.UTF_8);
      int code = process.waitFor();
      return said.lines()
          .filter(line -> code == 0 && line.startsWith(ANSWER))
          .findFirst()
          .map(line -> Json.own(line.substring(ANSWER.length())))
          .orElseThrow(() -> failed(last(said)));
    } catch (IOException e) {
      throw failed(program + " can not be started");
    }
  }

  private static java.io.File nothing() {
    return new java.io.File(
        System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
  }

  private static Refused failed(String why) {
    return new Refused(Code.INSTALL_FAILED, "nle", "Blender", "why", why);
  }

  private static String last(String said) {
    List<String> lines = said.lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty() ? "it ended without a word" : lines.get(lines.size() - 1).strip();
  }
}
