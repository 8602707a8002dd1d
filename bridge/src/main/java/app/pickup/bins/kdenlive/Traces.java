package app.pickup.bins.kdenlive;

import app.pickup.problem.Refused;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process tells of itself in {@code /proc} (proc(5)), and Kdenlive in its settings;
 * elsewhere nothing.
 */
record Traces(long pid) {

  private static final String AUTOSAVES = "/stalefiles/kdenlive/";
  private static final Pattern AUTOSAVE_NAME =
      Pattern.compile("(.+\\.kdenlive)_file_(%2F.*)_[^_]*");

  /** Since 24.12: eight letters by chance, the last three of them before the scheme too. */
  private static final Pattern HASHED_NAME =
      Pattern.compile("\\p{XDigit}{32}\\.kdenlive(.{3})file_(%2F.*).{5}\\1");

  private static final Pattern RECENT = Pattern.compile("File\\d+(?:\\[\\$e])?=(.*)");

  private static final Pattern FOLDERS =
      Pattern.compile("KdenliveProjectsFolder(?:\\[\\$e])?=(.*)");

  /** The project files it was started with. */
  List<Path> projects() {
    Path folder = link(Path.of("/proc", Long.toString(pid), "cwd")).orElse(Path.of("/"));
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().arguments())
        .map(List::of)
        .orElse(List.of())
        .stream()
        .filter(argument -> argument.endsWith(".kdenlive"))
        .flatMap(argument -> resolved(folder, argument).stream())
        .toList();
  }

  /**
   * The project file of a window with this title: one it was started with, the one that the
   * autosave is named after, or, when it was just saved for the first time, the only one among its
   * recent files.
   */
  Optional<Path> project(Title title) {
    Stream<Path> told =
        Stream.concat(
            projects().stream(), autosave().flatMap(file -> savedFor(file, title)).stream());
    return Stream.concat(told, only(recent(environment(), title)).stream())
        .filter(title::names)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** The one there is; of several nobody knows by their name which is open. */
  static Optional<Path> only(List<Path> recent) {
    return recent.size() == 1 ? Optional.of(recent.get(0)) : Optional.empty();
  }

  /** Of several recent files of this name, the one that is this document. */
  static Optional<Path> document(List<Path> recent, String document) {
    return recent.stream().filter(file -> document.equals(documentOf(file))).findFirst();
  }

  private static String documentOf(Path file) {
    try {
      return Project.read(file).property("documentid");
    } catch (Refused e) {
      return "";
    }
  }

  /**
   * By its settings (KConfig): the recent files with this title, and those in a folder that
   * projects were saved to, which is written down at once.
   */
  static List<Path> recent(Map<String, String> environment, Title title) {
    String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    String settings = environment.getOrDefault("XDG_CONFIG_HOME", home + "/.config");
    Set<Path> named = new LinkedHashSet<>();
    try {
      String group = "";
      for (String line : Files.readAllLines(Path.of(settings, "kdenliverc"))) {
        Matcher file = RECENT.matcher(line);
        Matcher folders = FOLDERS.matcher(line);
        if (line.startsWith("[")) {
          group = line;
        } else if (group.equals("[Recent Files]") && file.matches()) {
          named.add(Path.of(file.group(1).replace("$HOME", home)));
        } else if (group.equals("[Recent Dirs]") && folders.matches()) {
          for (String folder : folders.group(1).split("(?<!\\\\),")) {
            named.add(
                Path.of(folder.replace("\\,", ",").replace("$HOME", home))
                    .resolve(title.name() + ".kdenlive"));
          }
        }
      }
    } catch (IOException | InvalidPathException e) {
      // settings that are not there or not text name nothing
    }
    return named.stream().filter(title::names).filter(Files::isRegularFile).toList();
  }

  /**
   * {@code film.kdenlive_file_%2Fhome%2Fanna_x7} (KAutoSaveFile): name, scheme, folder. Since 24.12
   * the name is a hash, so that it is taken from the window's title.
   */
  static Optional<Path> savedFor(Path autosave, Title title) {
    String text = String.valueOf(autosave.getFileName());
    Matcher hashed = HASHED_NAME.matcher(text);
    boolean newer = hashed.matches();
    Matcher name = newer ? hashed : AUTOSAVE_NAME.matcher(text);
    if (!newer && !name.matches()) {
      return Optional.empty();
    }
    try {
      String folder = URLDecoder.decode(name.group(2).replace("+", "%2B"), StandardCharsets.UTF_8);
      return Optional.of(Path.of(folder, newer ? title.name() + ".kdenlive" : name.group(1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // cut off where names may not be longer
    }
  }

  /**
   * The file into which Kdenlive writes the project three seconds after each change, so that a
   * crash loses nothing. It holds it open, and empties it when the project is saved.
   */
  Optional<Path> autosave() {
    Path files = Path.of("/proc", Long.toString(pid), "fd");
    if (!Files.isDirectory(files)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> open = Files.newDirectoryStream(files)) {
      for (Path file : open) {
        Optional<Path> target = link(file);
        if (target.isPresent()
            && target.get().toString().contains(AUTOSAVES)
            && !target.get().toString().endsWith(".lock")) {
          return target;
        }
      }
    } catch (IOException e) {
      // it has just left, or is another user's
    }
    return Optional.empty();
  }

  /** Whether its main thread waits for something to happen; also where that is not told. */
  boolean idle() {
    try {
      String in = Files.readString(main().resolve("wchan"));
      return state() == 'S' && (in.contains("poll") || in.equals("0"));
    } catch (IOException e) {
      return true;
    }
  }

  /** Whether its main thread is at work, or waits for a disk. */
  boolean computes() {
    try {
      return "RD".indexOf(state()) >= 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * What its threads have computed so far, in ticks of the clock; -1 while one of them is at work
   * or waits for a disk, and where that is not told.
   */
  long rested() {
    try (DirectoryStream<Path> threads =
        Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
      long ticks = 0;
      for (Path thread : threads) {
        String stat = Files.readString(thread.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        if (!fields[0].equals("S")) {
          return -1;
        }
        ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
      }
      return ticks;
    } catch (IOException | DirectoryIteratorException e) {
      return -1; // a thread has just ended: that was work
    }
  }

  /** Its main thread's. It stands behind the name, which may hold anything. */
  private char state() throws IOException {
    String stat = Files.readString(main().resolve("stat"));
    return stat.charAt(stat.lastIndexOf(')') + 2);
  }

  private Path main() {
    return Path.of("/proc/%1$d/task/%1$d".formatted(pid));
  }

  /** Its environment: which screen it is on. */
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    try {
      byte[] content = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "environ"));
      for (String one : new String(content, StandardCharsets.UTF_8).split("\0", -1)) {
        int equals = one.indexOf('=');
        if (equals > 0) {
          environment.put(one.substring(0, equals), one.substring(equals + 1));
        }
      }
    } catch (IOException e) {
      // then ours is taken
    }
    return environment;
  }

  private static Optional<Path> link(Path link) {
    try {
      return Optional.of(Files.readSymbolicLink(link));
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> resolved(Path folder, String argument) {
    try {
      return Optional.of(folder.resolve(argument).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
