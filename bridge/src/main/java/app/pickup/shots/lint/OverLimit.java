package app.pickup.shots.lint;

import app.pickup.shots.Line;
import java.math.BigDecimal;
import java.util.List;

/** More than the engine takes. */
final class OverLimit implements Rule {
  static final String WORDS = "limit.words";
  static final String SECONDS = "limit.seconds";
  static final String LANGUAGE = "limit.language";

  @Override
  public void read(Page page) {
    Bounds bounds = page.brief().bounds();
    if (bounds == null) {
      return;
    }
    words(page, bounds);
    seconds(page, bounds);
    List<Line> lines = page.brief().lines();
    for (int i = 0; i < lines.size() && !bounds.languages().isEmpty(); i++) {
      String unspoken = unspoken(lines.get(i), bounds);
      if (unspoken != null) {
        page.tell(
            LANGUAGE,
            Severity.WARNING,
            i,
            0,
            "%s is not known to speak %s; it speaks %s."
                .formatted(bounds.engine(), unspoken, String.join(", ", bounds.languages())));
      }
    }
  }

  private static void words(Page page, Bounds bounds) {
    int most = bounds.mostCharacters();
    if (most > 0 && page.text().length() > most) {
      int from = Character.isLowSurrogate(page.text().charAt(most)) ? most - 1 : most;
      page.tell(
          WORDS,
          Severity.ERROR,
          from,
          page.text().length(),
          "%s takes up to %d characters, this has %d."
              .formatted(bounds.engine(), most, page.text().length()),
          null);
    }
  }

  private static void seconds(Page page, Bounds bounds) {
    BigDecimal seconds = page.brief().seconds();
    if (seconds == null || !page.brief().whole()) {
      return;
    }
    String given = seconds.toPlainString();
    if (bounds.mostSeconds() > 0
        && seconds.compareTo(BigDecimal.valueOf(bounds.mostSeconds())) > 0) {
      page.tell(
          SECONDS,
          Severity.ERROR,
          0,
          page.text().length(),
          "%s makes clips of up to %d s, this is to have %s s. Make two shots of it."
              .formatted(bounds.engine(), bounds.mostSeconds(), given),
          null);
    } else if (seconds.compareTo(BigDecimal.valueOf(bounds.leastSeconds())) < 0) {
      page.tell(
          SECONDS,
          Severity.HINT,
          0,
          page.text().length(),
          "%s makes no clip below %d s: so much is ordered and paid, and trimmed to %s s."
              .formatted(bounds.engine(), bounds.leastSeconds(), given),
          null);
    }
  }

  private static @org.jspecify.annotations.Nullable String unspoken(Line line, Bounds bounds) {
    return line.spans().stream()
        .map(Line.Span::language)
        .filter(each -> !bounds.languages().contains(each.tag()))
        .map(app.pickup.shots.Language::title)
        .findFirst()
        .orElse(null);
  }
}
