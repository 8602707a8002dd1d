package app.pickup.app;

import app.pickup.http.Server;
import app.pickup.jobs.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets a bridge that a panel started by itself leave when nobody needs it any more. */
final class IdleWatch implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final long LOOK_SECONDS = 15;

  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "idle");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param leave called once, on a thread of its own
   */
  void start(Bridge bridge, InstantSource clock, Runnable leave) {
    var unused =
        looks.scheduleWithFixedDelay(
            () -> {
              if (idle(bridge.jobs(), bridge.server(), clock.instant())) {
                looks.shutdown();
                leave.run();
              }
            },
            LOOK_SECONDS,
            LOOK_SECONDS,
            TimeUnit.SECONDS);
  }

  /** No job, nobody listening, and nobody came for so long. */
  static boolean idle(Jobs jobs, Server server, Instant now) {
    return !server.heard() && !now.isBefore(server.traffic().last().plus(PATIENCE)) && !jobs.busy();
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
