package app.pickup.jobs;

import app.pickup.problem.Refused;
import app.pickup.shots.Shot;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes of a finished job the same shot at a higher tier; contract §2, promote. */
public interface Promotion {

  /** An end of a take that the next one is made to share. */
  enum End {
    FIRST,
    LAST
  }

  /**
   * The job's frozen shot at this tier.
   *
   * @param engine who makes it now, whose name is the leave to send and to pay; null: the same as
   *     before, at a higher tier
   * @param take the take whose ends are pinned; null: the job's first
   * @param pin the take's frames that become the new clip's first and last, where the shot has none
   *     of its own
   * @throws Refused when the job is not done, the tier is not above its own, or its frames can not
   *     be pinned
   */
  Shot of(Job parent, Shot.Tier tier, @Nullable String engine, @Nullable String take, Set<End> pin)
      throws Refused, InterruptedException;
}
