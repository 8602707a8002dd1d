package app.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Node, which runs what NLEs run of ours in JavaScript; without it such tests are skipped. */
public final class Node {
  private static final int OLDEST = 18; // the first that has a test runner

  private Node() {}

  /** Runs a script, which has to end well, and gives what it has said. */
  public static String run(List<String> words) throws IOException, InterruptedException {
    Assumptions.assumeTrue(there(), "no Node");
    List<String> command = new ArrayList<>(List.of("node"));
    command.addAll(words);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    CompletableFuture.delayedExecutor(2, TimeUnit.MINUTES).execute(process::destroyForcibly);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  /** A script of the panel's tests. */
  public static Path premiere(String name) {
    return Path.of("..").toAbsolutePath().normalize().resolve("scripts/premiere/tests/" + name);
  }

  private static boolean there() throws InterruptedException {
    try {
      Process asked = new ProcessBuilder("node", "--version").redirectErrorStream(true).start();
      String version = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (asked.waitFor() == 0
          && Integer.parseInt(version.strip().split("[v.]")[1], 10) >= OLDEST) {
        return true;
      }
    } catch (IOException e) {
      // said below
    }
    System.out.println(
        "Not run: Node " + OLDEST + " or newer is missing; scripts/test installs it.");
    return false;
  }
}
