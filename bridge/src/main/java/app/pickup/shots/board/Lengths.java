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

  /** Whole seconds that a shot needs, 1 or more; one that was put together, all its parts'. */
  static int needed(Rough rough) {
    if (rough.together() > 0) {
      return Math.max(least(rough, false), Math.min(rough.together(), Seconds.MOST));
    }
    if (rough.lines.isEmpty()) {
      return action(rough);
    }
    BigDecimal breath = rough.written().isEmpty() ? BigDecimal.ZERO : BigDecimal.ONE;
    return whole(Talk.seconds(rough.lines).add(A_BREATH).add(breath));
  }

  /** Whole seconds without which what is said can not be said, 1 or more. */
  static int least(Rough rough, boolean hurried) {
    return whole(talk(rough, hurried));
  }

  /** Seconds that what is said takes, also as fast as anybody is understood. */
  static BigDecimal talk(Rough rough, boolean hurried) {
    return hurried ? Talk.least(rough.lines) : Talk.seconds(rough.lines);
  }

  private static int whole(BigDecimal seconds) {
    return seconds.setScale(0, RoundingMode.CEILING).max(BigDecimal.ONE).intValueExact();
  }

  private static int action(Rough rough) {
    int words = Text.words(rough.text());
    boolean spaced = words * 2 < rough.text().length();
    int seconds = 2 + words / (spaced ? 6 : 12) + (rough.opens ? 1 : 0);
    return Math.min(seconds, MOST_ACTION);
  }

  /**
   * Shares a length out: each gets the least it can do with, the rest goes by what more they need;
   * of more than all need, by need. All whole seconds but for what the length has over whole ones,
   * which the last gets; the sum is exact.
   *
   * @param least of each; together no more than the length, unless it is one
   */
  static List<BigDecimal> shared(List<Integer> needs, List<Integer> least, BigDecimal length) {
    int whole = length.setScale(0, RoundingMode.FLOOR).intValueExact();
    List<BigDecimal> seconds = new ArrayList<>();
    if (needs.size() == 1) {
      return List.of(length);
    }
    boolean ample = sum(needs) <= whole;
    List<Integer> base = ample ? needs : least;
    List<Integer> more = new ArrayList<>();
    for (int i = 0; i < needs.size(); i++) {
      more.add(ample ? needs.get(i) : needs.get(i) - least.get(i));
    }
    // what division leaves goes to those that lost most
    long sum = sum(more);
    long spare = whole - sum(base);
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
      seconds.add(BigDecimal.valueOf(base.get(i) + given[i]));
    }
    int last = given.length - 1;
    seconds.set(last, seconds.get(last).add(length.subtract(BigDecimal.valueOf(whole))));
    return seconds;
  }

  private static long sum(List<Integer> all) {
    return all.stream().mapToLong(Integer::longValue).sum();
  }

  private static long lack(int i, long[] given, List<Integer> more, long spare, long sum) {
    return spare * more.get(i) - given[i] * sum;
  }
}
