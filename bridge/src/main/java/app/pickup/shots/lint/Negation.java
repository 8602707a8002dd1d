package app.pickup.shots.lint;

import app.pickup.shots.Language;
import app.pickup.shots.Vocabulary.Kind;
import app.pickup.shots.Vocabulary.Mention;
import java.util.regex.Pattern;

/** What is not to be seen, named: the model sees the name. */
final class Negation implements Rule {
  static final String ID = "negation";

  private static final Pattern DOING =
      Pattern.compile("\\s+(\\p{L}+ing|\\p{L}+[aei]r(se|lo|la|le)?)\\b.*", Pattern.DOTALL);

  @Override
  public void read(Page page) {
    for (Mention each : page.of(Kind.NEGATION)) {
      Language language = page.language();
      // in Japanese and Korean it comes after what is denied
      boolean after = language == Language.JA || language == Language.KO;
      String text = page.text();
      int start = Cut.phraseStart(text, each.from());
      int from = after ? start : each.from();
      int to = after ? each.to() : Cut.phraseEnd(text, each.to());
      boolean hard = after ? Cut.phraseEnd(text, to) == to : hard(each, text, start);
      page.tell(
          ID,
          hard ? Severity.WARNING : Severity.HINT,
          from,
          to,
          "A model draws what is named, also after “%s”. Say what is there instead, or put it into negativePrompt."
              .formatted(each.word().strip()),
          hard ? Cut.part(text, from, to) : null);
    }
  }

  /** At the beginning of a phrase it is meant for the model; within one it may be of the story. */
  private static boolean hard(Mention each, String text, int start) {
    if (DOING.matcher(text).region(each.to(), Math.min(text.length(), each.to() + 40)).matches()
        && each.word().matches("(?i)without|sin")) {
      return false;
    }
    String before = text.substring(start, each.from()).strip();
    return before.isEmpty()
        || before.matches("(?i)and|(.* )?(with|con)|but|there are|there is|y|hay|画面中|画面里|画面|请")
        || each.word().matches("不要|避免|禁止|请勿|不能有|不能出现|不出现|(?i)without any|sin");
  }
}
