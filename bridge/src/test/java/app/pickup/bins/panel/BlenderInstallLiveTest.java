package app.pickup.bins.panel;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.Scratch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The add-on put into a real Blender and out of it again, as an editor does. */
@Tag("live")
class BlenderInstallLiveTest {
  private static final Path PICKUP = Blender.ROOT.resolve("scripts/pickup");
  private static final String ASK =
      "import bpy; a = bpy.context.preferences.addons.get('pickup');"
          + " print('ADDON', a.preferences.program if a else 'none')";

  private final Path user = Scratch.folder("user");

  @Test
  @DisplayName(
      "install switches it on and names the program, doctor sees what broke, uninstall leaves nothing")
  void andBack() throws Exception {
    assertThat(run(PICKUP.toString(), "install", "blender")).contains("switched on");
    assertThat(run("blender", "-b", "--python-expr", ASK)).contains("ADDON " + PICKUP);
    assertThat(run(PICKUP.toString(), "doctor"))
        .containsPattern("ok +blender +installed; Pickup is in it");

    Path addOn = find("__init__.py");
    Files.delete(addOn.resolveSibling("order.py"));
    assertThat(run(PICKUP.toString(), "doctor"))
        .containsPattern("broken +blender .*order.py")
        .contains("-> pickup install blender");
    run(PICKUP.toString(), "install", "blender");
    assertThat(addOn.resolveSibling("order.py")).exists();

    assertThat(run(PICKUP.toString(), "uninstall", "blender")).contains("Pickup is out of Blender");
    assertThat(addOn.getParent()).doesNotExist();
    assertThat(run("blender", "-b", "--python-expr", ASK)).contains("ADDON none");
  }

  private Path find(String name) throws Exception {
    try (Stream<Path> files = Files.walk(user)) {
      return files.filter(file -> file.endsWith(Path.of("pickup", name))).findFirst().orElseThrow();
    }
  }

  private String run(String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .putAll(
            Map.of("HOME", user.toString(), "PICKUP_HOME", user.resolve("pickup-home").toString()));
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("XDG_CONFIG") || name.startsWith("BLENDER_"));
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
