package app.pickup.shots.board;

import app.pickup.shots.Language;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Which of our languages words are in, by their letters: Hangul is Korean, kana Japanese, Han alone
 * Chinese; in Latin letters Spanish is told by its marks and its commonest words, the rest is
 * English. A guess: whoever knows better says so.
 */
final class Tongue {
  private static final Set<String> SPANISH =
      Set.of(
          "que", "el", "los", "las", "de", "y", "es", "una", "un", "por", "para", "con", "te",
          "del", "hola", "gracias", "pero", "muy", "yo", "tu", "su", "se", "lo", "la", "esta",
          "como", "vamos", "nada", "todo", "amigo");
  private static final Set<String> ENGLISH =
      Set.of(
          "the", "and", "is", "are", "you", "of", "to", "in", "it", "that", "he", "she", "we",
          "they", "this", "what", "was", "not", "with", "for", "i", "my", "your", "at", "on");

  private Tongue() {}

  static Language of(String words) {
    int hangul = 0;
    int kana = 0;
    int han = 0;
    for (int i = 0; i < words.length(); ) {
      int c = words.codePointAt(i);
      i += Character.charCount(c);
      hangul += UnicodeScript.of(c) == UnicodeScript.HANGUL ? 1 : 0;
      kana += kana(c) ? 1 : 0;
      han += han(c) ? 1 : 0;
    }
    if (hangul > 0 && hangul >= kana) {
      return Language.KO;
    }
    if (kana > 0) {
      return Language.JA;
    }
    return han > 0 ? Language.ZH : latin(words.toLowerCase(Locale.ROOT));
  }

  private static Language latin(String words) {
    if (words.indexOf('¿') >= 0 || words.indexOf('¡') >= 0 || words.indexOf('ñ') >= 0) {
      return Language.ES;
    }
    String[] all = words.split("[^\\p{L}]+", -1);
    long spanish = Arrays.stream(all).filter(SPANISH::contains).count();
    long english = Arrays.stream(all).filter(ENGLISH::contains).count();
    boolean marked = words.chars().anyMatch(c -> "áéíóúü".indexOf(c) >= 0);
    return spanish > english || (marked && english == 0) ? Language.ES : Language.EN;
  }

  static boolean han(int character) {
    return UnicodeScript.of(character) == UnicodeScript.HAN;
  }

  static boolean kana(int character) {
    UnicodeScript script = UnicodeScript.of(character);
    return script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA
        || character == 0x30FC; // the mark that lengthens
  }
}
