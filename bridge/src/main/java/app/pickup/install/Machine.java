package app.pickup.install;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * This machine as programs of it look for their things: the XDG folders on Linux, {@code Library}
 * on macOS, {@code AppData} on Windows.
 *
 * @param system the JVM's {@code os.name}
 * @param user the user's own folder
 * @param env the environment
 */
public record Machine(String system, Path user, Map<String, String> env) {

  public Machine {
    env = Map.copyOf(env);
  }

  boolean mac() {
    return system.toLowerCase(Locale.ROOT).contains("mac");
  }

  boolean windows() {
    return system.toLowerCase(Locale.ROOT).contains("windows");
  }

  boolean linux() {
    return !mac() && !windows();
  }

  /** Where programs of one user keep data. */
  Path data() {
    return mac()
        ? user.resolve("Library/Application Support")
        : windows()
            ? folder("LOCALAPPDATA", user.resolve("AppData/Local"))
            : folder("XDG_DATA_HOME", user.resolve(".local/share"));
  }

  /** Windows only: what wanders with the user. */
  Path roaming() {
    return folder("APPDATA", user.resolve("AppData/Roaming"));
  }

  /** A folder that the environment names; else the usual one. */
  Path folder(String variable, Path usual) {
    String said = env.get(variable);
    try {
      return said == null || said.isBlank() ? usual : Path.of(said);
    } catch (InvalidPathException e) {
      return usual;
    }
  }

  /** A program on the path, else the first of the usual places that is there; null: neither. */
  @Nullable Path program(String name, Path... usual) {
    String path = env.getOrDefault("PATH", "");
    List<String> names = windows() ? List.of(name + ".exe", name) : List.of(name);
    Stream<Path> onPath =
        Arrays.stream(path.split(java.io.File.pathSeparator, -1))
            .filter(folder -> !folder.isBlank())
            .flatMap(folder -> names.stream().map(each -> Path.of(folder, each)));
    return Stream.concat(onPath, Arrays.stream(usual))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }
}
