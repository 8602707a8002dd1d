package app.pickup.bins.kdenlive;

import static org.awaitility.Awaitility.await;

import app.pickup.problem.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A real Kdenlive on the test's own screen and session bus, with a home of its own. The folder for
 * temporary files is its own too: a lock left there by a killed one makes the next ask about a
 * crash.
 */
final class LiveKdenlive implements AutoCloseable {

  private final Process process;
  private final Desk desk;

  private LiveKdenlive(Process process) {
    this.process = process;
    this.desk = SessionDesk.open();
  }

  /** Starts it with this project, or with none; it may hang in a dialog. */
  static LiveKdenlive start(Path home, @Nullable Path film) throws IOException {
    List<String> command = new ArrayList<>(List.of("kdenlive"));
    if (film != null) {
      command.add(film.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    // short, since sockets lie in it and their paths end at 108 bytes; made with mode 0700
    Path run = Files.createTempDirectory("pickup");
    Map<String, String> environment = builder.environment();
    environment.put("HOME", home.toString());
    environment.put("XDG_RUNTIME_DIR", run.toString());
    environment.put("TMPDIR", Files.createDirectories(home.resolve("tmp")).toString());
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("LIBGL_ALWAYS_SOFTWARE", "1");
    List.of("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME").forEach(environment::remove);
    builder.redirectErrorStream(true).redirectOutput(home.resolve("log").toFile());
    return new LiveKdenlive(builder.start());
  }

  /**
   * Starts it and waits until the project is there. Seen once in three runs of the class: no title
   * within a minute, the cause not found. It is then started a second time, and says so; a second
   * time without a title fails.
   */
  static LiveKdenlive open(Path home, Path film) throws IOException {
    LiveKdenlive first = start(home, film);
    try {
      return first.shows(film);
    } catch (ConditionTimeoutException e) {
      first.close();
      System.err.println(
          "Kdenlive showed no project in time and is started again: " + film.getFileName());
      return start(Files.createTempDirectory(home, "again"), film).shows(film);
    }
  }

  private LiveKdenlive shows(Path film) {
    await()
        .atMost(Duration.ofSeconds(45))
        .pollInterval(Duration.ofMillis(300))
        .until(() -> title().filter(t -> new Title(t).names(film)).isPresent());
    return this;
  }

  /** Its title; empty while it is not on the bus. */
  Optional<String> title() {
    try {
      return Optional.of(window().title());
    } catch (Refused | NoSuchElementException e) {
      return Optional.empty();
    }
  }

  Window window() throws Refused {
    return desk.windows().stream()
        .filter(window -> window.pid() == process.pid())
        .findFirst()
        .orElseThrow();
  }

  /** What it would save now, as its autosave has it. */
  Optional<Project> unsaved() {
    return new Traces(process.pid())
        .autosave()
        .flatMap(
            file -> {
              try {
                return Optional.of(Project.read(file));
              } catch (Refused e) {
                return Optional.empty();
              }
            });
  }

  Map<String, String> screen() {
    return new Traces(process.pid()).environment();
  }

  @Override
  public void close() {
    desk.close();
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
