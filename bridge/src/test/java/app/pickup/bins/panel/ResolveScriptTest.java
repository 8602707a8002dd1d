package app.pickup.bins.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.pickup.Scratch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Resolve's scripts in a strict fake of it, under the interpreters that it runs them with. */
class ResolveScriptTest {
  private static final Path TESTS = Blender.ROOT.resolve("scripts/resolve/tests");

  @ParameterizedTest
  @ValueSource(strings = {"lua5.1", "luajit"})
  @DisplayName("the Lua script passes its tests")
  void lua(String interpreter) throws Exception {
    run(interpreter, TESTS.resolve("test_pickup.lua").toString());
  }

  @Test
  @DisplayName("the Python script passes its tests")
  void python() throws Exception {
    run("python3", TESTS.resolve("test_resolve.py").toString());
  }

  @Test
  @DisplayName("without any one of its guards a test fails")
  void guards() throws Exception {
    need("lua5.1");
    run("python3", TESTS.resolve("without_guards.py").toString());
  }

  @Test
  @DisplayName("Studio's plug-in finds the bridge and never sends its token to another")
  void plugIn() throws Exception {
    run("node", TESTS.resolve("test_plug_in.js").toString());
  }

  private static void run(String... command) throws IOException, InterruptedException {
    need(command[0]);
    Path log = Scratch.folder("resolve").resolve("log.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("%s ended", command[0]).isTrue();
    } finally {
      process.destroyForcibly();
    }
    String said = Files.readString(log, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(said).isZero();
    System.out.println("resolve, " + command[0] + ": " + said.lines().reduce("", (a, b) -> b));
  }

  private static void need(String program) {
    boolean there =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    if (!there) {
      System.out.println("Resolve's scripts: not run, " + program + " is missing on this machine");
    }
    assumeTrue(there, program + " is missing on this machine");
  }
}
