package app.pickup.elements;

import app.pickup.problem.Refused;
import java.nio.file.Path;

/** Looks at an element's files and makes clean copies of them. */
@FunctionalInterface
public interface Intake {

  /**
   * Takes the files of a wish in.
   *
   * @param own the folder of what was taken in before: files of it are clean already
   * @param folder an empty folder for the copies
   * @throws Refused with all that is wrong with the files, each at its JSON pointer
   */
  Material take(Wish wish, Path own, Path folder) throws Refused, InterruptedException;
}
