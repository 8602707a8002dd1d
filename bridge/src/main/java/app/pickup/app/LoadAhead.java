package app.pickup.app;

import app.pickup.http.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the server on the second core while the first reads the command and opens the database: a
 * third of a start is the server's classes, and loading them needs neither home nor settings.
 * Whether it is done in time, late or not at all changes nothing but the time.
 */
final class LoadAhead {
  private static final Logger LOG = LoggerFactory.getLogger(LoadAhead.class);

  private LoadAhead() {}

  /** Begins; returns at once. */
  static void begin() {
    Thread thread = new Thread(LoadAhead::load, "load-ahead");
    thread.setDaemon(true);
    thread.start();
  }

  private static void load() {
    try {
      Server.loadAhead();
    } catch (RuntimeException e) {
      LOG.debug("nothing was loaded ahead", e);
    }
  }
}
