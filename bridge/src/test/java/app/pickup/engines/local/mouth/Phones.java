package app.pickup.engines.local.mouth;

import app.pickup.engines.Said;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines whose sounds a test writes down. */
final class Phones {
  private static final int MILLI = Said.RATE / 1000;

  /** Two closures and wide vowels between, 1.5 s. */
  static final String LIVELY =
      "h 60 a 160 m 80 a 170 k 70 i 140 p 90 a 180 t 60 u 130 b 80 ɛ 140 s 90 o 150";

  private Phones() {}

  /**
   * A line.
   *
   * @param from milliseconds from the range's first frame
   * @param face whose, or null
   * @param phones signs and milliseconds in turn; {@code -} is a pause
   */
  static Said line(long from, @Nullable Integer face, String phones) {
    String[] parts = phones.split(" ", -1);
    List<Said.Phone> all = new ArrayList<>();
    long at = from * MILLI;
    for (int i = 0; i < parts.length; i += 2) {
      long until = at + Long.parseLong(parts[i + 1]) * MILLI;
      all.add(new Said.Phone(parts[i].equals("-") ? "" : parts[i], at, until));
      at = until;
    }
    return new Said(null, face, from * MILLI, at, all, List.of());
  }
}
