package app.pickup.shots.lint;

import app.pickup.shots.Language;
import app.pickup.shots.Tongue;
import app.pickup.shots.Vocabulary;
import app.pickup.shots.Vocabulary.Kind;
import app.pickup.shots.Vocabulary.Mention;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A brief as the rules read it: its words looked up once, and the findings so far. */
final class Page {
  /** No nested repetition: a text of quotes only is read in one pass. */
  private static final Pattern QUOTE =
      Pattern.compile("“[^“”]*”|\"[^\"]*\"|«[^«»]*»|「[^「」]*」|『[^『』]*』");

  private static final Set<Kind> NATIVE =
      EnumSet.of(
          Kind.PERSON,
          Kind.ANIMAL,
          Kind.ACTION,
          Kind.NEGATION,
          Kind.TIME,
          Kind.WEATHER,
          Kind.TURN,
          Kind.STILL);

  private final Brief brief;
  private final Vocabulary vocabulary;
  private final List<Quote> quotes = new ArrayList<>();
  private final List<Mention> mentions = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final @Nullable Language language;

  /** Words in quotation marks, the marks left out. */
  record Quote(int from, int to) {}

  Page(Brief brief, Vocabulary vocabulary) {
    this.brief = brief;
    this.vocabulary = vocabulary;
    BitSet quoted = new BitSet();
    Matcher found = QUOTE.matcher(brief.text());
    while (found.find()) {
      quotes.add(new Quote(found.start() + 1, found.end() - 1));
      quoted.set(found.start(), found.end());
    }
    List<Mention> aloud = new ArrayList<>(vocabulary.mentions(brief.text()));
    aloud.removeIf(each -> quoted.get(each.from()));
    this.language = Tongue.of(brief.text());
    aloud.stream().filter(this::meant).forEach(mentions::add);
  }

  /** Words of the set are taken in any language; others only in the text's own. */
  private boolean meant(Mention each) {
    return language == null
        || !NATIVE.contains(each.kind())
        || each.languages().contains(language)
        || (each.word().charAt(0) < 0x250 && language != Language.EN && language != Language.ES);
  }

  Brief brief() {
    return brief;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  String text() {
    return brief.text();
  }

  /** What is said aloud in the text itself. */
  List<Quote> quotes() {
    return quotes;
  }

  /** All words known, those that are said aloud left out. */
  List<Mention> mentions() {
    return mentions;
  }

  List<Mention> of(Kind kind) {
    return mentions.stream().filter(each -> each.kind() == kind).toList();
  }

  boolean has(Kind kind) {
    return mentions.stream().anyMatch(each -> each.kind() == kind);
  }

  boolean has(String trait) {
    return mentions.stream().anyMatch(each -> each.term().traits().contains(trait));
  }

  /** Whether one of these kinds is spoken of between two places. */
  boolean has(Set<Kind> kinds, int from, int to) {
    return mentions.stream()
        .anyMatch(each -> each.from() >= from && each.to() <= to && kinds.contains(each.kind()));
  }

  /** Most of its words are of this language; null: of none of ours. */
  @Nullable Language language() {
    return language;
  }

  /** Better words for a mention in the text's language; null: there are none. */
  @Nullable String better(Mention mention) {
    return mention.term().fix().get(language == null ? Language.EN : language);
  }

  void tell(
      String rule, Severity severity, int from, int to, String reason, Finding.@Nullable Fix fix) {
    findings.add(new Finding(rule, severity, brief.pointer(), from, to, reason, fix));
  }

  /** Of a line instead of the text. */
  void tell(String rule, Severity severity, int line, int from, String reason) {
    String words = brief.lines().get(line).text();
    findings.add(
        new Finding(
            rule,
            severity,
            brief.linesPointer() + "/" + line + "/text",
            from,
            words.length(),
            reason,
            null));
  }

  List<Finding> findings() {
    return findings;
  }
}
