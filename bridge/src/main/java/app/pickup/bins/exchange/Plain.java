package app.pickup.bins.exchange;

import java.util.function.IntPredicate;

/** Other people's words, fit to stand in a file that others read. */
final class Plain {

  private Plain() {}

  /** On one line, without what XML 1.0 §2.2 does not know: controls, halves of characters. */
  static String line(String text) {
    return keep(text.replaceAll("[\\t\\n\\r\\u0085\\u2028\\u2029]+", " "), Plain::known).strip();
  }

  /** As {@link #line}, in letters that machines of 1980 can read. */
  static String ascii(String text) {
    return keep(line(text), c -> c < 127);
  }

  private static boolean known(int c) {
    return c >= ' '
        && !(c >= 0x7f && c <= 0x9f)
        && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
        && (c & 0xfffe) != 0xfffe;
  }

  private static String keep(String text, IntPredicate wanted) {
    return text.codePoints()
        .filter(wanted)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
