package app.pickup.bins.kdenlive;

import app.pickup.problem.Refused;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks again and again, for a while, at something that says nothing when it is done. */
final class Patience {

  private static final Duration PAUSE = Duration.ofMillis(200);

  private Patience() {}

  /** A look that may find nothing yet. */
  interface Look<T> {
    Optional<T> now() throws Refused;
  }

  /** What the look found within this time. */
  static <T> Optional<T> find(Duration atMost, Look<T> look) throws Refused, InterruptedException {
    return find(atMost, PAUSE, look);
  }

  /** The same, with another pause between two looks. */
  static <T> Optional<T> find(Duration atMost, Duration pause, Look<T> look)
      throws Refused, InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    CountDownLatch never = new CountDownLatch(1);
    while (true) {
      Optional<T> found = look.now();
      if (found.isPresent() || System.nanoTime() > end) {
        return found;
      }
      boolean counted = never.await(pause.toMillis(), TimeUnit.MILLISECONDS);
      assert !counted;
    }
  }
}
