package app.pickup.engines.local.dialogue;

import app.pickup.shots.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The phonemes of each language, and eSpeak NG's own spelling of them brought to these: stress,
 * length and tone are dropped, a diphthong is its two vowels, an affricate and an aspirated or
 * palatalised consonant is one.
 */
public final class Phonemes {
  private static final List<String> ENGLISH =
      words(
          "p b t d k ɡ f v θ ð s z ʃ ʒ h m n ŋ l ɹ ɾ j w ʔ x tʃ dʒ",
          "a ɑ ɒ æ ʌ ə ɚ ɛ e ɜ i ɪ o ɔ u ʊ");
  private static final List<String> MANDARIN =
      words(
          "p pʰ m f t tʰ n l k kʰ x tɕ tɕʰ ɕ ʈʂ ʈʂʰ ʂ ʐ ts tsʰ s ŋ w j",
          "a ɑ o ɤ ə ɛ e i ɨ u ʊ y ɚ");
  private static final List<String> JAPANESE =
      words("p b t d k ɡ s z ɕ dʑ tɕ ts h ç ɸ m n ŋ ɴ ɽ j w", "kʲ ɡʲ bʲ pʲ mʲ nʲ a i ɯ e o");
  private static final List<String> KOREAN =
      words("p t k b d ɡ pʰ tʰ kʰ p͈ t͈ k͈ s s͈ h m n ŋ ɾ l tɕ tɕʰ dʑ j w", "a ɛ e i o u ʌ ɯ");
  private static final List<String> SPANISH =
      words("p b t d k ɡ β ð ɣ f θ s x ʃ m n ɲ ŋ l ʎ ʝ r ɾ tʃ j w", "a e i o u");

  /** What a Korean stop is not closed before. */
  private static final String VOICED = " a ɛ e i o u ʌ ɯ j w ";

  private static final String AFFRICATES = " tʃ dʒ tɕ dʑ ʈʂ ts ";

  /** Symbols of more than they look like. */
  private static final Map<Language, Map<String, String>> WHOLE =
      Map.of(
          Language.EN,
          Map.of("n̩", "ə n"),
          Language.ZH,
          Map.ofEntries(
              Map.entry("onɡ", "ʊ ŋ"),
              Map.entry("ər", "ɚ"),
              Map.entry("i.", "ɨ"),
              Map.entry("i̪", "ɨ"),
              Map.entry("o-", "ɤ"),
              Map.entry("ŋ-", "ŋ"),
              Map.entry("s.", "ʂ"),
              Map.entry("ts.", "ʈʂ"),
              Map.entry("ts.h", "ʈʂʰ"),
              Map.entry("tsh", "tsʰ"),
              Map.entry("tɕh", "tɕʰ"),
              Map.entry("th", "tʰ"),
              Map.entry("ph", "pʰ"),
              Map.entry("kh", "kʰ"),
              Map.entry("yu", "j ʊ"),
              Map.entry("ʲ", "")),
          Language.JA,
          Map.of("ũ", "ɴ", "ɯᵝ", "ɯ"),
          Language.KO,
          Map.ofEntries(
              Map.entry("kh", "kʰ"),
              Map.entry("ph", "pʰ"),
              Map.entry("th", "tʰ"),
              Map.entry("s-", "s͈"),
              Map.entry("t-", "t͈"),
              Map.entry("p-", "p͈"),
              Map.entry("k-", "k͈"),
              Map.entry("q-", "k͈"),
              Map.entry("tɕ-", "tɕ͈"),
              Map.entry("tʃ", "tɕ")),
          Language.ES,
          Map.of());

  /** Letters that the library writes and a language has no use for. */
  private static final Map<Language, Map<String, String>> LETTERS =
      Map.of(
          Language.EN,
          Map.of("ɐ", "ə", "ᵻ", "ɪ", "ʉ", "u", "ɫ", "l", "r", "ɹ", "g", "ɡ"),
          Language.ZH,
          Map.of("χ", "x", "æ", "ɛ", "ɪ", "i", "g", "ɡ", "ɹ", "ʐ"),
          Language.JA,
          Map.of("ä", "a", "v", "b", "ɹ", "ɽ", "ɾ", "ɽ", "g", "ɡ", "ʑ", "dʑ"),
          Language.KO,
          Map.of("ɐ", "a", "ɫ", "l", "q", "ɡ", "g", "ɡ"),
          Language.ES,
          Map.of("ɪ", "i", "ʊ", "u", "ɛ", "e", "ɔ", "o", "g", "ɡ", "ɹ", "ɾ"));

  private Phonemes() {}

  /** All that may be heard in a language; a pause, "", besides. */
  public static List<String> of(Language language) {
    return switch (language) {
      case EN -> ENGLISH;
      case ZH -> MANDARIN;
      case JA -> JAPANESE;
      case KO -> KOREAN;
      case ES -> SPANISH;
    };
  }

  /** The library's symbol in ours, mostly one; none: it is only a mark. */
  static List<String> read(Language language, String symbol) {
    if (symbol.startsWith("(")) {
      return List.of();
    }
    if (symbol.isEmpty()) {
      return List.of("");
    }
    String bare = symbol.replaceAll("[ˈˌːˑ0-9]", "");
    String whole = map(WHOLE, language).get(bare);
    if (whole != null) {
      return whole.isEmpty() ? List.of() : List.of(whole.split(" ", -1));
    }
    List<String> read = new ArrayList<>();
    String letters = bare.replaceAll("[^\\p{L}ʲ]|[ᵝʰ]", "");
    for (int i = 0; i < letters.length(); i++) {
      String letter = letters.substring(i, i + 1);
      String two = i + 1 < letters.length() ? letters.substring(i, i + 2) : letter;
      if (AFFRICATES.contains(" " + two + " ")) {
        read.add(two);
        i++;
      } else {
        read.add(map(LETTERS, language).getOrDefault(letter, letter));
      }
    }
    return read;
  }

  /**
   * What a phoneme becomes after another of its word.
   *
   * @return both as one; null: each stays
   */
  static @Nullable String joined(Language language, String before, String now) {
    if (now.equals("ʲ")) {
      return of(language).contains(before + now) ? before + now : before;
    }
    if (now.equals("ɹ") && before.equals(now)) {
      return now;
    }
    boolean breathed = language == Language.KO && now.equals("h");
    return breathed && of(language).contains(before + "ʰ") ? before + "ʰ" : null;
  }

  /**
   * What a phoneme is before another: the library leaves Japanese ん and っ and the stops that end a
   * Korean syllable as they are written.
   *
   * @param next empty: a pause or the end
   */
  static String before(Language language, String now, String next) {
    boolean lips = next.startsWith("p") || next.startsWith("b") || next.startsWith("m");
    if (language == Language.JA) {
      return lips && now.equals("ɴ") ? "m" : next.startsWith("p") && now.equals("h") ? "p" : now;
    }
    boolean closed = language == Language.KO && !VOICED.contains(" " + next + " ");
    return !closed
        ? now
        : switch (now) {
          case "ɡ", "k͈" -> "k";
          case "t͈", "d" -> "t";
          case "p͈", "b" -> "p";
          default -> now;
        };
  }

  private static Map<String, String> map(
      Map<Language, Map<String, String>> maps, Language language) {
    return maps.getOrDefault(language, Map.of());
  }

  private static List<String> words(String consonants, String vowels) {
    return List.of((consonants + " " + vowels).split(" ", -1));
  }
}
