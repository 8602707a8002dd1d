package app.pickup.shots;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages that lines are spoken in. */
public enum Language {
  EN("English"),
  ZH("Chinese"),
  JA("Japanese"),
  KO("Korean"),
  ES("Spanish");

  private final String name;

  Language(String name) {
    this.name = name;
  }

  /** Its English name, for prompts. */
  public String title() {
    return name;
  }

  /** The subtag, {@code en}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The language of a BCP 47 tag, whatever its script and region; null: none of ours. */
  public static @Nullable Language of(String tag) {
    String primary = Locale.forLanguageTag(tag.strip()).getLanguage();
    for (Language each : values()) {
      if (each.tag().equals(primary)) {
        return each;
      }
    }
    return null;
  }
}
