package app.pickup.jobs;

import java.util.Locale;

/**
 * Where a job stands (contract §4). In order; a job goes down this list, passing over what its
 * engine does not need. {@code RENDERING} is work on this machine, {@code WAITING} is work
 * elsewhere that is looked at from time to time.
 */
public enum JobState {
  QUEUED(0, 0),
  PREPARING(0, .05),
  RENDERING(.05, .85),
  WAITING(.05, .85),
  FETCHING(.85, .88),
  CONFORMING(.88, .96),
  DELIVERING(.96, 1),
  DONE(1, 1),
  FAILED(1, 1),
  CANCELLED(1, 1);

  private final double from;
  private final double to;

  JobState(double from, double to) {
    this.from = from;
    this.to = to;
  }

  /** Its name on the wire. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state with this name on the wire. */
  public static JobState byId(String id) {
    for (JobState state : values()) {
      if (state.id().equals(id)) {
        return state;
      }
    }
    throw new IllegalArgumentException(id);
  }

  /** Whether nothing more happens by itself. */
  public boolean ended() {
    return compareTo(DONE) >= 0;
  }

  /** The whole job's progress, 0 to 1, when so much (0 to 1) of this state is done. */
  double progress(double share) {
    return from + (to - from) * Math.max(0, Math.min(1, share));
  }
}
