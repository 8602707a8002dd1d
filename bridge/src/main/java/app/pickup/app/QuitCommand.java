package app.pickup.app;

import app.pickup.jobs.JobState;
import app.pickup.json.Json;
import app.pickup.problem.Refused;
import app.pickup.store.Home;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Ends the bridge of this home, whoever started it: no listener is left. Jobs under way go on at
 * its next start.
 */
@Command(
    name = "quit",
    mixinStandardHelpOptions = true,
    description = "End the bridge that runs; jobs under way go on at its next start.")
final class QuitCommand implements Callable<Integer> {
  private static final int LOOKS = 100;
  private static final long LOOK_MILLIS = 200;

  @Option(names = "--force", description = "Also while jobs are under way.")
  private boolean force;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException, Refused {
    PrintWriter screen = Objects.requireNonNull(spec).commandLine().getOut();
    Home home = ServeCommand.home();
    Optional<BridgeClient> running = BridgeClient.find(home);
    if (running.isEmpty()) {
      screen.println("No bridge is running.");
      return 0;
    }
    long busy = busy(running.get());
    if (busy > 0 && !force) {
      screen.println(
          busy + " jobs are under way. They would go on at the next start: pickup quit --force.");
      return 1;
    }
    boolean ended = end(home);
    screen.println(ended ? "The bridge has ended." : "The bridge does not end; it may hang.");
    return ended ? 0 : 1;
  }

  private static long busy(BridgeClient client) throws IOException, InterruptedException {
    long busy = 0;
    for (JobState state : JobState.values()) {
      if (!state.ended()) {
        String list = client.get("/v1/jobs?limit=200&state=" + state.id()).body();
        for (JsonNode job : Json.own(list).path("items")) {
          busy += job.path("paused").asBoolean() ? 0 : 1;
        }
      }
    }
    return busy;
  }

  /** Asks the process that has just proved to be the bridge to end, and waits until it has. */
  static boolean end(Home home) throws InterruptedException {
    Optional<ProcessHandle> process =
        RuntimeFile.read(home.runtime()).flatMap(file -> ProcessHandle.of(file.pid()));
    if (process.isEmpty()) {
      return true;
    }
    CompletableFuture<ProcessHandle> exit = process.get().onExit();
    process.get().destroy();
    for (int look = 0; look < LOOKS; look++) {
      try {
        exit.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return true;
      } catch (TimeoutException e) {
        // one that a panel started is a zombie until the panel asks after it; it has cleared away
        if (RuntimeFile.read(home.runtime()).isEmpty()) {
          return true;
        }
      } catch (ExecutionException e) {
        return false;
      }
    }
    return false;
  }
}
