package app.pickup.shots.board;

import app.pickup.shots.Vocabulary;
import app.pickup.shots.board.Passage.Action;
import app.pickup.shots.board.Passage.Speech;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts a story's passages together to shots, and shots to fewer. */
final class Beats {
  /** Words of two sentences that still are one beat. */
  private static final int ONE_BEAT = 12;

  /** Words of an action that somebody can speak in. */
  private static final int LEAD_IN = 16;

  /** Above every price but that of what may not be joined. */
  private static final int MIXED = 1_000_000;

  private final Stretch stretch;
  private final boolean fresh;
  private final List<Rough> shots = new ArrayList<>();
  private @Nullable Rough now;

  private Beats(Stretch stretch, boolean fresh) {
    this.stretch = stretch;
    this.fresh = fresh;
  }

  static List<Rough> of(List<Stretch> stretches) {
    List<Rough> all = new ArrayList<>();
    Scene before = null;
    for (int i = 0; i < stretches.size(); i++) {
      Stretch stretch = stretches.get(i);
      boolean fresh = i == 0 || !Objects.equals(before, stretch.scene());
      before = stretch.scene();
      if (stretch.facts() != null) {
        Rough one = new Rough(stretch.scene(), stretch.facts(), fresh, "");
        stretch.passages().forEach(one::add);
        all.add(one);
      } else {
        all.addAll(new Beats(stretch, fresh).split());
      }
    }
    return all;
  }

  private List<Rough> split() {
    for (Passage passage : stretch.passages()) {
      if (passage instanceof Action action) {
        List<String> sentences = Sentences.of(action.text());
        for (int i = 0; i < sentences.size(); i++) {
          act(new Action(sentences.get(i), action.turns() && i == 0), i == 0);
        }
      } else {
        speak((Speech) passage);
      }
    }
    return shots;
  }

  private void act(Action action, boolean paragraph) {
    boolean turns = action.turns() || Cues.turns(action.text()) && stretch.scene() == null;
    boolean joins =
        now != null
            && !turns
            && !paragraph
            && now.lines.isEmpty()
            && Text.words(now.written()) + Text.words(action.text()) <= ONE_BEAT
            && Vocabulary.bundled().camera(action.text()).isEmpty()
            && Vocabulary.bundled().framing(action.text()).isEmpty();
    if (!joins) {
      String cut =
          shots.isEmpty()
              ? opening()
              : turns ? "A new place or time" : paragraph ? "A new paragraph" : "A new beat";
      begin(turns, cut);
    }
    Objects.requireNonNull(now).add(action);
  }

  private void speak(Speech speech) {
    Rough shot = now;
    String speaker = speech.line().speaker();
    boolean goesOn =
        shot != null
            && !shot.lines.isEmpty()
            && Objects.equals(shot.lines.get(shot.lines.size() - 1).speaker(), speaker);
    boolean leads =
        shot != null
            && shot.lines.isEmpty()
            && !shot.opens
            && speaker != null
            && Text.words(shot.written()) <= LEAD_IN
            && Cues.has(shot.written(), speaker);
    if (!goesOn && !leads) {
      String who = speaker == null ? "Somebody" : speaker;
      begin(false, shots.isEmpty() ? opening() : who + " speaks");
    }
    Objects.requireNonNull(now).add(speech);
  }

  private String opening() {
    return stretch.scene() == null || !fresh ? "The beginning" : "A new scene";
  }

  private void begin(boolean turns, String cut) {
    now = new Rough(stretch.scene(), null, turns || (fresh && shots.isEmpty()), cut);
    shots.add(now);
  }

  /** Joins neighbours until there are no more than this; those that belong together first. */
  static void join(List<Rough> shots, int most) {
    while (shots.size() > most) {
      int best = -1;
      int least = Integer.MAX_VALUE;
      for (int i = 0; i + 1 < shots.size(); i++) {
        int price = price(shots.get(i), shots.get(i + 1));
        if (price < least) {
          least = price;
          best = i;
        }
      }
      if (best < 0) {
        return;
      }
      shots.get(best).take(shots.remove(best + 1));
    }
  }

  /**
   * Joins two neighbours of one scene, two silent ones if there are any, else a silent one and one
   * in which somebody speaks.
   *
   * @return false: there are none
   */
  static boolean tighten(List<Rough> shots) {
    int best = -1;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i + 1 < shots.size(); i++) {
      Rough one = shots.get(i);
      Rough next = shots.get(i + 1);
      int price = price(one, next);
      boolean silent = one.lines.isEmpty() && next.lines.isEmpty();
      boolean spoken = !one.lines.isEmpty() && !next.lines.isEmpty();
      if (price < MIXED && !spoken && Objects.equals(one.scene, next.scene)) {
        price += silent ? 0 : MIXED;
        best = price < least ? i : best;
        least = Math.min(least, price);
      }
    }
    if (best >= 0) {
      shots.get(best).take(shots.remove(best + 1));
    }
    return best >= 0;
  }

  private static int price(Rough one, Rough next) {
    if (one.facts != null || next.facts != null) {
      return Integer.MAX_VALUE;
    }
    int price = Lengths.needed(one) + Lengths.needed(next) + 2 * (one.beats() + next.beats());
    price += Objects.equals(one.scene, next.scene) ? 0 : 60;
    price += next.opens ? 20 : 0;
    price += one.lines.isEmpty() || next.lines.isEmpty() ? 0 : 8;
    // what is said before something happens goes ill with it
    price += !one.lines.isEmpty() && next.lines.isEmpty() ? 6 : 0;
    return price;
  }
}
