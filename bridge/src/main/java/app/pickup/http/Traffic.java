package app.pickup.http;

import java.time.Instant;
import java.time.InstantSource;

/** When the last caller came who was let in. */
public final class Traffic {
  private final InstantSource clock;
  private volatile Instant last;

  Traffic(InstantSource clock) {
    this.clock = clock;
    this.last = clock.instant();
  }

  void came() {
    last = clock.instant();
  }

  public Instant last() {
    return last;
  }
}
