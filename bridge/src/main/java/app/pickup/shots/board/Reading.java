package app.pickup.shots.board;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of a file.
 *
 * @param board null where an error was found: half a board is none
 * @param remarks all at once, in the order of the file
 */
public record Reading(@Nullable Storyboard board, List<Remark> remarks) {

  /** More are no help. */
  private static final int MOST_FINDINGS = 200;

  public Reading {
    remarks = Remark.sorted(remarks).stream().limit(MOST_FINDINGS).toList();
    board = remarks.stream().anyMatch(Remark::stops) ? null : board;
  }

  /** Nothing of the file could be read. */
  static Reading refused(Source source) {
    return new Reading(null, List.of(Objects.requireNonNull(source.fault())));
  }
}
