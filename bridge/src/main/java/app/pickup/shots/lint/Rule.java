package app.pickup.shots.lint;

/** One rule of the linter. */
interface Rule {
  /** Tells what it finds. */
  void read(Page page);
}
