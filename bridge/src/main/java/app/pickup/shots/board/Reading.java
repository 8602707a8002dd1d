package app.pickup.shots.board;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of a file.
 *
 * @param board null where an error was found: half a board is none
 * @param findings all at once, in the order of the file
 */
public record Reading(@Nullable Storyboard board, List<Finding> findings) {

  /** More are no help. */
  private static final int MOST_FINDINGS = 200;

  public Reading {
    findings = Finding.sorted(findings).stream().limit(MOST_FINDINGS).toList();
    board = findings.stream().anyMatch(Finding::stops) ? null : board;
  }

  /** Nothing of the file could be read. */
  static Reading refused(Source source) {
    return new Reading(null, List.of(Objects.requireNonNull(source.fault())));
  }
}
