package app.pickup.shots.board;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * Emphasis in a script: {@code *italics*}, {@code **bold**}, {@code _underline_}, and a backslash
 * before what is meant as it stands; fountain.io/syntax. A board has plain words.
 */
final class Emphasis {
  private static final String MARKS = "\\*_[]/#()~.";

  private Emphasis() {}

  /** The words without their marks. A mark without a partner is a character. */
  static String stripped(String line) {
    if (line.indexOf('*') < 0 && line.indexOf('_') < 0 && line.indexOf('\\') < 0) {
      return line;
    }
    BitSet gone = new BitSet();
    Deque<Integer> stars = new ArrayDeque<>();
    Deque<Integer> lows = new ArrayDeque<>();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length() && MARKS.indexOf(line.charAt(i + 1)) >= 0) {
        gone.set(i++);
      } else if (c == '*' || c == '_') {
        Deque<Integer> open = c == '*' ? stars : lows;
        boolean closes = i > 0 && !Character.isWhitespace(line.charAt(i - 1)) && !open.isEmpty();
        boolean opens = i + 1 < line.length() && !Character.isWhitespace(line.charAt(i + 1));
        if (closes && !(opens && touches(line, open.peek(), i, c))) {
          gone.set(open.pop());
          gone.set(i);
        } else if (opens) {
          open.push(i);
        }
      }
    }
    StringBuilder plain = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      if (!gone.get(i)) {
        plain.append(line.charAt(i));
      }
    }
    return plain.toString();
  }

  /** Whether only the same mark lies between the two: {@code **} opens twice. */
  private static boolean touches(String line, int open, int at, char mark) {
    for (int i = open; i < at && i < open + 4; i++) {
      if (line.charAt(i) != mark) {
        return false;
      }
    }
    return at < open + 4;
  }

  /** The words so that they are read back as they are. */
  static String escaped(String words) {
    StringBuilder safe = new StringBuilder(words.length());
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      boolean twice = i > 0 && words.charAt(i - 1) == c && (c == '[' || c == ']');
      if (c == '*' || c == '_' || c == '\\' || c == '#' || twice) {
        safe.append('\\');
      }
      safe.append(c);
    }
    return safe.toString();
  }
}
