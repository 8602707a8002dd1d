package app.pickup.engines.local.matte;

import app.pickup.problem.Refused;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Hands things from one thread to the next, in order, and also the news that there are no more or
 * that the work failed. Never full: as many things as there can be are pooled.
 */
final class Relay<T> {
  private final Deque<T> things = new ArrayDeque<>();
  private boolean ended;
  private @Nullable Throwable failure;

  synchronized void put(T thing) {
    things.add(thing);
    notifyAll();
  }

  /** No more; because of this failure, or because all is done. */
  synchronized void end(@Nullable Throwable why) {
    ended = true;
    failure = why;
    notifyAll();
  }

  /** Waits so long for a thing or the end. */
  synchronized boolean await(long millis) throws InterruptedException {
    if (things.isEmpty() && !ended) {
      wait(millis);
    }
    return !things.isEmpty() || ended;
  }

  /** The next thing, waited for; null when there are no more. */
  synchronized @Nullable T take() throws Refused, InterruptedException {
    while (!await(0)) {}
    T next = things.poll();
    if (next == null && failure != null) {
      throw rethrown(failure);
    }
    return next;
  }

  private static Refused rethrown(Throwable failure) {
    if (failure instanceof Refused refused) {
      return refused;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    throw new IllegalStateException("a stage of the swap failed", failure);
  }
}
