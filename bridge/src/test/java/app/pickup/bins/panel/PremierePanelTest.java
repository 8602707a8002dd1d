package app.pickup.bins.panel;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The panel for Premiere, which does not run here: under Node against a strict stand-in for its
 * API, and against Adobe's published types.
 */
class PremierePanelTest {
  @Test
  @DisplayName("the panel keeps to its rules whatever the stand-in for Premiere does wrong")
  void cases() throws Exception {
    List<String> words = new ArrayList<>(List.of("--test"));
    try (Stream<Path> files = Files.list(Node.premiere(""))) {
      files.map(Path::toString).filter(file -> file.endsWith(".test.js")).forEach(words::add);
    }
    String said = Node.run(words);
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
    Node.run(List.of(Node.premiere("types.js").toString(), types.toString()));
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
