package app.pickup.app;

import app.pickup.budget.Budget;
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

  private final Deque<AutoCloseable> open;
  private final Workshop shop;
  private final Jobs jobs;
  private final Server server;

  private Bridge(Deque<AutoCloseable> open, Workshop shop, Jobs jobs, Server server) {
    this.open = open;
    this.shop = shop;
    this.jobs = jobs;
    this.server = server;
  }

  /**
   * Starts one; the caller holds the home's lock. When it can not start, nothing stays open.
   *
   * @throws Refused when the database is a newer Pickup's
   */
  public static Bridge start(
      Home home, Settings settings, Workshop.Maker maker, InstantSource clock)
      throws Refused, IOException {
    Deque<AutoCloseable> open = new ArrayDeque<>();
    boolean started = false;
    try {
      Database database = opened(open, Database.open(home, clock));
      Workshop shop = opened(open, maker.make(home, database, settings, clock));
      Jobs jobs =
          opened(open, new Jobs(home, database, shop.steps(), clock, settings.workLimitMb()));
      jobs.start();
      Loopback loopback = opened(open, Loopback.open(settings.bind(), settings.port()));
      Tokens tokens = new Tokens(new PanelStore(database, clock));
      Server.Rooms rooms =
          new Server.Rooms(
              Version.NUMBER,
              jobs,
              shop.catalogue(),
              shop.cast(),
              shop.check(),
              shop.promotion(),
              shop.outbox(),
              shop.delivered(),
              shop.budget(),
              home.pictures(),
              shop.screening(),
              home.uploads(),
              shop.hosts(),
              new Checkup(home));
      Server server = opened(open, new Server(loopback, tokens, rooms, clock));
      server.start();
      RuntimeFile runtime =
          new RuntimeFile(server.url(), tokens.own(), ProcessHandle.current().pid());
      opened(open, () -> runtime.remove(home.runtime()));
      runtime.write(home.runtime());
      LOG.info("Pickup {} answers at {}", Version.NUMBER, server.url());
      started = true;
      return new Bridge(open, shop, jobs, server);
    } finally {
      if (!started) {
        closeAll(open);
      }
    }
  }

  public String url() {
    return server.url();
  }

  public Jobs jobs() {
    return jobs;
  }

  Budget budget() {
    return shop.budget();
  }

  Server server() {
    return server;
  }

  /** Streams end before the server waits for them. */
  @Override
  public synchronized void close() {
    jobs.feed().close();
    closeAll(open);
  }

  private static <T extends AutoCloseable> T opened(Deque<AutoCloseable> open, T part) {
    open.push(part);
    return part;
  }

  /** Last opened, first closed. */
  private static void closeAll(Deque<AutoCloseable> open) {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        LOG.warn("something did not close", e);
      }
    }
  }
}
