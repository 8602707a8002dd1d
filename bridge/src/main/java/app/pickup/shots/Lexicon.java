package app.pickup.shots;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Phrases and what they stand for, as a tree of characters: a text is searched in one pass, each
 * place looking no further ahead than the longest phrase. Case, accents, width and the kind of
 * space or hyphen make no difference.
 */
final class Lexicon<T> {
  private final Node<T> root = new Node<>();

  /** What a phrase stands for in a language. */
  record Entry<T>(Language language, T value) {}

  /** Is told what was found; offsets are UTF-16 units of the text. */
  interface Finder<T> {
    void found(int from, int to, List<Entry<T>> entries);
  }

  private static final class Node<T> {
    final Map<Character, Node<T>> next = new HashMap<>(2);
    final List<Entry<T>> entries = new ArrayList<>(0);
  }

  void add(String phrase, Language language, T value) {
    Folded folded = Folded.of(phrase);
    Node<T> node = root;
    for (int i = 0; i < folded.length; i++) {
      node = node.next.computeIfAbsent(folded.chars[i], key -> new Node<>());
    }
    // a phrase that two languages share is found once
    boolean known = node.entries.stream().anyMatch(each -> each.value.equals(value));
    if (!known) {
      node.entries.add(new Entry<>(language, value));
    }
  }

  /** From left to right; of phrases that begin at one place the longest, none within another. */
  void find(String text, Finder<T> finder) {
    Folded folded = Folded.of(text);
    int at = 0;
    while (at < folded.length) {
      int end = longest(folded, at);
      if (end < 0) {
        at++;
        continue;
      }
      finder.found(
          folded.at[at], folded.at[end - 1] + folded.wide[end - 1], entries(folded, at, end));
      at = end;
    }
  }

  /** Where the longest phrase from here ends; below 0: there is none. */
  private int longest(Folded text, int from) {
    if (text.within(from)) {
      return -1;
    }
    @Nullable Node<T> node = root;
    int best = -1;
    for (int i = from; i < text.length; i++) {
      node = node.next.get(text.chars[i]);
      if (node == null) {
        return best;
      }
      if (!node.entries.isEmpty() && !text.within(i + 1)) {
        best = i + 1;
      }
    }
    return best;
  }

  private List<Entry<T>> entries(Folded text, int from, int to) {
    Node<T> node = root;
    for (int i = from; i < to; i++) {
      Node<T> next = node.next.get(text.chars[i]);
      node = next == null ? node : next;
    }
    return node.entries;
  }

  /** A text with all that makes no difference taken out, and where each character was. */
  private static final class Folded {
    final char[] chars;
    final int[] at;
    final int[] wide;
    int length;

    private Folded(int most) {
      chars = new char[most];
      at = new int[most];
      wide = new int[most];
    }

    static Folded of(String text) {
      Folded folded = new Folded(text.length());
      for (int i = 0; i < text.length(); i++) {
        folded.take(text.charAt(i), i);
      }
      return folded;
    }

    private void take(char raw, int i) {
      if (raw >= 0x300 && raw <= 0x36F) {
        if (length > 0) {
          wide[length - 1] = i + 1 - at[length - 1]; // an accent on its own belongs to its letter
        }
        return;
      }
      char plain = plain(raw);
      if (plain == ' ' && (length == 0 || chars[length - 1] == ' ')) {
        return;
      }
      chars[length] = plain;
      at[length] = i;
      wide[length] = 1;
      length++;
    }

    /** Whether a word of letters goes on over this place. */
    boolean within(int place) {
      return place > 0 && place < length && latin(chars[place - 1]) && latin(chars[place]);
    }

    private static boolean latin(char each) {
      return (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9');
    }

    private static char plain(char raw) {
      if (raw < 0x80) {
        return raw <= ' ' || raw == '-' ? ' ' : Character.toLowerCase(raw);
      }
      if (raw >= 0xFF01 && raw <= 0xFF5E) {
        return plain((char) (raw - 0xFEE0)); // wide forms
      }
      if (raw < 0x250) {
        char base = Normalizer.normalize(String.valueOf(raw), Normalizer.Form.NFD).charAt(0);
        return base < 0x80 && Character.isLetter(base) ? Character.toLowerCase(base) : raw;
      }
      if (raw == '\u2019' || raw == '\u2018') {
        return '\'';
      }
      boolean space = Character.isSpaceChar(raw) || (raw >= 0x2010 && raw <= 0x2014);
      return space ? ' ' : raw;
    }
  }
}
