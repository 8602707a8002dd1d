package app.pickup.shots;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of our languages words are in, by most of their letters: Hangul is Korean, Han with kana
 * Japanese, Han alone Chinese; in Latin letters Spanish is told by its marks and its commonest
 * words, the rest is English. A guess: whoever knows better says so.
 */
public final class Tongue {
  private static final Set<String> SPANISH =
      Set.of(
          "que",
          "el",
          "los",
          "las",
          "de",
          "y",
          "es",
          "una",
          "un",
          "por",
          "para",
          "con",
          "te",
          "del",
          "hola",
          "gracias",
          "pero",
          "muy",
          "yo",
          "tu",
          "su",
          "se",
          "lo",
          "la",
          "esta",
          "como",
          "vamos",
          "nada",
          "todo",
          "amigo",
          "en",
          "al",
          "sobre",
          "mientras",
          "sin");
  private static final Set<String> ENGLISH =
      Set.of(
          "the", "and", "is", "are", "you", "of", "to", "in", "it", "that", "he", "she", "we",
          "they", "this", "what", "was", "not", "with", "for", "i", "my", "your", "at", "on");

  /** A sign says about as much as so many letters. */
  private static final int SIGN = 3;

  private Tongue() {}

  /** Null: in none of them, or there are no letters. */
  public static @Nullable Language of(String words) {
    int latin = 0;
    int han = 0;
    int kana = 0;
    int hangul = 0;
    int other = 0;
    for (int i = 0; i < words.length(); ) {
      int c = words.codePointAt(i);
      i += Character.charCount(c);
      if (kana(c)) {
        kana++;
      } else if (han(c)) {
        han++;
      } else if (UnicodeScript.of(c) == UnicodeScript.HANGUL) {
        hangul++;
      } else if (UnicodeScript.of(c) == UnicodeScript.LATIN) {
        latin++;
      } else if (Character.isLetter(c)) {
        other++;
      }
    }
    int most = Math.max(latin, SIGN * Math.max(han + kana, hangul));
    if (most == 0 || other > most) {
      return null;
    }
    if (most == SIGN * hangul) {
      return Language.KO;
    }
    if (most == SIGN * (han + kana)) {
      // Japanese of many signs still has a particle or an ending in five
      return kana * 5 >= han ? Language.JA : Language.ZH;
    }
    return latin(words.toLowerCase(Locale.ROOT));
  }

  /** The same; English where it can not be told. */
  public static Language orEnglish(String words) {
    Language found = of(words);
    return found == null ? Language.EN : found;
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

  public static boolean han(int character) {
    return UnicodeScript.of(character) == UnicodeScript.HAN;
  }

  public static boolean kana(int character) {
    UnicodeScript script = UnicodeScript.of(character);
    return script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA
        || character == 0x30FC; // the mark that lengthens
  }
}
