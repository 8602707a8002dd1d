package app.pickup.elements.voice;

import app.pickup.elements.voice.Pitch.Stretch;
import java.util.List;

/**
 * Whether two people speak in turn: pitches that fall into two heaps far from each other, each with
 * its share of the time and spoken at length. One who only raises the voice glides between them;
 * two of the same pitch are told apart by {@link Handover}, or not at all.
 *
 * @param apart between the middles of the heaps, in semitones
 * @param lesser the share of the voiced time that the smaller heap has
 * @param split how far they lie apart for their own width; halves of one heap have 2.7
 * @param turn what is spoken at once in the same heap, in seconds, on average
 */
record Speakers(double apart, double lesser, double split, double turn) {
  private static final double MOST = 1e9;
  private static final int ROUNDS = 20;

  static Speakers of(List<Stretch> stretches) {
    double low = stretches.stream().mapToDouble(Stretch::semitones).min().orElse(0);
    double high = stretches.stream().mapToDouble(Stretch::semitones).max().orElse(0);
    for (int round = 0; round < ROUNDS; round++) {
      double between = (low + high) / 2;
      low = Heap.of(stretches, -MOST, between).middle(low);
      high = Heap.of(stretches, between, MOST).middle(high);
    }
    double between = (low + high) / 2;
    Heap lower = Heap.of(stretches, -MOST, between);
    Heap upper = Heap.of(stretches, between, MOST);
    double all = Math.max(1, lower.hops + upper.hops);
    double width = Math.sqrt((lower.variance() + upper.variance()) / 2);
    return new Speakers(
        high - low,
        Math.min(lower.hops, upper.hops) / all,
        (high - low) / Math.max(0.25, width),
        all / 50 / turns(stretches, between));
  }

  private static int turns(List<Stretch> stretches, double between) {
    int turns = 1;
    for (int i = 1; i < stretches.size(); i++) {
      boolean before = stretches.get(i - 1).semitones() < between;
      turns += before == stretches.get(i).semitones() < between ? 0 : 1;
    }
    return turns;
  }

  /** Whether it is likely to be two. */
  boolean two() {
    return apart > 6 && lesser > 0.2 && split > 4 && turn > 0.6;
  }

  private static final class Heap {
    private double hops;
    private double sum;
    private double squares;

    /** Those between two pitches, by the time they last. */
    static Heap of(List<Stretch> stretches, double from, double to) {
      Heap heap = new Heap();
      for (Stretch each : stretches) {
        if (each.semitones() >= from && each.semitones() < to) {
          heap.hops += each.hops();
          heap.sum += each.hops() * each.semitones();
          heap.squares += each.hops() * each.semitones() * each.semitones();
        }
      }
      return heap;
    }

    double middle(double otherwise) {
      return hops == 0 ? otherwise : sum / hops;
    }

    double variance() {
      return hops == 0 ? 0 : Math.max(0, squares / hops - middle(0) * middle(0));
    }
  }
}
