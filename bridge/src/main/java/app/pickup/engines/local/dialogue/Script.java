package app.pickup.engines.local.dialogue;

import app.pickup.shots.Language;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which language a letter is of, within a line of another. */
final class Script {
  private Script() {}

  /**
   * Letters of one language.
   *
   * @param at where they begin in the text that was cut
   */
  record Run(Language language, int at, String text) {}

  /** The text in runs of one language each; what is no letter goes with what is before it. */
  static List<Run> runs(Language own, String text) {
    Language han = han(own, text);
    List<Run> runs = new ArrayList<>();
    Language now = own;
    int from = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      Language next = language(own, han, text.codePointAt(i));
      if (next != null && next != now) {
        if (i > from) {
          runs.add(new Run(now, from, text.substring(from, i)));
        }
        now = next;
        from = i;
      }
    }
    if (from < text.length()) {
      runs.add(new Run(now, from, text.substring(from)));
    }
    return runs;
  }

  /** Chinese characters beside kana are Japanese. */
  private static Language han(Language own, String text) {
    if (own == Language.ZH || own == Language.JA) {
      return own;
    }
    return text.codePoints().anyMatch(Script::kana) ? Language.JA : Language.ZH;
  }

  private static @Nullable Language language(Language own, Language han, int letter) {
    Character.UnicodeScript script = Character.UnicodeScript.of(letter);
    if (kana(letter)) {
      return Language.JA;
    }
    return switch (script) {
      case HAN -> han;
      case HANGUL -> Language.KO;
      case LATIN -> own == Language.ES ? Language.ES : Language.EN;
      default -> null;
    };
  }

  private static boolean kana(int letter) {
    Character.UnicodeScript script = Character.UnicodeScript.of(letter);
    return script == Character.UnicodeScript.HIRAGANA || script == Character.UnicodeScript.KATAKANA;
  }
}
