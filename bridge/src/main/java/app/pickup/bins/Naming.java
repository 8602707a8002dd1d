package app.pickup.bins;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a clip, from a template with tokens: {@code {clip}_{kind}_v{take}} becomes {@code
 * A001_background_v001}. A name that is taken gets the next number; nothing is ever overwritten.
 *
 * @param template the editor's template or plain name
 * @param values what each token but {@code {take}} stands for
 */
public record Naming(String template, Map<String, String> values) {

  /** When the editor gave no template. */
  public static final String DEFAULT = "{clip}_v{take}";

  /** Every token a template may have. */
  public static final Set<String> TOKENS =
      Set.of("clip", "kind", "take", "date", "engine", "tier", "job", "seed");

  private static final Pattern TOKEN = Pattern.compile("\\{([^{}]*)}");
  private static final int LONGEST = 120;

  public Naming {
    values = Map.copyOf(values);
  }

  /**
   * What the tokens of one job stand for.
   *
   * @param clip the plate's file name without ending
   */
  public static Naming of(
      @Nullable String template,
      String clip,
      String kind,
      LocalDate date,
      String engine,
      String tier,
      String job,
      @Nullable Long seed) {
    return new Naming(
        template == null ? DEFAULT : template,
        Map.of(
            "clip", clip,
            "kind", kind,
            "date", date.format(DateTimeFormatter.BASIC_ISO_DATE),
            "engine", engine,
            "tier", tier,
            "job", job,
            "seed", seed == null ? "0" : Long.toString(seed)));
  }

  /** A token of this template that there is not, or null. */
  public static @Nullable String unknownToken(String template) {
    Matcher token = TOKEN.matcher(template);
    while (token.find()) {
      if (!TOKENS.contains(token.group(1))) {
        return token.group();
      }
    }
    return null;
  }

  /**
   * The name for this number, 1 and up: NFC, without anything a file system refuses, 120 characters
   * at most.
   */
  public String name(int take) {
    boolean numbered = template.contains("{take}");
    String number = String.format(Locale.ROOT, "%03d", take);
    String filled =
        TOKEN
            .matcher(template)
            .replaceAll(
                token ->
                    Matcher.quoteReplacement(
                        token.group(1).equals("take")
                            ? number
                            : values.getOrDefault(token.group(1), "")));
    // a plain name gets a number only when it is taken
    String ending = numbered || take == 1 ? "" : "_v" + number;
    String clean =
        Normalizer.normalize(filled, Normalizer.Form.NFC)
            .replaceAll("[\\p{Cntrl}\\p{Cf}/\\\\:*?\"<>|]", "_")
            .replaceAll("\\.{2,}", ".")
            .replaceAll("^[\\s.]+|[\\s.]+$", "");
    int room = LONGEST - ending.length();
    if (clean.codePointCount(0, clean.length()) > room) {
      clean = numbered ? shortened(clean, number, room) : cut(clean, room);
    }
    return (clean.isEmpty() ? "clip" : clean) + ending;
  }

  /** Cuts before the number, so that two takes never get one name. */
  private static String shortened(String clean, String number, int room) {
    int at = clean.lastIndexOf(number);
    String tail = at < 0 ? number : clean.substring(at);
    return tail.length() >= room
        ? cut(clean, room - 4) + "_" + number
        : cut(clean, room - tail.length()) + tail;
  }

  private static String cut(String text, int codePoints) {
    int points = Math.min(codePoints, text.codePointCount(0, text.length()));
    return text.substring(0, text.offsetByCodePoints(0, points));
  }
}
