package app.pickup.shots.lint;

import app.pickup.shots.Language;
import app.pickup.shots.Vocabulary.Kind;
import app.pickup.shots.Vocabulary.Mention;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody is there and does nothing. Of places and things nothing is asked; a word that may be a
 * verb is taken for one.
 */
final class ActionMissing implements Rule {
  static final String ID = "action.missing";

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}']+");
  private static final Set<String> NOT_DOING =
      Set.of(
          "wearing",
          "featuring",
          "including",
          "during",
          "morning",
          "evening",
          "lighting",
          "building",
          "ceiling",
          "king",
          "ring",
          "wedding",
          "painting",
          "clothing",
          "string",
          "spring",
          "wing",
          "something",
          "nothing",
          "anything",
          "everything",
          "railing",
          "awning",
          "swing",
          "living",
          "dining",
          "leading",
          "stunning",
          "amazing",
          "striking",
          "charming",
          "breathtaking",
          "interesting",
          "exciting",
          "framing",
          "grading",
          "setting",
          "viking",
          "sterling",
          "darling",
          "earring",
          "bedding",
          "flooring",
          "cooling",
          "engineering");
  private static final Pattern SPANISH = Pattern.compile(".*(ando|iendo|yendo)(se|le|lo|la)?");
  private static final Pattern JAPANESE =
      Pattern.compile("[てで](いる|いく|くる|おり|、)|[るうくすつむぶぐぬただ](?=[。、\\s]|$)");
  private static final Pattern KOREAN = Pattern.compile("[다며고는서](?=[.,。\\s]|$)");

  /** Says with the name what is done. */
  private static final Pattern AGENT =
      Pattern.compile(
          "(?i)(?:runner|jogger|dancer|swimmer|boxer|surfer|skater|skateboarder|climber|hiker|cyclist|rider|diver|juggler)s?"
              + "|corredor(?:a|es|as)?|bailarín|nadador(?:a|es|as)?|boxeador(?:a|es|as)?|surfistas?|ciclistas?"
              + "|跑者|舞者|拳击手|ランナー|ダンサー|スイマー|ボクサー|サーファー|러너|댄서|무용수|복서");

  private static final Pattern ENDS_IN_S = Pattern.compile("\\p{L}[^s'\\s]s\\s");
  private static final Pattern PLACE =
      Pattern.compile(
          "(?i)|\\s+(?:in|on|at|with|wearing|of|from|by|under|behind|near|inside|outside|con|en|de|sobre|bajo|junto|entre)\\b.*|在.*[里上中前旁边内下外间]|の.*",
          Pattern.DOTALL);

  @Override
  public void read(Page page) {
    if (!page.brief().whole()
        || page.language() == null
        || !page.brief().lines().isEmpty()
        || !page.quotes().isEmpty()
        || page.has(Kind.ACTION)
        || page.has(Kind.STILL)
        || page.has(Kind.TURN)) {
      return;
    }
    Mention who =
        page.mentions().stream()
            .filter(each -> each.kind() == Kind.PERSON || each.kind() == Kind.ANIMAL)
            .findFirst()
            .orElse(null);
    if (who != null && alone(page, who) && !doing(page)) {
      page.tell(
          ID,
          AGENT.matcher(who.word().strip()).matches() ? Severity.HINT : Severity.WARNING,
          who.from(),
          who.to(),
          "“%s” does nothing, so the model gives a stiff picture or makes something up. Say one thing that happens."
              .formatted(who.word()),
          null);
    }
  }

  /** Whether the phrase names somebody, with where and how at most: no word may be a verb. */
  private static boolean alone(Page page, Mention who) {
    String text = page.text();
    String before = text.substring(Cut.phraseStart(text, who.from()), who.from());
    String after = text.substring(who.to(), Cut.phraseEnd(text, who.to()));
    return !ENDS_IN_S.matcher(before).find() && PLACE.matcher(after).matches();
  }

  private static boolean doing(Page page) {
    return switch (page.language() == null ? Language.EN : page.language()) {
      case EN -> english(page);
      case ES ->
          WORD.matcher(page.text())
              .results()
              .anyMatch(each -> SPANISH.matcher(each.group().toLowerCase(Locale.ROOT)).matches());
      case JA -> JAPANESE.matcher(page.text()).find();
      case KO -> KOREAN.matcher(page.text()).find();
      case ZH -> false;
    };
  }

  /** A word in -ing, or one in -s or -ed right after somebody. */
  private static boolean english(Page page) {
    Matcher word = WORD.matcher(page.text());
    int ended = -2;
    while (word.find()) {
      String lower = word.group().toLowerCase(Locale.ROOT);
      int from = word.start();
      int to = word.end();
      Mention known =
          page.mentions().stream()
              .filter(each -> each.from() <= from && to <= each.to())
              .findFirst()
              .orElse(null);
      if (known != null) {
        boolean somebody = known.kind() == Kind.PERSON || known.kind() == Kind.ANIMAL;
        ended = somebody ? known.to() : ended == from - 1 && adverb(lower) ? to : ended;
        continue;
      }
      if (lower.endsWith("ing") && lower.length() > 4 && !NOT_DOING.contains(lower)) {
        return true;
      }
      if (ended == from - 1) {
        if (lower.matches(".*([^s]s|ed)")) {
          return true;
        }
        ended = adverb(lower) ? to : ended;
      }
    }
    return false;
  }

  private static boolean adverb(String word) {
    return word.endsWith("ly");
  }
}
