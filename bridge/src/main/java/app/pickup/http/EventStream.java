package app.pickup.http;

import app.pickup.jobs.Feed;
import app.pickup.jobs.Job;
import app.pickup.jobs.Jobs;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Sends jobs as they change, to one listener after the other on the thread of each. Reads from the
 * ledger what is newer than the listener's last revision: a slow listener skips what is outdated,
 * one that comes back goes on where it was.
 */
final class EventStream {
  /** A gone listener is only noticed when something is sent. */
  private static final Duration ALIVE = Duration.ofSeconds(15);

  private static final int MOST = 32;

  private final Jobs jobs;
  private final Semaphore places = new Semaphore(MOST);

  EventStream(Jobs jobs) {
    this.jobs = jobs;
  }

  /** Somebody who listens. Throws when gone. */
  interface Listener {
    void changed(Job job) throws IOException;

    void alive() throws IOException;
  }

  /** Where a listener begins: behind its last event; without one, with what changes from now on. */
  long from(@Nullable String lastEventId) throws Refused {
    long newest = jobs.revision();
    if (lastEventId == null || lastEventId.isBlank()) {
      return newest;
    }
    if (!lastEventId.matches("\\d{1,18}")) {
      throw Asked.wrong("Last-Event-ID", "must be the id of an event");
    }
    long last = Long.parseLong(lastEventId);
    return last > newest ? 0 : last; // another ledger's id: everything is news
  }

  /**
   * Sends until the listener or the bridge is gone.
   *
   * @param jobId only this job; null: all
   * @throws Refused when too many listen already
   */
  void send(long from, @Nullable String jobId, Listener listener)
      throws Refused, IOException, InterruptedException {
    if (!places.tryAcquire()) {
      throw new Refused(Code.REQUEST_TOO_MANY);
    }
    try {
      Feed feed = jobs.feed();
      long seen = from;
      listener.alive();
      while (!feed.closed()) {
        long newest = jobs.revision();
        List<Job> changed = jobs.since(seen, jobId);
        for (Job job : changed) {
          listener.changed(job);
          seen = job.revision();
        }
        if (changed.isEmpty()) {
          seen = Math.max(seen, newest); // others' changes
          if (!feed.await(seen, ALIVE) && !feed.closed()) {
            listener.alive();
          }
        }
      }
    } finally {
      places.release();
    }
  }

  /** Whether anybody listens. */
  boolean heard() {
    return places.availablePermits() < MOST;
  }
}
