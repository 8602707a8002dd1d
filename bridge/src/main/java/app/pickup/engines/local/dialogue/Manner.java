package app.pickup.engines.local.dialogue;

import app.pickup.shots.Line;

/**
 * How a line is said.
 *
 * @param pace words a minute, 80 to 450
 */
record Manner(Timbre timbre, int pace) {
  /** What is natural, words a minute. */
  static final int USUAL = 160;

  /** The line's own. */
  static Manner of(Line line) {
    return new Manner(Timbre.of(line), USUAL);
  }

  Manner paced(int words) {
    return new Manner(timbre, words);
  }
}
