package app.pickup.shots.board;

import app.pickup.shots.Tongue;

/** Words as a board keeps them. */
final class Text {
  private Text() {}

  /**
   * One line: whitespace in a row is one space, control characters are gone, what turns the way of
   * writing (right-to-left marks) and joins emoji stays.
   */
  static String line(String words) {
    StringBuilder line = new StringBuilder(words.length());
    boolean gap = false;
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      boolean lone =
          Character.isHighSurrogate(c)
              ? i + 1 == words.length() || !Character.isLowSurrogate(words.charAt(i + 1))
              : Character.isLowSurrogate(c)
                  && (i == 0 || !Character.isHighSurrogate(words.charAt(i - 1)));
      if (Character.isWhitespace(c) || c == '\u00A0' || c == '\u0085') {
        gap = !line.isEmpty();
      } else if (!Character.isISOControl(c) && c != '\uFEFF' && !lone) {
        if (gap) {
          line.append(' ');
          gap = false;
        }
        line.append(c);
      }
    }
    return line.toString();
  }

  /** Two stretches of words as one; languages without spaces are put together without. */
  static String joined(String one, String next) {
    StringBuilder both = new StringBuilder(one);
    join(both, next);
    return both.toString();
  }

  /** The same for many: as long as they all are, and not that squared. */
  static void join(StringBuilder words, String next) {
    boolean loose =
        !words.isEmpty()
            && !next.isEmpty()
            && !(close(words.codePointBefore(words.length())) && close(next.codePointAt(0)));
    words.append(loose ? " " : "").append(next);
  }

  private static boolean close(int character) {
    return Tongue.han(character)
        || Tongue.kana(character)
        || (character >= 0x3000 && character <= 0x303F)
        || (character >= 0xFF00 && character <= 0xFF60);
  }

  /** Words of a language with spaces, characters of one without. */
  static int words(String text) {
    int count = 0;
    boolean within = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (Tongue.han(c) || Tongue.kana(c)) {
        count++;
        within = false;
      } else {
        boolean letter = Character.isLetterOrDigit(c) || (within && (c == '\'' || c == '’'));
        count += letter && !within ? 1 : 0;
        within = letter;
      }
    }
    return count;
  }

  /** At most this many characters, for a sentence of ours. */
  static String shown(String text, int most) {
    String line = line(text);
    return line.codePointCount(0, line.length()) <= most
        ? line
        : line.substring(0, line.offsetByCodePoints(0, most)) + "…";
  }
}
