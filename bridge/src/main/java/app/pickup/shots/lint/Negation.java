package app.pickup.shots.lint;

import app.pickup.shots.Language;
import app.pickup.shots.Vocabulary.Kind;
import app.pickup.shots.Vocabulary.Mention;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is not to be seen, named: the model sees the name. */
final class Negation implements Rule {
  static final String ID = "negation";

  private static final Pattern DOING =
      Pattern.compile("\\s+(\\p{L}+ing|\\p{L}+[aei]r(se|lo|la|le)?)\\b.*", Pattern.DOTALL);

  /** Nobody but the model is told so. */
  private static final Pattern ORDER =
      Pattern.compile(
          "(?i)do not|don['’]?t|does not include|must not|should not|never show|avoid|exclude|excluding|no mostrar|no muestres|no incluir|no incluyas|no deben?|evitar|evita|不要|不能有|不能出现|不出现|避免|禁止|请勿|不含");

  private static final Pattern OPENING = Pattern.compile("(?i)and|but|with|y|con|画面中|画面里|画面|请");
  private static final Pattern WITH = Pattern.compile("(?i)\\b(?:with|con)$");
  private static final Pattern FINITE =
      Pattern.compile("(?i)\\b(?:is|are|was|were|has|have|can|will|está|están|hay|es|son)\\b");
  private static final Pattern CHINESE = Pattern.compile("不要|避免|禁止|请勿|不能有|不能出现|不出现|没有");
  private static final Pattern SHOWN = Pattern.compile("出现|有|任何|包含|显示|字幕|文字|水印|人物");
  private static final Pattern FEW =
      Pattern.compile("\\s*[\\p{L}\\p{M}]+(\\s[\\p{L}\\p{M}]+)?\\s*");

  /** So far around a denial is read. */
  private static final int REACH = 120;

  private static final Set<Kind> HAPPENS = Set.of(Kind.ACTION);
  private static final Set<Kind> SOMEBODY = Set.of(Kind.PERSON, Kind.ANIMAL);

  /** Between a noun and its denial, a space and a particle. */
  private static final int NEAR = 3;

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
      boolean hard = after ? closes(page, each, start) : hard(page, each, start);
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

  /** After what is denied: the phrase is that and no more. */
  private static boolean closes(Page page, Mention each, int start) {
    return Cut.phraseEnd(page.text(), each.to()) == each.to()
        && !page.has(HAPPENS, start, each.from())
        && !page.has(SOMEBODY, start, each.from() - NEAR);
  }

  /** At the beginning of a phrase it is meant for the model; within one it is of the story. */
  private static boolean hard(Page page, Mention each, int start) {
    String text = page.text();
    int end = Cut.phraseEnd(text, each.to());
    String rest = text.substring(each.to(), Math.min(end, each.to() + REACH));
    String before = text.substring(Math.max(start, each.from() - REACH), each.from()).strip();
    boolean told = ORDER.matcher(each.word().strip()).matches();
    if (told && (before.isEmpty() || OPENING.matcher(before).matches())) {
      return true;
    }
    if (each.word().matches("(?i)without|sin")
        && DOING
            .matcher(text)
            .region(each.to(), Math.min(text.length(), each.to() + 40))
            .matches()) {
      return false;
    }
    if (FINITE.matcher(rest).find() || happens(page, each, end)) {
      return false;
    }
    if (before.isEmpty() || OPENING.matcher(before).matches()) {
      return true;
    }
    if (CHINESE.matcher(each.word()).matches()) {
      return SHOWN.matcher(rest).lookingAt();
    }
    // the verb came before, or there is no room for one: so what follows is only what is denied
    Matcher few = FEW.matcher(rest);
    return WITH.matcher(before).find()
        && few.matches()
        && (few.group(1) == null || page.has(HAPPENS, start, each.from()));
  }

  /** Whether a verb follows; people walking are people, and a camera shake is a thing. */
  private static boolean happens(Page page, Mention no, int end) {
    return page.of(Kind.ACTION).stream()
        .filter(each -> each.from() > no.to() + 1 && each.to() <= end)
        .filter(each -> each.to() < end || each.word().endsWith("s"))
        .anyMatch(each -> !each.word().endsWith("ing"));
  }
}
