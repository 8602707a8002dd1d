package app.pickup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes on with the real one, and jumps when told to, as when a machine sleeps. */
public final class SettableClock implements InstantSource {
  private volatile Duration ahead = Duration.ZERO;

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  public void jump(Duration by) {
    ahead = ahead.plus(by);
  }
}
