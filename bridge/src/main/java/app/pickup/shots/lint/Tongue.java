package app.pickup.shots.lint;

import app.pickup.shots.Language;
import app.pickup.shots.Vocabulary.Mention;
import java.lang.Character.UnicodeScript;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of our languages a text is written in, by its letters and small words. */
final class Tongue {
  private Tongue() {}

  /** Null: in none of them, or it has no letters. */
  static @Nullable Language of(String text, List<Mention> mentions) {
    int latin = 0;
    int han = 0;
    int kana = 0;
    int hangul = 0;
    int other = 0;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (!Character.isLetter(each)) {
        continue;
      }
      UnicodeScript script = UnicodeScript.of(each);
      switch (script) {
        case LATIN -> latin++;
        case HAN -> han++;
        case HIRAGANA, KATAKANA -> kana++;
        case HANGUL -> hangul++;
        default -> other++;
      }
    }
    // a sign says about as much as three letters
    int most = Math.max(latin, 3 * Math.max(han + kana, hangul));
    if (most == 0 || other > most) {
      return null;
    }
    if (most == 3 * hangul) {
      return Language.KO;
    }
    if (most == 3 * (han + kana)) {
      return kana * 5 >= han ? Language.JA : Language.ZH;
    }
    return spanish(mentions) ? Language.ES : Language.EN;
  }

  private static boolean spanish(List<Mention> mentions) {
    long here = mentions.stream().filter(each -> each.languages().contains(Language.ES)).count();
    long there = mentions.stream().filter(each -> each.languages().contains(Language.EN)).count();
    return here > there;
  }

  /** By the letters alone. */
  static Language of(String words) {
    Language found = of(words, List.of());
    return found == null ? Language.EN : found;
  }
}
