package app.pickup.jobs;

import app.pickup.problem.Refused;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The work of one state of a job. Short or resumable, and harmless when repeated: a step may be
 * killed anywhere and is then run again from its beginning, with what it has kept ({@link
 * Work#keep}) and what lies in the work folder.
 */
@FunctionalInterface
public interface Step {

  /**
   * Does the work.
   *
   * @return what happens next
   * @throws Refused the job fails with these problems; a retry runs this step again
   * @throws IOException a full disk fails the job as {@code disk.full}, else as {@code internal}
   * @throws InterruptedException when it was told to stop; nothing is left running
   */
  Outcome run(Work work) throws Refused, IOException, InterruptedException;

  /** Whom this step waits for in a job of this order. */
  default Lane lane(Order order) {
    return Lane.LIGHT;
  }

  /**
   * Whether it fills its work folder, so that room is looked for before it begins. A step that only
   * looks at what others do is run often and by many jobs.
   */
  default boolean fills() {
    return true;
  }

  /**
   * Takes away what this step has left with others ({@link Kept#REMAINS}), when its job is done,
   * has failed or was cancelled. Short, and harmless when repeated; survives a restart.
   *
   * @return after what time to look again; empty: nothing is left
   */
  default Optional<Duration> tidy(Kept ended) {
    return Optional.empty();
  }

  /** The same step in the render lane. */
  static Step rendering(Step step) {
    return new Step() {
      @Override
      public Outcome run(Work work) throws Refused, IOException, InterruptedException {
        return step.run(work);
      }

      @Override
      public Lane lane(Order order) {
        return Lane.RENDER;
      }

      @Override
      public Optional<Duration> tidy(Kept ended) {
        return step.tidy(ended);
      }
    };
  }
}
