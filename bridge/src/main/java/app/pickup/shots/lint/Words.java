package app.pickup.shots.lint;

import java.util.Locale;

/** Fits new words to the place of old ones. */
final class Words {
  private Words() {}

  /** With a capital where the old ones had one. */
  static String like(String old, String fresh) {
    return Character.isUpperCase(old.charAt(0)) && Character.isLowerCase(fresh.charAt(0))
        ? fresh.substring(0, 1).toUpperCase(Locale.ROOT) + fresh.substring(1)
        : fresh;
  }

  /** In the place of these, with the article that goes with them in English. */
  static Finding.Fix instead(String text, int from, int to, String fresh) {
    String before = text.substring(0, from);
    int article = before.endsWith(" ") ? before.lastIndexOf(' ', from - 2) + 1 : from;
    String word = before.substring(article).strip();
    if (!word.toLowerCase(Locale.ROOT).matches("an?|the")) {
      return new Finding.Fix(from, to, article(fresh) && from == 0 ? like("A", fresh) : fresh);
    }
    if (article(fresh)) {
      return new Finding.Fix(article, to, like(word, fresh));
    }
    String fit = word.equalsIgnoreCase("the") ? word : vowel(fresh) ? "an" : "a";
    return new Finding.Fix(article, to, like(word, fit) + " " + fresh);
  }

  private static boolean article(String words) {
    return words.startsWith("a ") || words.startsWith("an ");
  }

  private static boolean vowel(String words) {
    return "aeiou".indexOf(words.charAt(0)) >= 0;
  }
}
