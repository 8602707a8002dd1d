package app.pickup.shots.lint;

import org.jspecify.annotations.Nullable;

/**
 * One thing that an editor should know of a prompt.
 *
 * @param rule its id, stable, e.g. {@code camera.stacked}; see bridge/docs/lint.md
 * @param pointer the field whose text the offsets count in, a JSON pointer of the request
 * @param from the place's first UTF-16 unit
 * @param to the unit after its last
 * @param reason what will come of it and what to do, a sentence
 * @param fix of the text, or null where only the editor can know
 */
public record Finding(
    String rule,
    Severity severity,
    String pointer,
    int from,
    int to,
    String reason,
    @Nullable Fix fix) {

  /** Other words for a part of the text; empty: without it. */
  public record Fix(int from, int to, String text) {}
}
