package app.pickup.engines.local.dialogue;

import app.pickup.shots.Language;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The voice of eSpeak NG that comes nearest to a BCP 47 tag. */
final class Accents {
  private Accents() {}

  /**
   * A voice's name.
   *
   * @param accent the whole tag, or null: the language's usual one
   */
  static String voice(Language language, @Nullable String accent) {
    String region = accent == null ? "" : Locale.forLanguageTag(accent).getCountry();
    return switch (language) {
      case EN -> english(accent == null ? "" : accent.toLowerCase(Locale.ROOT), region);
      // its other Mandarin voice reads the letters of pinyin as English ones
      case ZH -> "cmn-latn-pinyin";
      case JA -> "ja";
      case KO -> "ko";
      case ES -> region.isEmpty() || region.equals("ES") ? "es" : "es-419";
    };
  }

  private static String english(String tag, String region) {
    if (tag.startsWith("en-gb-scot")) {
      return "en-gb-scotland";
    }
    return switch (region) {
      case "GB", "IE", "AU", "NZ", "ZA", "IN", "SG", "HK", "KE", "NG" -> "en";
      case "029", "JM", "TT", "BB" -> "en-029";
      default -> "en-us";
    };
  }
}
