package app.pickup.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** So many requests a second, with room for a burst (a token bucket). */
final class RateLimit {
  private final InstantSource clock;
  private final double perSecond;
  private final double burst;
  private double left;
  private Instant last;

  RateLimit(InstantSource clock, double perSecond, double burst) {
    this.clock = clock;
    this.perSecond = perSecond;
    this.burst = burst;
    this.left = burst;
    this.last = clock.instant();
  }

  synchronized boolean pass() {
    Instant now = clock.instant();
    double seconds = Math.max(0, Duration.between(last, now).toMillis() / 1000.0);
    left = Math.min(burst, left + seconds * perSecond);
    last = now;
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
