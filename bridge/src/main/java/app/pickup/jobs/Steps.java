package app.pickup.jobs;

import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The step of each working state. A state without one is passed over. */
public final class Steps {
  private final Map<JobState, Step> steps = new EnumMap<>(JobState.class);

  public Steps(Map<JobState, Step> steps) {
    this.steps.putAll(steps);
    this.steps
        .keySet()
        .forEach(
            state -> {
              if (state == JobState.QUEUED || state.ended()) {
                throw new IllegalArgumentException("no work is done in " + state);
              }
            });
  }

  Optional<Step> in(JobState state) {
    return Optional.ofNullable(steps.get(state));
  }

  /** The state that follows: the next one with a step, else done. */
  JobState after(JobState state) {
    for (JobState next : JobState.values()) {
      // waiting is another way of rendering: a job goes there by name only
      if (next.compareTo(state) > 0 && next != JobState.WAITING && steps.containsKey(next)) {
        return next;
      }
    }
    return JobState.DONE;
  }

  /** Where work for a job in this state is done. */
  JobState working(JobState state) {
    return state == JobState.QUEUED ? after(state) : state;
  }

  Lane lane(Job job) {
    return in(working(job.state())).map(step -> step.lane(job.order())).orElse(Lane.LIGHT);
  }

  /** Every step takes away what it has left; gives the time after which to look again. */
  Optional<Duration> tidy(Kept ended) {
    return steps.values().stream()
        .flatMap(step -> step.tidy(ended).stream())
        .min(Comparator.naturalOrder());
  }
}
