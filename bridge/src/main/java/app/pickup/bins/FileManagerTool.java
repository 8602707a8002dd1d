package app.pickup.bins;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Shows a file in the desktop's file manager: chosen in its folder where that can be asked for,
 * else the folder alone.
 */
public final class FileManagerTool {

  private static final long SECONDS = 3;

  /** A program's words for a file; tried one after the other. */
  private final List<Function<Path, List<String>>> ways;

  FileManagerTool(List<Function<Path, List<String>>> ways) {
    this.ways = List.copyOf(ways);
  }

  /** The one of this machine. */
  public static FileManagerTool ofThisMachine() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return new FileManagerTool(List.of(file -> List.of("explorer.exe", "/select," + file)));
    }
    return new FileManagerTool(
        system.startsWith("mac")
            ? List.of(file -> List.of("open", "-R", file.toString()))
            : List.of(FileManagerTool::chosen, file -> List.of("xdg-open", folder(file))));
  }

  /**
   * @param file absolute
   * @return false when no file manager took it
   */
  public boolean show(Path file) throws InterruptedException {
    for (Function<Path, List<String>> way : ways) {
      if (takes(way.apply(file))) {
        return true;
      }
    }
    return false;
  }

  private static boolean takes(List<String> command) throws InterruptedException {
    try {
      Process manager =
          new ProcessBuilder(command)
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start();
      if (manager.waitFor(SECONDS, TimeUnit.SECONDS)) {
        // explorer always ends with 1
        return manager.exitValue() == 0 || command.get(0).equals("explorer.exe");
      }
      if (command.get(0).equals("xdg-open")) {
        // the window is its own
        return true;
      }
      manager.destroyForcibly();
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * As the file managers of Linux desktops are asked (freedesktop.org, File Manager Interface).
   * Commas part the entries of a list there.
   */
  static List<String> chosen(Path file) {
    String uri = file.toUri().toASCIIString().replace(",", "%2C");
    return List.of(
        "dbus-send",
        "--session",
        "--print-reply",
        "--dest=org.freedesktop.FileManager1",
        "/org/freedesktop/FileManager1",
        "org.freedesktop.FileManager1.ShowItems",
        "array:string:" + uri,
        "string:");
  }

  private static String folder(Path file) {
    Path folder = file.getParent();
    return (folder == null ? file : folder).toString();
  }
}
