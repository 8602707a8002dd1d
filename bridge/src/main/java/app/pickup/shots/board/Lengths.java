package app.pickup.shots.board;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** How long shots are. Whole seconds, because the vendors take no others. */
final class Lengths {
  private static final BigDecimal A_BREATH = new BigDecimal("0.5");
  private static final int MOST_ACTION = 6;

  private Lengths() {}

  /** Whole seconds that a shot needs, 1 or more. */
  static int needed(Rough rough) {
    BigDecimal talk = Talk.seconds(rough.lines);
    int action = action(rough);
    if (rough.lines.isEmpty()) {
      return action;
    }
    BigDecimal breath = rough.written().isEmpty() ? BigDecimal.ZERO : BigDecimal.ONE;
    return talk.add(A_BREATH)
        .add(breath)
        .setScale(0, RoundingMode.CEILING)
        .max(BigDecimal.ONE)
        .intValueExact();
  }

  private static int action(Rough rough) {
    int words = Text.words(rough.text());
    boolean spaced = words * 2 < rough.text().length();
    int seconds = 2 + words / (spaced ? 6 : 12) + (rough.opens ? 1 : 0);
    return Math.min(seconds, MOST_ACTION);
  }

  /**
   * Shares a length out by need: each at least 1 s, all whole seconds but for what the length has
   * over whole ones, which the last gets; the sum is exact.
   *
   * @param needs at most as many as the length has whole seconds, or one
   */
  static List<BigDecimal> shared(List<Integer> needs, BigDecimal length) {
    int whole = length.setScale(0, RoundingMode.FLOOR).intValueExact();
    List<BigDecimal> seconds = new ArrayList<>();
    if (needs.size() == 1) {
      return List.of(length);
    }
    // each gets 1, the rest by need; what division leaves goes to those that lost most
    boolean even = needs.stream().allMatch(need -> need == 1);
    List<Integer> more = needs.stream().map(need -> even ? 1 : need - 1).toList();
    long sum = more.stream().mapToLong(Integer::longValue).sum();
    long spare = whole - needs.size();
    long[] given = new long[needs.size()];
    long left = spare;
    for (int i = 0; i < given.length; i++) {
      given[i] = spare * more.get(i) / sum;
      left -= given[i];
    }
    for (; left > 0; left--) {
      int most = 0;
      for (int i = 1; i < given.length; i++) {
        if (lack(i, given, more, spare, sum) > lack(most, given, more, spare, sum)) {
          most = i;
        }
      }
      given[most]++;
    }
    for (int i = 0; i < given.length; i++) {
      seconds.add(BigDecimal.valueOf(1 + given[i]));
    }
    int last = given.length - 1;
    seconds.set(last, seconds.get(last).add(length.subtract(BigDecimal.valueOf(whole))));
    return seconds;
  }

  private static long lack(int i, long[] given, List<Integer> more, long spare, long sum) {
    return spare * more.get(i) - given[i] * sum;
  }
}
