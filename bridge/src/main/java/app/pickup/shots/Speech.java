package app.pickup.shots;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long words take to say. English and Spanish are counted in syllables, Chinese in characters,
 * Japanese in morae and Korean in syllables: what speakers of each keep even. Rates are of actors
 * in dialogue, an estimate of ours in {@code vocabulary.json}.
 *
 * @param rates by language
 * @param sentence a pause after a sentence, milliseconds
 * @param clause a pause within one, milliseconds
 */
record Speech(Map<Language, Pace> rates, int sentence, int clause) {
  private static final String SMALL_KANA = "ゃゅょぁぃぅぇぉャュョァィゥェォ";
  private static final String VOWELS = "aeiouyáéíóúüàèìòùâêîôûäöæœ";

  /**
   * Milliseconds a unit.
   *
   * @param least as fast as anybody speaks
   */
  record Pace(int comfortable, int least) {}

  static Speech of(JsonNode file) {
    Map<Language, Pace> rates = new EnumMap<>(Language.class);
    for (Language each : Language.values()) {
      JsonNode rate = file.path("rates").path(each.tag());
      rates.put(each, new Pace(rate.path("comfortable").asInt(), rate.path("least").asInt()));
    }
    JsonNode pauses = file.path("pauses");
    return new Speech(
        Map.copyOf(rates), pauses.path("sentence").asInt(), pauses.path("clause").asInt());
  }

  /** Of one language's words; a hurried speaker leaves out the pauses. */
  long millis(Line.Span span, boolean comfortable) {
    Pace pace = rates.getOrDefault(span.language(), new Pace(250, 150));
    long spoken = units(span.text(), span.language());
    return comfortable ? spoken * pace.comfortable() + pauses(span.text()) : spoken * pace.least();
  }

  private static long units(String text, Language language) {
    long units = 0;
    int at = 0;
    while (at < text.length()) {
      int letter = text.codePointAt(at);
      if (Character.isDigit(letter)) {
        units += 1;
        at += Character.charCount(letter);
      } else if (UnicodeScript.of(letter) == UnicodeScript.LATIN) {
        int end = at;
        while (end < text.length()
            && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '\'')) {
          end++;
        }
        end = Math.max(end, at + 1);
        units += syllables(text.substring(at, end), language);
        at = end;
      } else {
        units += weight(letter, language);
        at += Character.charCount(letter);
      }
    }
    return units;
  }

  /** A sign's units: a Chinese character read in Japanese is two morae on the average. */
  private static int weight(int letter, Language language) {
    if (!Character.isLetter(letter) || SMALL_KANA.indexOf(letter) >= 0) {
      return letter == 'ー' ? 1 : 0;
    }
    boolean han = UnicodeScript.of(letter) == UnicodeScript.HAN;
    return han && language == Language.JA ? 2 : 1;
  }

  private static int syllables(String word, Language language) {
    String lower = word.toLowerCase(java.util.Locale.ROOT);
    int groups = 0;
    boolean vowel = false;
    for (int i = 0; i < lower.length(); i++) {
      boolean now = VOWELS.indexOf(lower.charAt(i)) >= 0;
      groups += now && !vowel ? 1 : 0;
      vowel = now;
    }
    // the e of "made" is silent, that of "table" is not
    boolean silent =
        language != Language.ES && lower.endsWith("e") && !lower.endsWith("le") && groups > 1;
    return Math.max(1, silent ? groups - 1 : groups);
  }

  /** Between the words; the last sign needs none. */
  private long pauses(String text) {
    long sum = 0;
    for (int i = 0; i < text.length() - 1; i++) {
      char sign = text.charAt(i);
      if (".!?。！？…".indexOf(sign) >= 0) {
        sum += sentence;
      } else if (",;:、，；：".indexOf(sign) >= 0) {
        sum += clause;
      }
    }
    return sum;
  }
}
