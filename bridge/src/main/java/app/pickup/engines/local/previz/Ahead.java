package app.pickup.engines.local.previz;

import app.pickup.problem.Refused;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Sets the next shot's stage while this one's frames are drawn: taking a still apart is work for
 * one processor, and there is nearly always another. Never more than one ahead.
 */
final class Ahead implements AutoCloseable {
  /** Sets a stage. */
  interface Setter {
    Stage set(Setup setup) throws Refused;
  }

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread hand = new Thread(work, "previz-ahead");
            hand.setDaemon(true);
            return hand;
          });
  private final List<Setup> setups;
  private final Setter setter;
  private Future<Stage> next;
  private int taken;

  Ahead(List<Setup> setups, Setter setter) {
    this.setups = setups;
    this.setter = setter;
    this.next = begun(0);
  }

  private Future<Stage> begun(int number) {
    return thread.submit(() -> setter.set(setups.get(number)));
  }

  /** The stage of the next setup, in order. */
  Stage next() throws Refused, InterruptedException {
    try {
      Stage stage = next.get();
      if (++taken < setups.size()) {
        next = begun(taken);
      }
      return stage;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Refused refused) {
        throw refused;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * Lets what has begun come to its end: a network that is closed while it runs ends the program.
   */
  @Override
  public void close() {
    next.cancel(false);
    thread.shutdown();
    boolean interrupted = false;
    while (true) {
      try {
        if (thread.awaitTermination(1, TimeUnit.MINUTES)) {
          break;
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
