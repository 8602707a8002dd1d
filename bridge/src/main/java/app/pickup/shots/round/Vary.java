package app.pickup.shots.round;

/** In what the drafts of a round differ. */
public enum Vary {
  /** In camera move and size, where the shot leaves them open; they are then part of the draft. */
  CAMERA,
  /** In the seed alone; where an engine has none, by its own chance. */
  SEEDS,
  /** In the words: as written, with each of the linter's fixes, with all of them. */
  WORDS
}
