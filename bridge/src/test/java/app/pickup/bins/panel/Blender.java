package app.pickup.bins.panel;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.Scratch;
import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Blender without a window, with nothing of the user's and the add-on as it is shipped. */
final class Blender {
  static final Path ROOT =
      Files.exists(Path.of("scripts"))
          ? Path.of("").toAbsolutePath()
          : Path.of("..").toAbsolutePath().normalize();

  private final Path folder = Scratch.folder("blender");
  private final Path home;

  /**
   * @param home the bridge's
   */
  Blender(Path home) {
    this.home = home;
  }

  static Path sample(String name) {
    return ROOT.resolve("scripts/sample").resolve(name);
  }

  static Path program() {
    return ROOT.resolve("scripts/pickup");
  }

  /** Where this Blender's project lies. */
  Path project() {
    return folder.resolve("剪辑 🎬.blend");
  }

  /** What {@code drive.py} is to do, with the sample on the timeline. */
  ObjectNode task(String what) {
    return Json.object()
        .put("do", what)
        .put("blend", project().toString())
        .put("media", sample("A001.mov").toString())
        .put("zip", folder.resolve("pickup-blender.zip").toString());
  }

  JsonNode drive(ObjectNode task) throws IOException, InterruptedException {
    zip();
    Path asked = folder.resolve("task.json");
    Path result = folder.resolve("result.json");
    Files.writeString(asked, Json.text(task));
    Files.deleteIfExists(result);
    python("drive.py", asked, result);
    return Json.own(Files.readString(result));
  }

  private Path zip() throws IOException, InterruptedException {
    Path zip = folder.resolve("pickup-blender.zip");
    if (!Files.exists(zip)) {
      run(List.of(ROOT.resolve("scripts/blender/zip").toString(), zip.toString()));
    }
    return zip;
  }

  /** Runs a script of tests that bring their own bridge; gives the figures it has printed. */
  List<String> cases(String script, boolean window) throws IOException, InterruptedException {
    Path out = Files.createDirectories(folder.resolve("cases"));
    script(window ? List.of("-p", "0", "0", "1500", "950") : List.of("-b"), script, zip(), out);
    try (Stream<String> lines = Files.lines(folder.resolve("log.txt"))) {
      return lines.filter(line -> line.startsWith("FIGURES")).toList();
    }
  }

  /** Runs one of {@code scripts/blender/tests} with Blender's own Python. */
  void python(String script, Object... args) throws IOException, InterruptedException {
    script(List.of("-b"), script, args);
  }

  private void script(List<String> options, String script, Object... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("blender"));
    command.addAll(options);
    command.addAll(List.of("--factory-startup", "--python-exit-code", "1", "--python"));
    command.add(ROOT.resolve("scripts/blender/tests").resolve(script).toString());
    command.add("--");
    Stream.of(args).map(Object::toString).forEach(command::add);
    run(command);
  }

  private void run(List<String> command) throws IOException, InterruptedException {
    Path log = folder.resolve("log.txt");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("BLENDER_USER_SCRIPTS", folder.resolve("scripts").toString());
    builder.environment().put("PICKUP_HOME", home.toString());
    builder.environment().put("LIBGL_ALWAYS_SOFTWARE", "1");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("%s ended", command.get(0)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
  }
}
