package app.pickup.net;

import app.pickup.problem.Refused;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A place where footage lies for a vendor that takes it by address only. What is put there is short
 * of life: it is taken away as soon as the vendor has made its work of it.
 */
public interface Relay {

  /** The longest that S3 lets an address be signed for. */
  Duration LONGEST = Duration.ofDays(7);

  /**
   * Puts a file there. Harmless when repeated: the same name gives the same place, and what lies
   * there already is not sent again; where the vendor gives the places, it lies in two for a while.
   *
   * @param engine for whom
   * @param name of a job; nobody can guess it, and it says nothing
   * @return where the vendor finds it
   */
  URI put(String engine, String name, Path file) throws Refused, NoAnswer, IOException;

  /** Takes it away, also what is there of it in part; harmless when it is gone. */
  void remove(String engine, String name) throws Refused, NoAnswer;

  /** How long it may lie there: after that its address is of no use, or it has to go. */
  Duration lasts();
}
