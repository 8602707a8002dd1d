package app.pickup.app;

import app.pickup.store.Home;
import java.io.IOException;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Finds the bridge of a home that somebody else has started, perhaps only just now. */
final class RunningBridge {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private RunningBridge() {}

  /** Waits until its runtime file is there and it answers, at most 10 s. */
  static Optional<BridgeClient> await(Home home) throws IOException, InterruptedException {
    try (WatchService watch = home.root().getFileSystem().newWatchService()) {
      home.root()
          .register(
              watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
      long end = System.nanoTime() + PATIENCE.toNanos();
      Optional<BridgeClient> found = BridgeClient.find(home);
      while (found.isEmpty() && System.nanoTime() < end) {
        WatchKey changed = watch.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (changed != null) {
          changed.pollEvents();
          changed.reset();
        }
        found = BridgeClient.find(home);
      }
      return found;
    }
  }
}
