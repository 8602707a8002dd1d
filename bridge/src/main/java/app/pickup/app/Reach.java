package app.pickup.app;

import app.pickup.problem.Refused;
import app.pickup.store.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bridge to talk to: the one that runs, or one that lives as long as this command does. A job
 * that is not done by then goes on when the next bridge starts.
 */
final class Reach implements AutoCloseable {

  /** What a bridge is asked. */
  @FunctionalInterface
  interface Question<T> {
    T of(BridgeClient client) throws IOException, InterruptedException;
  }

  /**
   * Who answers.
   *
   * @param bridge null when it is another process's
   * @param held the home's lock, while it is ours
   */
  private record Answering(BridgeClient client, @Nullable Bridge bridge, @Nullable HomeLock held) {}

  private final Home home;
  private final Workshop.Maker workshop;
  private final boolean known;
  private volatile Answering answering;

  private Reach(Home home, Workshop.Maker workshop, boolean known)
      throws IOException, InterruptedException, Refused {
    this.home = home;
    this.workshop = workshop;
    this.known = known;
    this.answering = find();
  }

  /** Finds the running bridge or starts one. */
  static Reach bridge(Workshop.Maker workshop) throws IOException, InterruptedException, Refused {
    return bridge(ServeCommand.home(), workshop);
  }

  static Reach bridge(Home home, Workshop.Maker workshop)
      throws IOException, InterruptedException, Refused {
    return new Reach(home, workshop, false);
  }

  /**
   * The same, but one that is started listens where panels look that can not read its file: at the
   * port of the settings, or the next free one.
   */
  static Reach panels(Home home, Workshop.Maker workshop)
      throws IOException, InterruptedException, Refused {
    return new Reach(home, workshop, true);
  }

  BridgeClient client() {
    return answering.client();
  }

  /**
   * Asks. When the bridge was another command's and ended before it answered, the next one is asked
   * the same. So this is for what may be asked twice: a look, or an order under its key.
   *
   * @throws IOException when the bridge that is still there can not answer
   */
  <T> T ask(Question<T> question) throws IOException, InterruptedException, Refused {
    while (true) {
      BridgeClient asked = client();
      try {
        return question.of(asked);
      } catch (IOException | UncheckedIOException e) {
        if (own()) {
          throw e;
        }
        answering = find();
        if (client().same(asked)) {
          throw e; // it is there, and its end is not what went wrong
        }
      }
    }
  }

  /** Whether it lives as long as this command does. */
  boolean own() {
    return answering.bridge() != null;
  }

  /** Has an own bridge say when nobody has needed it for long. */
  void leaveIdle(IdleWatch idle, Runnable leave) {
    if (answering.bridge() != null) {
      idle.start(answering.bridge(), Clock.systemUTC(), leave);
    }
  }

  @Override
  public void close() throws IOException {
    if (answering.bridge() != null) {
      answering.bridge().close();
    }
    if (answering.held() != null) {
      answering.held().close();
    }
  }

  private Answering find() throws IOException, InterruptedException, Refused {
    Optional<HomeLock> lock = HomeLock.take(home);
    if (lock.isEmpty()) {
      Optional<BridgeClient> running = RunningBridge.await(home);
      if (running.isPresent()) {
        return new Answering(running.get(), null, null);
      }
      lock = HomeLock.take(home); // who held it may have been about to end
    }
    HomeLock held =
        lock.orElseThrow(
            () ->
                new IOException(
                    "a bridge holds "
                        + home.root()
                        + " but does not answer; end it, then try again"));
    Logs.into(home.logs());
    Settings settings = Settings.read(home.settings(), System.getenv());
    Bridge bridge =
        Bridge.start(home, known ? settings : settings.withPort(0), workshop, Clock.systemUTC());
    Runtime.getRuntime().addShutdownHook(new Thread(bridge::close, "quit"));
    BridgeClient client =
        BridgeClient.find(home).orElseThrow(() -> new IOException("the bridge does not answer"));
    return new Answering(client, bridge, held);
  }
}
