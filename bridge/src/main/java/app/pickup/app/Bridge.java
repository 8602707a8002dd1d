package app.pickup.app;

import app.pickup.http.Loopback;
import app.pickup.http.PanelStore;
import app.pickup.http.Server;
import app.pickup.http.Tokens;
import app.pickup.jobs.Jobs;
import app.pickup.problem.Refused;
import app.pickup.store.Database;
import app.pickup.store.Home;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running bridge, wired by hand: home, database, workshop, jobs, door. The one place that knows
 * who needs whom. Closing it leaves no listener and no runtime file.
 */
public final class Bridge implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Bridge.class);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Jobs jobs;
  private final Server server;

  private Bridge(Home home, Settings settings, Workshop.Maker maker, InstantSource clock)
      throws Refused, IOException {
    Database database = opened(Database.open(home, clock));
    Workshop workshop = maker.make(home, database, settings, clock);
    jobs = opened(new Jobs(home, database, workshop.steps(), clock, settings.workLimitMb()));
    jobs.start();
    Loopback loopback = opened(Loopback.open(settings.bind(), settings.port()));
    Tokens tokens = new Tokens(new PanelStore(database, clock));
    server =
        opened(
            new Server(
                loopback,
                tokens,
                new Server.Rooms(
                    Version.NUMBER,
                    jobs,
                    workshop.catalogue(),
                    workshop.check(),
                    workshop.outbox()),
                clock));
    server.start();
    RuntimeFile runtime =
        new RuntimeFile(server.url(), tokens.own(), ProcessHandle.current().pid());
    runtime.write(home.runtime());
    opened(() -> runtime.remove(home.runtime()));
    LOG.info("Pickup {} answers at {}", Version.NUMBER, server.url());
  }

  /**
   * Starts one; the caller holds the home's lock.
   *
   * @throws Refused when the database is a newer Pickup's
   */
  public static Bridge start(
      Home home, Settings settings, Workshop.Maker maker, InstantSource clock)
      throws Refused, IOException {
    return new Bridge(home, settings, maker, clock);
  }

  public String url() {
    return server.url();
  }

  public Jobs jobs() {
    return jobs;
  }

  Server server() {
    return server;
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  /** Backwards; streams end before the server waits for them. */
  @Override
  public synchronized void close() {
    if (!open.isEmpty()) {
      jobs.feed().close();
    }
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        LOG.warn("something did not close", e);
      }
    }
  }
}
