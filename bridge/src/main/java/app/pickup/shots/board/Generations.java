package app.pickup.shots.board;

import app.pickup.shots.Script;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Puts a board's panels together to what one order makes. Fewest orders first; a scene's end is the
 * better place to part than its middle.
 */
public final class Generations {
  /** What most clouds make at once, in seconds. */
  public static final BigDecimal USUAL_MOST = BigDecimal.valueOf(15);

  private static final long ORDER = 100;
  private static final long WITHIN_SCENE = 40;
  private static final long TWO_SCENES = 30;
  private static final long TOO_SHORT = 1_000;

  /**
   * Panels of one order.
   *
   * @param from the first, counted from 0
   * @param goesOn whether it goes on in the scene of the one before: its first frame is the other's
   *     last
   */
  public record Generation(int from, List<Panel> panels, boolean goesOn) {
    public Generation {
      panels = List.copyOf(panels);
    }

    /** How long it is. */
    public BigDecimal seconds() {
      return sum(panels);
    }
  }

  private Generations() {}

  /**
   * @param least seconds of a board that an engine takes; one shot alone may be shorter
   * @param most seconds that it makes at once; a panel that is longer stands alone
   */
  public static List<Generation> of(Storyboard board, BigDecimal least, BigDecimal most) {
    List<Panel> panels = board.panels();
    long[] cost = new long[panels.size() + 1];
    int[] start = new int[panels.size() + 1];
    for (int end = 1; end <= panels.size(); end++) {
      cost[end] = Long.MAX_VALUE;
      for (int from = end - 1; from >= Math.max(0, end - Script.MOST_BEATS); from--) {
        BigDecimal length = sum(panels.subList(from, end));
        if (end - from > 1 && length.compareTo(most) > 0) {
          break;
        }
        long whole = cost[from] + price(board, from, end, length.compareTo(least) < 0);
        if (whole < cost[end]) {
          cost[end] = whole;
          start[end] = from;
        }
      }
    }
    List<Generation> all = new ArrayList<>();
    for (int end = panels.size(); end > 0; end = start[end]) {
      int from = start[end];
      all.add(new Generation(from, panels.subList(from, end), from > 0 && board.goesOn(from)));
    }
    Collections.reverse(all);
    return all;
  }

  private static long price(Storyboard board, int from, int end, boolean brief) {
    long price = ORDER + (brief && end - from > 1 ? TOO_SHORT : 0);
    price += from > 0 && board.goesOn(from) ? WITHIN_SCENE : 0;
    for (int i = from + 1; i < end; i++) {
      price += board.goesOn(i) ? 0 : TWO_SCENES;
    }
    return price;
  }

  private static BigDecimal sum(List<Panel> panels) {
    return panels.stream()
        .map(panel -> panel.beat().seconds())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
