package app.pickup.engines.local.face;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Of faces found many times over, leaves the surest sight of each (non-maximum suppression). */
final class BestOfEach {
  private static final float SAME = .3f;

  private BestOfEach() {}

  /** The surest first. */
  static List<Found> of(List<Found> all) {
    List<Found> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparingDouble(Found::score).reversed());
    List<Found> best = new ArrayList<>();
    for (Found next : sorted) {
      if (best.stream().noneMatch(b -> same(b.box(), next.box()))) {
        best.add(next);
      }
    }
    return best;
  }

  /** Also a part of a face, as a tile's edge cuts it, is that face. */
  private static boolean same(Box a, Box b) {
    boolean within =
        Math.abs(a.centreX() - b.centreX()) < .4f * Math.max(a.side(), b.side())
            && Math.abs(a.centreY() - b.centreY()) < .4f * Math.max(a.side(), b.side());
    return within || a.overlap(b) > SAME;
  }
}
