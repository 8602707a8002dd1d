package app.pickup.shots;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The phrases of one entry of the vocabulary, written short, written out. */
final class Phrases {
  private Phrases() {}

  /**
   * All of them. Inflected ones may hold forms that no language has; nobody writes those.
   *
   * @param list separated by commas; {@code (a|b)} stands for either
   * @param inflect {@code noun} or {@code verb}: also in its other forms; empty: as it stands
   */
  static Set<String> of(String list, Language language, String inflect) {
    Set<String> all = new LinkedHashSet<>();
    for (String each : list.split(",")) {
      for (String phrase : either(each.strip())) {
        String bare = phrase.replaceAll("\\s+", " ").strip();
        if (!bare.isEmpty()) {
          all.add(bare);
          forms(bare, language, inflect, all);
        }
      }
    }
    return all;
  }

  private static List<String> either(String pattern) {
    int open = pattern.lastIndexOf('(');
    if (open < 0) {
      return List.of(pattern);
    }
    // the innermost, so that brackets may stand in brackets
    int close = pattern.indexOf(')', open);
    List<String> all = new ArrayList<>();
    for (String choice : pattern.substring(open + 1, close).split("\\|", -1)) {
      all.addAll(either(pattern.substring(0, open) + choice + pattern.substring(close + 1)));
    }
    return all;
  }

  private static void forms(String word, Language language, String inflect, Set<String> all) {
    if (language == Language.EN && inflect.equals("noun")) {
      all.add(plural(word));
      all.add(word + "'s");
    } else if (language == Language.EN && inflect.equals("verb")) {
      // of several words the first is the verb
      int end = word.indexOf(' ') < 0 ? word.length() : word.indexOf(' ');
      String rest = word.substring(end);
      english(word.substring(0, end)).forEach(form -> all.add(form + rest));
    } else if (language == Language.ES && inflect.equals("verb")) {
      spanish(word.endsWith("se") ? word.substring(0, word.length() - 2) : word, all);
    }
  }

  private static String plural(String word) {
    if (word.matches(".*[^aeiou]y")) {
      return word.substring(0, word.length() - 1) + "ies";
    }
    return word.matches(".*(s|x|z|ch|sh)") ? word + "es" : word + "s";
  }

  private static List<String> english(String verb) {
    String stem = verb.endsWith("e") ? verb.substring(0, verb.length() - 1) : verb;
    String doubled = verb + verb.charAt(verb.length() - 1);
    String past = verb.matches(".*[^aeiou]y") ? verb.substring(0, verb.length() - 1) + "i" : stem;
    String tying = verb.endsWith("ie") ? verb.substring(0, verb.length() - 2) + "y" : verb;
    return List.of(
        plural(verb), stem + "ing", doubled + "ing", tying + "ing", past + "ed", doubled + "ed");
  }

  private static void spanish(String verb, Set<String> all) {
    if (!verb.matches(".*[aeií]r")) {
      return;
    }
    String stem = verb.substring(0, verb.length() - 2);
    String vowel = verb.endsWith("ar") ? "a" : "e";
    String gerund = verb.endsWith("ar") ? "ando" : "iendo";
    for (String form : List.of(vowel, vowel + "n", gerund, gerund + "se", gerund + "le")) {
      all.add(stem + form);
    }
  }
}
