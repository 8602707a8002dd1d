package app.pickup.engines.local.previz;

import java.util.Locale;

/** A shot's words, to look for others in. */
final class Said {
  /** The first letter of scripts that put no spaces between words: Hangul, kana, Han lie above. */
  private static final char UNSPACED = 0x1100;

  private final String text;

  Said(String words) {
    text = " " + words.toLowerCase(Locale.ROOT).replaceAll("[\\p{P}\\s]+", " ") + " ";
  }

  /** Where a word is; below 0: nowhere. In scripts with spaces it must be a word of its own. */
  int at(String word) {
    return word.charAt(0) < UNSPACED ? text.indexOf(" " + word + " ") : text.indexOf(word);
  }
}
