package app.pickup.shots.board;

import app.pickup.shots.Camera;
import app.pickup.shots.Framing;
import app.pickup.shots.Script.Beat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Splits a story into shots by rules, offline, and says why. A shot begins with a new place or
 * time, a new speaker, a new beat of action; what one person says stays whole. The same story gives
 * the same board.
 */
public final class Splitter {
  /** Beyond, a story is refused before shots are put together. */
  private static final int MOST_BEATS = 2_000;

  /** Characters of a shot's words, and of a line, that a request may have. */
  private static final int MOST_WORDS = 10_000;

  private static final int MOST_LINE = 2_000;

  private Splitter() {}

  /**
   * Splits a story in plain words, with what is said in quotes or after {@code Name:}.
   *
   * @param title may be empty
   */
  public static Reading story(String title, String story, Wish wish) {
    List<Finding> findings = new ArrayList<>();
    List<Passage> passages = Prose.read(story);
    if (passages.isEmpty()) {
      findings.add(Finding.whole("board.empty", "There is nothing to shoot in this story."));
    }
    return split(title, List.of(new Stretch(null, null, 1, passages)), wish, findings);
  }

  /** Splits a story's file. */
  public static Reading story(String title, byte[] file, Wish wish) {
    Source source = Source.of(file);
    return source.text() == null ? Reading.refused(source) : story(title, source.text(), wish);
  }

  static Reading split(String title, List<Stretch> stretches, Wish wish, List<Finding> findings) {
    size(stretches, findings);
    if (findings.stream().anyMatch(Finding::stops)) {
      return new Reading(null, findings);
    }
    List<Draft> drafts = Beats.of(stretches);
    int most = most(drafts, wish, findings);
    if (drafts.isEmpty() || findings.stream().anyMatch(Finding::stops)) {
      return new Reading(null, findings);
    }
    Beats.join(drafts, most);
    if (drafts.size() > most) {
      findings.add(
          Finding.whole(
              "board.too-many",
              "The script has "
                  + drafts.size()
                  + " shots of its own where at most "
                  + most
                  + " are wanted."));
      return new Reading(null, findings);
    }
    List<BigDecimal> seconds = seconds(drafts, wish, findings);
    List<Panel> panels = new ArrayList<>();
    Draft before = null;
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      panels.add(panel(draft, before, i, seconds.get(i), wish));
      before = draft;
    }
    return new Reading(new Storyboard(title, panels), findings);
  }

  /** What no order takes is not looked at any further. */
  private static void size(List<Stretch> stretches, List<Finding> findings) {
    long passages = 0;
    for (Stretch stretch : stretches) {
      passages += stretch.passages().size();
      boolean long_ = false;
      for (Passage passage : stretch.passages()) {
        long_ |=
            passage instanceof Passage.Speech speech
                ? speech.line().text().length() > MOST_LINE
                : ((Passage.Action) passage).text().length() > MOST_WORDS;
      }
      if (long_) {
        findings.add(
            Finding.line(
                stretch.line(),
                "board.too-long",
                "A paragraph has more than "
                    + MOST_WORDS
                    + " characters, or a line more than "
                    + MOST_LINE
                    + ". Part it."));
      }
    }
    if (passages > 2 * MOST_BEATS) {
      findings.add(
          Finding.whole(
              "board.too-many", "The story has " + passages + " paragraphs. Give a part."));
    }
  }

  private static int most(List<Draft> drafts, Wish wish, List<Finding> findings) {
    int most = wish.shots() == null ? Storyboard.MOST : Math.min(wish.shots(), Storyboard.MOST);
    if (wish.seconds() != null) {
      int whole =
          wish.seconds().setScale(0, RoundingMode.FLOOR).min(BigDecimal.valueOf(600)).intValue();
      most = Math.max(1, Math.min(most, whole));
    }
    boolean asked = wish.shots() != null || wish.seconds() != null;
    if (drafts.size() > (asked ? MOST_BEATS : Storyboard.MOST)) {
      findings.add(
          Finding.whole(
              "board.too-many",
              "The story has "
                  + drafts.size()
                  + " beats; a board has at most "
                  + Storyboard.MOST
                  + " shots. Give a part of it."));
    }
    return most;
  }

  private static List<BigDecimal> seconds(List<Draft> drafts, Wish wish, List<Finding> findings) {
    List<BigDecimal> seconds = new ArrayList<>();
    List<Integer> needs = new ArrayList<>();
    BigDecimal fixed = BigDecimal.ZERO;
    for (Draft draft : drafts) {
      BigDecimal own = draft.facts == null ? null : draft.facts.seconds();
      seconds.add(own == null ? BigDecimal.valueOf(Lengths.needed(draft)) : own);
      if (own == null) {
        needs.add(Lengths.needed(draft));
      } else {
        fixed = fixed.add(own);
      }
    }
    if (wish.seconds() == null) {
      return seconds;
    }
    BigDecimal rest = wish.seconds().subtract(fixed);
    boolean short_ = needs.size() > 1 && rest.compareTo(BigDecimal.valueOf(needs.size())) < 0;
    if (short_ || (needs.isEmpty() ? rest.signum() != 0 : rest.signum() <= 0)) {
      findings.add(
          Finding.whole(
              "board.length",
              "The shots whose length is given last "
                  + fixed.toPlainString()
                  + " s; the rest can not bring the board to "
                  + wish.seconds().toPlainString()
                  + " s."));
      return seconds;
    }
    if (!needs.isEmpty()) {
      List<BigDecimal> shared = Lengths.shared(needs, rest);
      for (int i = 0, next = 0; i < drafts.size(); i++) {
        Facts facts = drafts.get(i).facts;
        if (facts == null || facts.seconds() == null) {
          seconds.set(i, shared.get(next++));
        }
      }
    }
    return seconds;
  }

  private static Panel panel(
      Draft draft, @Nullable Draft before, int place, BigDecimal seconds, Wish wish) {
    Facts facts = draft.facts;
    Look look = Look.of(draft, before);
    @Nullable Camera camera =
        facts == null ? Objects.requireNonNull(look.camera()) : facts.camera();
    @Nullable Framing framing = facts == null ? look.framing() : facts.framing();
    String label = facts == null ? null : facts.label();
    String why = facts == null ? why(draft, look, seconds, wish) : facts.why();
    return new Panel(
        label == null ? Integer.toString(place + 1) : label,
        draft.scene,
        new Beat(draft.text(), seconds, camera, framing, draft.lines),
        why);
  }

  private static String why(Draft draft, Look look, BigDecimal seconds, Wish wish) {
    StringBuilder why = new StringBuilder(draft.cut);
    if (draft.beats() > 1) {
      why.append("; ").append(draft.beats()).append(" beats in one, as few shots are wanted");
    }
    why.append(". ").append(look.why()).append(' ');
    why.append(seconds.toPlainString()).append(" s: ");
    if (draft.lines.isEmpty()) {
      why.append(Text.words(draft.text())).append(" words of action");
    } else {
      BigDecimal talk = Said.seconds(draft.lines);
      why.append("the words take ").append(Panel.plain(talk).toPlainString());
    }
    return why.append(wish.seconds() == null ? "." : ", its share.").toString();
  }
}
