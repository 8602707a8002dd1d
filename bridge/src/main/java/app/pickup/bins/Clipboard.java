package app.pickup.bins;

import java.util.Optional;

/** The clipboard of a screen. */
public interface Clipboard {

  /** Its text; empty when it holds none. */
  Optional<String> text() throws InterruptedException;

  /**
   * Puts this text on it.
   *
   * @return false when it can not be reached
   */
  boolean put(String text) throws InterruptedException;
}
