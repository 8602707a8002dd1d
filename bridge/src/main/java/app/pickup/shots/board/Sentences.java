package app.pickup.shots.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The sentences of a text, in languages with and without spaces. */
final class Sentences {
  private static final Set<String> SHORTENED =
      Set.of("mr", "mrs", "ms", "dr", "st", "prof", "sr", "sra", "srta", "no", "vs", "etc");
  private static final String CLOSERS = "\"”’'»)」』）】";

  private Sentences() {}

  /** One line each, with what ends them. */
  static List<String> of(String text) {
    List<String> sentences = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean wide = c == '。' || c == '！' || c == '？';
      if (!wide && c != '.' && c != '!' && c != '?' && c != '…') {
        continue;
      }
      int end = i + 1;
      while (end < text.length()
          && (CLOSERS.indexOf(text.charAt(end)) >= 0 || ".!?…。！？".indexOf(text.charAt(end)) >= 0)) {
        end++;
      }
      boolean over = end == text.length() || wide || Character.isWhitespace(text.charAt(end));
      if (over && !(c == '.' && end == i + 1 && shortened(text, i))) {
        add(sentences, text.substring(from, end));
        from = end;
      }
      i = end - 1;
    }
    add(sentences, text.substring(from));
    return sentences;
  }

  /** Whether the word before this dot is cut short: {@code Mr.}, an initial. */
  private static boolean shortened(String text, int dot) {
    int from = dot;
    while (from > 0 && dot - from < 6 && Character.isLetter(text.charAt(from - 1))) {
      from--;
    }
    String word = text.substring(from, dot).toLowerCase(Locale.ROOT);
    boolean initial = word.length() == 1 && Character.isUpperCase(text.charAt(from));
    return initial || SHORTENED.contains(word);
  }

  private static void add(List<String> sentences, String sentence) {
    String line = Text.line(sentence);
    if (!line.isEmpty()) {
      sentences.add(line);
    }
  }
}
