package app.pickup.shots.board;

import app.pickup.shots.Camera;
import app.pickup.shots.Framing;
import app.pickup.shots.Script.Beat;
import java.math.BigDecimal;
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
    List<Remark> remarks = new ArrayList<>();
    List<Passage> passages = Prose.read(story);
    if (passages.isEmpty()) {
      remarks.add(Remark.whole("board.empty", "There is nothing to shoot in this story."));
    }
    return split(title, List.of(new Stretch(null, null, 1, passages)), wish, remarks);
  }

  /** Splits a story's file. */
  public static Reading story(String title, byte[] file, Wish wish) {
    Source source = Source.of(file);
    return source.text() == null ? Reading.refused(source) : story(title, source.text(), wish);
  }

  static Reading split(String title, List<Stretch> stretches, Wish wish, List<Remark> remarks) {
    size(stretches, remarks);
    if (remarks.stream().anyMatch(Remark::stops)) {
      return new Reading(null, remarks);
    }
    List<Rough> roughs = Beats.of(stretches);
    int most = most(roughs, wish, remarks);
    if (roughs.isEmpty() || remarks.stream().anyMatch(Remark::stops)) {
      return new Reading(null, remarks);
    }
    Beats.join(roughs, most);
    if (roughs.size() > most) {
      remarks.add(
          Remark.whole(
              "board.too-many",
              "The script has "
                  + roughs.size()
                  + " shots of its own where at most "
                  + most
                  + " are wanted."));
      return new Reading(null, remarks);
    }
    List<BigDecimal> seconds = Shares.of(roughs, wish.seconds(), remarks);
    List<Panel> panels = new ArrayList<>();
    Rough before = null;
    for (int i = 0; i < roughs.size(); i++) {
      Rough rough = roughs.get(i);
      panels.add(panel(rough, before, i, seconds.get(i), wish));
      before = rough;
    }
    return new Reading(new Storyboard(title, panels), remarks);
  }

  /** What no order takes is not looked at any further. */
  private static void size(List<Stretch> stretches, List<Remark> remarks) {
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
        remarks.add(
            Remark.line(
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
      remarks.add(
          Remark.whole(
              "board.too-many", "The story has " + passages + " paragraphs. Give a part."));
    }
  }

  private static int most(List<Rough> roughs, Wish wish, List<Remark> remarks) {
    int most = wish.shots() == null ? Storyboard.MOST : Math.min(wish.shots(), Storyboard.MOST);
    boolean asked = wish.shots() != null || wish.seconds() != null;
    if (roughs.size() > (asked ? MOST_BEATS : Storyboard.MOST)) {
      remarks.add(
          Remark.whole(
              "board.too-many",
              "The story has "
                  + roughs.size()
                  + " beats; a board has at most "
                  + Storyboard.MOST
                  + " shots. Give a part of it."));
    }
    return most;
  }

  private static Panel panel(
      Rough rough, @Nullable Rough before, int place, BigDecimal seconds, Wish wish) {
    Facts facts = rough.facts;
    Look look = Look.of(rough, before);
    @Nullable Camera camera =
        facts == null ? Objects.requireNonNull(look.camera()) : facts.camera();
    @Nullable Framing framing = facts == null ? look.framing() : facts.framing();
    String label = facts == null ? null : facts.label();
    String why = facts == null ? why(rough, look, seconds, wish) : facts.why();
    return new Panel(
        label == null ? Integer.toString(place + 1) : label,
        rough.scene,
        new Beat(rough.text(), seconds, camera, framing, rough.lines),
        why);
  }

  private static String why(Rough rough, Look look, BigDecimal seconds, Wish wish) {
    StringBuilder why = new StringBuilder(rough.cut);
    if (rough.beats() > 1) {
      why.append("; ").append(rough.beats()).append(" beats in one, as few shots are wanted");
    }
    why.append(". ").append(look.why()).append(' ');
    why.append(seconds.toPlainString()).append(" s: ");
    if (rough.lines.isEmpty()) {
      why.append(Text.words(rough.text())).append(" words of action");
    } else {
      BigDecimal talk = Talk.seconds(rough.lines);
      boolean both = rough.beats() > 1 && !rough.written().isEmpty();
      why.append(both ? Text.words(rough.written()) + " words of action; " : "");
      why.append("the words take ").append(Panel.plain(talk).toPlainString());
    }
    return why.append(wish.seconds() == null ? "." : ", its share.").toString();
  }
}
