package app.pickup.shots.lint;

import app.pickup.shots.Vocabulary.Contradiction;
import app.pickup.shots.Vocabulary.Kind;
import app.pickup.shots.Vocabulary.Mention;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Two things that can not both be in one shot. */
final class Contradicting implements Rule {
  static final String ID = "contradiction";

  @Override
  public void read(Page page) {
    Set<Integer> told = new HashSet<>();
    Pictures pictures = new Pictures(page.text());
    for (Contradiction each : page.vocabulary().contradictions()) {
      List<Mention> ones = of(page, pictures, each.one(), each.only());
      List<Mention> others = of(page, pictures, each.other(), each.only());
      if (ones.isEmpty() || others.isEmpty()) {
        continue;
      }
      boolean moves = ones.get(0).kind() == Kind.MOVE && others.get(0).kind() == Kind.MOVE;
      if (each.unless() != null
          && (moves ? page.has(each.unless()) : reconciled(page, each.unless()))) {
        continue;
      }
      boolean later = ones.get(0).from() < others.get(0).from();
      boolean dropOther = each.drop() == null ? later : each.drop().equals(each.other());
      Mention kept = dropOther ? ones.get(0) : others.get(0);
      for (Mention drop : dropOther ? others : ones) {
        if (told.add(drop.from())) {
          page.tell(
              ID,
              Severity.WARNING,
              drop.from(),
              drop.to(),
              "“%s” goes against “%s”: %s."
                  .formatted(drop.word().strip(), kept.word().strip(), each.reason()),
              drop.kind() == Kind.MOVE
                  ? Cut.move(page, drop.from(), drop.to())
                  : Cut.phrase(page, drop.from(), drop.to()));
        }
      }
    }
  }

  /** “Then” before a camera move is of the camera, not of what changes. */
  private static boolean reconciled(Page page, String trait) {
    return page.mentions().stream()
        .filter(each -> each.term().traits().contains(trait))
        .anyMatch(each -> !CameraStacked.follows(page, each.from(), each.to()));
  }

  private static List<Mention> of(
      Page page, Pictures pictures, String trait, @org.jspecify.annotations.Nullable Kind only) {
    return page.mentions().stream()
        .filter(each -> each.term().traits().contains(trait))
        .filter(each -> only == null || each.kind() == only)
        .filter(each -> !pictures.show(each))
        .toList();
  }
}
