package app.pickup.shots.board;

import app.pickup.shots.Line;
import app.pickup.shots.Vocabulary;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** How long words take to say. */
final class Talk {
  private Talk() {}

  /** Seconds that a line takes at a comfortable pace, to a tenth. */
  static BigDecimal seconds(Line line) {
    return seconds(Vocabulary.bundled().millis(line));
  }

  /** The same of all lines of a shot. */
  static BigDecimal seconds(List<Line> lines) {
    return lines.stream().map(Talk::seconds).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Seconds that the lines take as fast as anybody is understood. */
  static BigDecimal least(List<Line> lines) {
    return seconds(lines.stream().mapToLong(Vocabulary.bundled()::least).sum());
  }

  private static BigDecimal seconds(long millis) {
    return BigDecimal.valueOf(millis, 3).setScale(1, RoundingMode.HALF_UP);
  }
}
