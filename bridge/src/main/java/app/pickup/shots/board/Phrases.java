package app.pickup.shots.board;

import app.pickup.shots.Camera;
import app.pickup.shots.Framing;
import app.pickup.shots.Language;
import app.pickup.shots.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Camera and framing named in words, and how long words take to say. */
final class Phrases {
  private Phrases() {}

  static Optional<Camera> camera(String text) {
    for (Camera each : Camera.values()) {
      String word = Trade.word(each);
      if (each != Camera.STATIC
          && each != Camera.TRACK
          && each != Camera.ORBIT
          && (Cues.has(text, word) || Cues.has(text, word.replace('-', ' ')))) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  static Optional<Framing> framing(String text) {
    Framing found = null;
    for (Framing each : Framing.values()) {
      boolean plain = each == Framing.FULL || each == Framing.INSERT || each == Framing.MEDIUM;
      boolean named = Cues.has(text, each.title()) && !plain;
      if (named && (found == null || each.title().length() > found.title().length())) {
        found = each;
      }
    }
    return Optional.ofNullable(found);
  }

  /** Seconds that a line takes, at an even pace. */
  static BigDecimal seconds(Line line) {
    BigDecimal all = BigDecimal.ZERO;
    for (Line.Span span : line.spans()) {
      all = all.add(seconds(span));
    }
    return all;
  }

  private static BigDecimal seconds(Line.Span span) {
    boolean spaced = span.language() == Language.EN || span.language() == Language.ES;
    long units =
        spaced
            ? Text.words(span.text())
            : span.text().codePoints().filter(Character::isLetterOrDigit).count();
    String each =
        switch (span.language()) {
          case EN, ES -> "0.4";
          case ZH -> "0.25";
          case JA -> "0.15";
          case KO -> "0.2";
        };
    return new BigDecimal(each)
        .multiply(BigDecimal.valueOf(units))
        .setScale(1, RoundingMode.HALF_UP);
  }
}
