package app.pickup.shots.board;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings a board to the length that is asked for: what is said gets its seconds first. */
final class Shares {
  private Shares() {}

  /**
   * How long each shot is. Where a length leaves too little, silent shots are joined.
   *
   * @param wanted null: as long as they need
   */
  static List<BigDecimal> of(
      List<Rough> roughs, @Nullable BigDecimal wanted, List<Remark> remarks) {
    if (wanted == null) {
      return roughs.stream().map(Shares::own).toList();
    }
    BigDecimal fixed =
        roughs.stream()
            .filter(rough -> !free(rough))
            .map(Shares::own)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal rest = wanted.subtract(fixed);
    boolean tight = !fits(roughs, rest, false);
    while (tight && Beats.tighten(roughs)) {
      tight = !fits(roughs, rest, false);
    }
    List<Rough> open = roughs.stream().filter(Shares::free).toList();
    if (open.isEmpty() ? rest.signum() != 0 : !fits(roughs, rest, tight)) {
      remarks.add(Remark.whole("board.length", refusal(roughs, fixed, wanted)));
      return roughs.stream().map(Shares::own).toList();
    }
    List<BigDecimal> seconds = new ArrayList<>(roughs.stream().map(Shares::own).toList());
    if (!open.isEmpty()) {
      List<BigDecimal> shared =
          Lengths.shared(open.stream().map(Lengths::needed).toList(), least(roughs, tight), rest);
      for (int i = 0, next = 0; i < roughs.size(); i++) {
        if (free(roughs.get(i))) {
          seconds.set(i, shared.get(next++));
        }
      }
    }
    return seconds;
  }

  private static String refusal(List<Rough> roughs, BigDecimal fixed, BigDecimal wanted) {
    List<Integer> least = least(roughs, true);
    String given = fixed.toPlainString();
    if (least.isEmpty()) {
      return "The shots' own lengths are " + given + " s, not " + wanted.toPlainString() + " s.";
    }
    BigDecimal sum = BigDecimal.valueOf(least.stream().mapToInt(Integer::intValue).sum());
    return "What is said needs its seconds and what is only seen one a shot"
        + (fixed.signum() == 0 ? "" : ", and the lengths given are " + given + " s")
        + ": the board lasts at least "
        + fixed.add(sum).toPlainString()
        + " s, not "
        + wanted.toPlainString()
        + " s. Ask for more or cut the words.";
  }

  private static boolean free(Rough rough) {
    return rough.facts == null || rough.facts.seconds() == null;
  }

  private static BigDecimal own(Rough rough) {
    BigDecimal own = rough.facts == null ? null : rough.facts.seconds();
    return own == null ? BigDecimal.valueOf(Lengths.needed(rough)) : own;
  }

  private static List<Integer> least(List<Rough> roughs, boolean hurried) {
    return roughs.stream().filter(Shares::free).map(one -> Lengths.least(one, hurried)).toList();
  }

  private static boolean fits(List<Rough> roughs, BigDecimal rest, boolean hurried) {
    List<Rough> open = roughs.stream().filter(Shares::free).toList();
    if (open.size() == 1) {
      // one alone takes a length that is not whole
      return rest.signum() > 0 && Lengths.talk(open.get(0), hurried).compareTo(rest) <= 0;
    }
    int sum = least(roughs, hurried).stream().mapToInt(Integer::intValue).sum();
    return BigDecimal.valueOf(sum).compareTo(rest.setScale(0, RoundingMode.FLOOR)) <= 0;
  }
}
