package app.pickup.shots.board;

import app.pickup.shots.Camera;
import app.pickup.shots.Framing;
import app.pickup.shots.Line;
import app.pickup.shots.Vocabulary;
import app.pickup.shots.Vocabulary.Mention;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Camera and framing named in words, and how long words take to say. */
final class Said {
  private Said() {}

  static Optional<Camera> camera(String text) {
    return Vocabulary.bundled().mentions(text).stream()
        .filter(each -> each.kind() == Vocabulary.Kind.MOVE)
        .map(Mention::camera)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .findFirst();
  }

  static Optional<Framing> framing(String text) {
    return Vocabulary.bundled().mentions(text).stream()
        .filter(each -> each.kind() == Vocabulary.Kind.FRAMING)
        .map(Mention::framing)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .findFirst();
  }

  /** Seconds that a line takes at a comfortable pace, to a tenth. */
  static BigDecimal seconds(Line line) {
    return seconds(Vocabulary.bundled().millis(line));
  }

  /** The same of all lines of a shot. */
  static BigDecimal seconds(List<Line> lines) {
    return lines.stream().map(Said::seconds).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Seconds that the lines take as fast as anybody is understood. */
  static BigDecimal least(List<Line> lines) {
    return seconds(lines.stream().mapToLong(Vocabulary.bundled()::least).sum());
  }

  private static BigDecimal seconds(long millis) {
    return BigDecimal.valueOf(millis, 3).setScale(1, RoundingMode.HALF_UP);
  }
}
