package app.pickup.http;

import java.time.Instant;
import java.time.InstantSource;

/**
 * When the last caller came who was let in and wanted something. A hello alone asks who is there,
 * and a panel that only tells what is selected wants nothing: a bridge would stay for ever.
 */
public final class Traffic {
  private final InstantSource clock;
  private volatile Instant last;

  Traffic(InstantSource clock) {
    this.clock = clock;
    this.last = clock.instant();
  }

  void came(String method, String path) {
    if (!path.equals("/v1/hello") && !(method.equals("PUT") && path.startsWith("/v1/hosts/"))) {
      last = clock.instant();
    }
  }

  public Instant last() {
    return last;
  }
}
