package app.pickup.shots.lint;

import app.pickup.shots.Camera;
import app.pickup.shots.Vocabulary.Kind;
import app.pickup.shots.Vocabulary.Mention;
import app.pickup.shots.Vocabulary.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** More than one camera move: models make a mean of them. */
final class CameraStacked implements Rule {
  static final String ID = "camera.stacked";

  /** A crane that keeps its subject in frame is one move of two words. */
  private static final List<Set<String>> ONE =
      List.of(
          Set.of("crane-up", "tilt-down"),
          Set.of("crane-down", "tilt-up"),
          Set.of("crane", "tilt-down"),
          Set.of("crane", "tilt-up"),
          Set.of("fly", "crane-up"),
          Set.of("fly", "crane-down"),
          Set.of("fly", "orbit"),
          Set.of("fly", "push-in"),
          Set.of("fly", "track"),
          Set.of("fly", "pull-out"));

  @Override
  public void read(Page page) {
    List<Mention> kept = new ArrayList<>();
    Camera camera = page.brief().camera();
    Term asked = camera == null ? null : page.vocabulary().term(camera);
    for (Mention move : page.of(Kind.MOVE)) {
      Term term = move.term();
      if (term.modifier() || term.traits().contains("still")) {
        continue;
      }
      if (asked != null && !asked.modifier() && !same(asked, term)) {
        page.tell(
            ID,
            Severity.WARNING,
            move.from(),
            move.to(),
            "“%s” stands against camera, which asks for %s: the engine is told both. Leave one of them out."
                .formatted(move.word().strip(), asked.id()),
            Cut.move(page, move.from(), move.to()));
        continue;
      }
      boolean another = kept.stream().noneMatch(each -> same(each.term(), term));
      if (another && !kept.isEmpty()) {
        page.tell(
            ID,
            Severity.WARNING,
            move.from(),
            move.to(),
            "“%s” comes on top of “%s”: one shot has one camera move, else the model blends them. Keep the first, or make a shot of each."
                .formatted(move.word().strip(), kept.get(0).word().strip()),
            Cut.move(page, move.from(), move.to()));
      } else {
        kept.add(move);
      }
    }
  }

  private static boolean same(Term one, Term other) {
    return one.id().equals(other.id())
        || one.covers().contains(other.family())
        || other.covers().contains(one.family())
        || (one.family().equals(other.family()) && (one.general() || other.general()))
        || ONE.contains(Set.of(one.id(), other.id()));
  }
}
