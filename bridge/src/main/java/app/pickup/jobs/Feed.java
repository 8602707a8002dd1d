package app.pickup.jobs;

import java.time.Duration;

/**
 * Tells waiting streams that the ledger has a newer revision. It carries no events: a stream reads
 * the rows newer than its last one from the ledger, so a slow reader skips what is outdated, holds
 * nothing, and misses nothing.
 */
public final class Feed {
  private long newest;
  private boolean closed;

  synchronized void tell(long revision) {
    newest = Math.max(newest, revision);
    notifyAll();
  }

  /** Wakes everybody for good. */
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  public synchronized boolean closed() {
    return closed;
  }

  /**
   * Waits until there is something newer than this revision, at most so long.
   *
   * @return whether there is
   */
  public synchronized boolean await(long seen, Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    long left = longest.toMillis();
    while (newest <= seen && !closed && left > 0) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
    return newest > seen;
  }
}
