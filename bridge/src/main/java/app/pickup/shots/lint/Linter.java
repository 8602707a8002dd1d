package app.pickup.shots.lint;

import app.pickup.shots.Vocabulary;
import app.pickup.shots.Vocabulary.Kind;
import app.pickup.shots.Vocabulary.Mention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads a prompt before it costs anything and says what will not come out as written, each with the
 * place, the reason and, where words can mend it, a fix. Findings never refuse an order. In time
 * that grows with the text alone, whatever it holds.
 */
public final class Linter {
  /** Each rule that can tell something, by its id; bridge/docs/lint.md explains them. */
  public static final List<String> RULES =
      List.of(
          CameraStacked.ID,
          LightVague.ID,
          SubjectMissing.ID,
          ActionMissing.ID,
          CuesTooMany.ID,
          Contradicting.ID,
          OverLimit.WORDS,
          OverLimit.SECONDS,
          OverLimit.LANGUAGE,
          LineTooLong.ID,
          SpeakerUnnamed.ID,
          Negation.ID,
          NameRisky.ID,
          ElementUnknown.ID,
          LanguageUnknown.ID);

  /** What mends one fault may bare another; after so many rounds none is left in practice. */
  private static final int ROUNDS = 4;

  private final Vocabulary vocabulary = Vocabulary.bundled();
  private final List<Rule> rules =
      List.of(
          new CameraStacked(),
          new LightVague(),
          new SubjectMissing(),
          new ActionMissing(),
          new CuesTooMany(),
          new Contradicting(),
          new OverLimit(),
          new LineTooLong(),
          new SpeakerUnnamed(),
          new Negation(),
          new NameRisky(),
          new ElementUnknown(),
          new LanguageUnknown());

  /** What is to be said of a brief, in the order of the text, its lines after it. */
  public List<Finding> read(Brief brief) {
    Page page = new Page(brief, vocabulary);
    rules.forEach(rule -> rule.read(page));
    List<Finding> sorted =
        page.findings().stream()
            .sorted(
                Comparator.comparing((Finding each) -> !each.pointer().equals(brief.pointer()))
                    .thenComparingInt(Finding::from)
                    .thenComparing(Finding::severity))
            .toList();
    return brief.camera() == null ? moving(page, sorted) : sorted;
  }

  /** All fixes together leave a camera move where there was one. */
  private static List<Finding> moving(Page page, List<Finding> findings) {
    List<Mention> moves = page.of(Kind.MOVE);
    List<Finding> all = new ArrayList<>();
    for (Finding each : findings) {
      Finding.Fix fix = each.fix();
      if (fix == null || moves.isEmpty()) {
        all.add(each);
        continue;
      }
      List<Mention> left =
          moves.stream().filter(one -> one.to() <= fix.from() || fix.to() <= one.from()).toList();
      if (left.isEmpty()) {
        all.add(
            new Finding(
                each.rule(),
                each.severity(),
                each.pointer(),
                each.from(),
                each.to(),
                each.reason(),
                null));
      } else {
        all.add(each);
        moves = left;
      }
    }
    return all;
  }

  /**
   * The text with the fixes of these findings; of two that touch the same place, the first one.
   *
   * @param findings of this text alone, in its order
   */
  public static String fixed(String text, List<Finding> findings) {
    List<Finding.Fix> fixes = new ArrayList<>();
    for (Finding each : findings) {
      if (each.fix() != null) {
        fixes.add(each.fix());
      }
    }
    fixes.sort(Comparator.comparingInt(Finding.Fix::from));
    StringBuilder all = new StringBuilder();
    int at = 0;
    for (Finding.Fix fix : fixes) {
      if (fix.from() >= at) {
        all.append(text, at, fix.from()).append(fix.text());
        at = fix.to();
      }
    }
    return all.append(text.substring(at)).toString();
  }

  /** The brief's text mended until nothing is left that words can mend. */
  public String mended(Brief brief) {
    Brief now = brief;
    for (int i = 0; i < ROUNDS; i++) {
      String text = fixed(now.text(), read(now));
      if (text.equals(now.text()) || text.isBlank()) {
        return now.text();
      }
      now =
          new Brief(
              text,
              brief.pointer(),
              brief.linesPointer(),
              brief.whole(),
              brief.seconds(),
              brief.lines(),
              brief.elements(),
              brief.bounds(),
              brief.camera());
    }
    return now.text();
  }
}
