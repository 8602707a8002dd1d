package app.pickup.jobs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What happens after a step, as a value: go on, go to a certain state, or run it again later. */
public final class Outcome {
  private static final Outcome ONWARD = new Outcome(null, null);

  private final @Nullable JobState state;
  private final @Nullable Duration again;

  private Outcome(@Nullable JobState state, @Nullable Duration again) {
    this.state = state;
    this.again = again;
  }

  /** To the next state that has a step; after the last one the job is done. */
  public static Outcome onward() {
    return ONWARD;
  }

  /** To this state, a working one. */
  public static Outcome to(JobState state) {
    if (state == JobState.QUEUED || state.ended()) {
      throw new IllegalArgumentException("not a working state: " + state);
    }
    return new Outcome(state, null);
  }

  /**
   * The same step again after this time, nothing held meanwhile. {@link Work#attempt()} counts
   * them; a deadline counts attempts and not the clock, which jumps when the machine sleeps.
   */
  public static Outcome again(Duration after) {
    return new Outcome(null, after);
  }

  @Nullable JobState state() {
    return state;
  }

  @Nullable Duration after() {
    return again;
  }
}
