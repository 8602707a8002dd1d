package app.pickup.app;

import app.pickup.problem.Refused;
import app.pickup.store.Home;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bridge to talk to: the one that runs, or one that lives as long as this command does. A job
 * that is not done by then goes on when the next bridge starts.
 */
final class Reach implements AutoCloseable {

  private final BridgeClient client;
  private final @Nullable Bridge bridge;
  private final @Nullable HomeLock held;

  private Reach(BridgeClient client, @Nullable Bridge bridge, @Nullable HomeLock held) {
    this.client = client;
    this.bridge = bridge;
    this.held = held;
  }

  /** Finds the running bridge or starts one. */
  static Reach bridge(Workshop.Maker workshop) throws IOException, InterruptedException, Refused {
    Home home = ServeCommand.home();
    Optional<HomeLock> lock = HomeLock.take(home);
    if (lock.isEmpty()) {
      BridgeClient running =
          RunningBridge.await(home)
              .orElseThrow(
                  () ->
                      new IOException(
                          "a bridge holds "
                              + home.root()
                              + " but does not answer; end it, then try again"));
      return new Reach(running, null, null);
    }
    Logs.into(home.logs());
    Settings settings = Settings.read(home.settings(), System.getenv()).withPort(0);
    HomeLock held = lock.get();
    Bridge bridge = Bridge.start(home, settings, workshop, Clock.systemUTC());
    Runtime.getRuntime().addShutdownHook(new Thread(bridge::close, "quit"));
    BridgeClient client =
        BridgeClient.find(home).orElseThrow(() -> new IOException("the bridge does not answer"));
    return new Reach(client, bridge, held);
  }

  BridgeClient client() {
    return client;
  }

  /** Whether it lives as long as this command does. */
  boolean own() {
    return bridge != null;
  }

  /** Has an own bridge say when nobody has needed it for long. */
  void leaveIdle(IdleWatch idle, Runnable leave) {
    if (bridge != null) {
      idle.start(bridge, Clock.systemUTC(), leave);
    }
  }

  @Override
  public void close() throws IOException {
    if (bridge != null) {
      bridge.close();
    }
    if (held != null) {
      held.close();
    }
  }
}
