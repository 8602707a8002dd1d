package app.pickup.shots.board;

import app.pickup.shots.Line;

/** A piece of a story: what happens, or what is said. */
sealed interface Passage {

  /**
   * What happens; one line of text.
   *
   * @param turns whether it begins at a new place or time
   */
  record Action(String text, boolean turns) implements Passage {}

  /**
   * What somebody says, kept whole.
   *
   * @param manner how, {@code whispering}, or that they are not seen; may be empty
   */
  record Speech(Line line, String manner) implements Passage {}
}
