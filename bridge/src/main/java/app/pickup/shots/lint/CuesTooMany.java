package app.pickup.shots.lint;

import app.pickup.shots.Vocabulary.Kind;
import app.pickup.shots.Vocabulary.Mention;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** More happens than the length of the shot can hold. */
final class CuesTooMany implements Rule {
  static final String ID = "cues.too-many";

  /** A cue needs somewhat more than a second to be seen; two can be under way at once. */
  private static final BigDecimal A_SECOND = new BigDecimal("0.8");

  private static final int AT_ONCE = 2;

  @Override
  public void read(Page page) {
    BigDecimal seconds = page.brief().seconds();
    if (seconds == null || !page.brief().whole()) {
      return;
    }
    List<Integer> cues = cues(page);
    int most = AT_ONCE + seconds.multiply(A_SECOND).intValue();
    if (cues.size() > most) {
      int from = Cut.phraseStart(page.text(), cues.get(most));
      int to = Cut.phraseEnd(page.text(), cues.get(cues.size() - 1));
      page.tell(
          ID,
          Severity.WARNING,
          from,
          to,
          "%d things happen in %s s; about %d can be seen. Leave the rest to the next shot."
              .formatted(cues.size(), seconds.toPlainString(), most),
          Cut.part(page.text(), from, to));
    }
  }

  /** Where each begins: one for each clause in which something happens. */
  private static List<Integer> cues(Page page) {
    List<Integer> cues = new ArrayList<>();
    int end = -1;
    for (Mention each : page.mentions()) {
      boolean move = each.kind() == Kind.MOVE && !each.term().modifier();
      if ((move || each.kind() == Kind.ACTION) && each.from() >= end) {
        cues.add(each.from());
        end = Cut.clauseEnd(page.text(), each.to());
      }
    }
    return cues;
  }
}
