package app.pickup.http;

import java.time.Instant;
import java.time.InstantSource;

/**
 * When the last caller came who was let in and wanted something. A hello alone asks who is there, a
 * panel that only tells what is selected wants nothing, nor does one that finds the outbox empty:
 * for a host that is merely open a bridge would stay for ever.
 */
public final class Traffic {
  private final InstantSource clock;
  private volatile Instant last;

  Traffic(InstantSource clock) {
    this.clock = clock;
    this.last = clock.instant();
  }

  void came(String method, String path) {
    boolean beside = method.equals("PUT") && path.startsWith("/v1/hosts/");
    boolean looks = method.equals("GET") && path.equals("/v1/outbox");
    if (!path.equals("/v1/hello") && !beside && !looks) {
      needed();
    }
  }

  /** Somebody found what he had looked for. */
  void needed() {
    last = clock.instant();
  }

  public Instant last() {
    return last;
  }
}
