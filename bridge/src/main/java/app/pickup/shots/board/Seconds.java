package app.pickup.shots.board;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A length as people write it: {@code 4}, {@code 4s}, {@code 2.5 sec}, {@code 2,5}, {@code 1:30}.
 *
 * @param value null where it is none
 * @param fault why not, a sentence; null: it is one
 */
record Seconds(@Nullable BigDecimal value, @Nullable String fault) {
  /** Longest of a panel. */
  static final int MOST = 600;

  private static final Pattern PLAIN =
      Pattern.compile("(\\d{1,4}(?:[.,]\\d{1,6})?)\\s*(?:s|sec|secs|seconds?|\"|秒|초)?");
  private static final Pattern CLOCK =
      Pattern.compile("(?:0{1,2}:)?(\\d{1,2}):(\\d{2}(?:[.,]\\d{1,6})?)");

  static Seconds read(String text) {
    String bare = text.strip().toLowerCase(Locale.ROOT);
    Matcher plain = PLAIN.matcher(bare);
    Matcher clock = CLOCK.matcher(bare);
    BigDecimal value = null;
    if (plain.matches()) {
      value = number(plain.group(1));
    } else if (clock.matches()) {
      value = number(clock.group(1)).multiply(BigDecimal.valueOf(60)).add(number(clock.group(2)));
    }
    if (value == null) {
      return new Seconds(
          null,
          "\"" + Text.shown(text, 40) + "\" is no length; write seconds, 4 or 2.5 s, or 0:04.");
    }
    if (value.signum() == 0 || value.compareTo(BigDecimal.valueOf(MOST)) > 0) {
      return new Seconds(
          null, "A shot lasts more than 0 and at most " + MOST + " seconds, not " + bare + ".");
    }
    return new Seconds(Panel.plain(value), null);
  }

  private static BigDecimal number(String digits) {
    return new BigDecimal(digits.replace(',', '.'));
  }
}
