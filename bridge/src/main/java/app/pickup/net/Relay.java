package app.pickup.net;

import app.pickup.problem.Refused;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/**
 * A place where footage lies for a vendor that takes it by address only. What is put there is short
 * of life: it is taken away as soon as the vendor has made its work of it.
 */
public interface Relay {

  /**
   * Puts a file there. Harmless when repeated: it lies in the same place, or twice for a while.
   *
   * @param engine for whom
   * @param name of a job; nobody can guess it, and it says nothing
   * @return where the vendor finds it
   */
  URI put(String engine, String name, Path file) throws Refused, NoAnswer, IOException;

  /** Takes it away; harmless when it is gone. */
  void remove(String engine, URI at) throws Refused, NoAnswer;
}
