package app.pickup.shots.lint;

import app.pickup.shots.Line;
import app.pickup.shots.Tongue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** More is said than the shot has time for. */
final class LineTooLong implements Rule {
  static final String ID = "line.too-long";

  @Override
  public void read(Page page) {
    BigDecimal seconds = page.brief().seconds();
    if (seconds == null) {
      return;
    }
    long time = seconds.movePointRight(3).longValue();
    long spoken = 0;
    long least = 0;
    List<Line> lines = page.brief().lines();
    for (int i = 0; i < lines.size(); i++) {
      long before = spoken;
      spoken += page.vocabulary().millis(lines.get(i));
      least += page.vocabulary().least(lines.get(i));
      if (spoken > time) {
        int over = over(lines.get(i).text(), time - before, spoken - before);
        page.tell(ID, severity(least, time), i, over, reason(spoken, least, seconds));
        return;
      }
    }
    for (Page.Quote each : page.quotes()) {
      String words = page.text().substring(each.from(), each.to());
      Line line = new Line(words, Tongue.orEnglish(words), null, null, null, null);
      long before = spoken;
      spoken += page.vocabulary().millis(line);
      least += page.vocabulary().least(line);
      if (spoken > time) {
        int over = each.from() + over(words, time - before, spoken - before);
        page.tell(ID, severity(least, time), over, each.to(), reason(spoken, least, seconds), null);
        return;
      }
    }
  }

  private static Severity severity(long least, long time) {
    return least > time ? Severity.ERROR : Severity.WARNING;
  }

  private static String reason(long spoken, long least, BigDecimal seconds) {
    return String.format(
        Locale.ROOT,
        "What is said takes %.1f s at an easy rate, %.1f s in haste; the shot has %s s and would end about here. Cut words, or give it %d s.",
        spoken / 1000.0,
        least / 1000.0,
        seconds.toPlainString(),
        (spoken + 999) / 1000);
  }

  /** The beginning of the word during which time is up. */
  private static int over(String words, long left, long whole) {
    int at = (int) Math.max(0, Math.min(words.length() - 1, words.length() * left / whole));
    while (at > 0 && (Character.isLowSurrogate(words.charAt(at)) || latin(words, at))) {
      at--;
    }
    return at;
  }

  private static boolean latin(String words, int at) {
    return Character.isLetter(words.charAt(at))
        && words.charAt(at) < 0x250
        && Character.isLetter(words.charAt(at - 1));
  }
}
