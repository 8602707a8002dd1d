package app.pickup.shots;

import app.pickup.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds a shot against the world before it is accepted, and for {@code dryRun}: is the media there
 * and readable, does the range lie in it, can the folder be written, which engine will make it, at
 * what price. Starts nothing and leaves nothing behind.
 */
@FunctionalInterface
public interface ShotCheck {

  /** Every problem of the shot, each with the JSON pointer of its field; else the plan. */
  Finding check(Shot shot) throws InterruptedException;

  /**
   * Either problems or a plan.
   *
   * @param problems empty when it can be made
   * @param plan null only where there are problems
   */
  record Finding(List<Problem> problems, @Nullable Plan plan) {
    public Finding {
      problems = List.copyOf(problems);
      if (problems.isEmpty() == (plan == null)) {
        throw new IllegalArgumentException("either problems or a plan");
      }
    }

    public static Finding of(Plan plan) {
      return new Finding(List.of(), plan);
    }

    public static Finding of(List<Problem> problems) {
      return new Finding(problems, null);
    }
  }
}
