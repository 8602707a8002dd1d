package app.pickup.bins.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The panel for Premiere, which does not run here: under Node against a strict stand-in for its
 * API, and against Adobe's published types.
 */
class PremierePanelTest {
  private static final Path TESTS = Blender.ROOT.resolve("scripts/premiere/tests");

  @Test
  @DisplayName("the panel keeps to its rules whatever the stand-in for Premiere does wrong")
  void cases() throws Exception {
    List<String> command = new ArrayList<>(List.of(node(), "--test"));
    try (Stream<Path> files = Files.list(TESTS)) {
      files.map(Path::toString).filter(file -> file.endsWith(".test.js")).forEach(command::add);
    }
    String said = run(command);
    assertThat(said).containsPattern("(?m)^. pass [1-9]");
    said.lines().filter(line -> line.matches("^. (tests|pass) .*")).forEach(System.out::println);
  }

  @Test
  @DisplayName("every name of Premiere's and UXP's is one that Adobe publishes")
  void types() throws Exception {
    Path types = cache().resolve("premiere-types");
    if (!Files.isDirectory(types)) {
      System.out.println("Not run: Adobe's types are not in the cache; scripts/test fetches them.");
    }
    Assumptions.assumeTrue(Files.isDirectory(types), "no types");
    run(List.of(node(), TESTS.resolve("types.js").toString(), types.toString()));
  }

  /** Of version 18 or newer, which has the test runner. */
  private static String node() throws IOException, InterruptedException {
    boolean there;
    try {
      Process asked = new ProcessBuilder("node", "--version").redirectErrorStream(true).start();
      String version = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      there = asked.waitFor() == 0 && Integer.parseInt(version.strip().split("[v.]")[1], 10) >= 18;
    } catch (IOException e) {
      there = false;
    }
    if (!there) {
      System.out.println("Not run: Node 18 or newer is missing; scripts/test installs it.");
    }
    Assumptions.assumeTrue(there, "no Node");
    return "node";
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    CompletableFuture.delayedExecutor(2, TimeUnit.MINUTES).execute(process::destroyForcibly);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static Path cache() {
    return Optional.ofNullable(System.getenv("PICKUP_CACHE"))
        .map(Path::of)
        .orElseGet(
            () ->
                Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                    .map(Path::of)
                    .orElse(Path.of(System.getProperty("user.home"), ".cache"))
                    .resolve("pickup"));
  }
}
