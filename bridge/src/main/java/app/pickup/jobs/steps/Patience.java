package app.pickup.jobs.steps;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a step lets things be before it looks again.
 *
 * @param second how long a second lasts; a test's is shorter
 * @param random so that a thousand jobs do not ask in one moment
 */
public record Patience(Duration second, RandomGenerator random) {

  private static final int LONGEST_PAUSE = 60;

  /** About this long, give or take a seventh. */
  Duration about(Duration time) {
    double share = .85 + .3 * random.nextDouble();
    return Duration.ofMillis(Math.round(time.toMillis() * share * second.toMillis() / 1000));
  }

  Duration seconds(long seconds) {
    return about(Duration.ofSeconds(seconds));
  }

  /** Twice as long each time, up to a minute: who is down is not asked every second. */
  Duration growing(int attempt) {
    return seconds(Math.min(LONGEST_PAUSE, 1L << Math.min(6, Math.max(0, attempt))));
  }
}
