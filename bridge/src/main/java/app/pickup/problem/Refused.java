package app.pickup.problem;

import java.util.List;

/**
 * Something an editor can meet and mend. Carries every problem that was found, so that all of a
 * request are told at once. Anything else that is thrown is a bug of ours.
 */
public final class Refused extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  public Refused(List<Problem> problems) {
    super(problems.get(0).code().id() + ": " + problems.get(0).detail());
    this.problems = List.copyOf(problems);
  }

  public Refused(Problem problem) {
    this(List.of(problem));
  }

  public Refused(Code code, String... args) {
    this(Problem.of(code, args));
  }

  /** At least one. */
  public List<Problem> problems() {
    return problems;
  }

  /** The first problem: what a job stores. */
  public Problem problem() {
    return problems.get(0);
  }
}
