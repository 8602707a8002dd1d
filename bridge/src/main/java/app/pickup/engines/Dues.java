package app.pickup.engines;

import app.pickup.media.Turnover;
import app.pickup.shots.Money;
import app.pickup.shots.Note;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an editor is told before an order goes to a vendor: what leaves, and what it costs. */
public final class Dues {
  private Dues() {}

  /** US dollars by a price list, at most four digits after the point. */
  public static Money list(BigDecimal usd) {
    BigDecimal rounded = usd.setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
    return new Money(
        rounded.setScale(Math.max(2, rounded.scale()), RoundingMode.UNNECESSARY).toPlainString(),
        "USD",
        Money.Basis.LIST);
  }

  /**
   * What leaves and how it comes back, of a vendor without seeds.
   *
   * @param engine the vendor's name
   * @param sent frames as they are sent
   * @param frames frames of the plate
   */
  public static List<Note> notes(String engine, Turnover turnover, long sent, long frames) {
    List<Note> notes = new ArrayList<>();
    notes.add(
        new Note(
            "cloud.sends",
            Map.of("engine", engine, "frames", Long.toString(sent)),
            "Leaves this machine for "
                + engine
                + ": "
                + sent
                + " frames as "
                + turnover.width()
                + "x"
                + turnover.height()
                + " H.264, no sound, no metadata."));
    if (turnover.eachFrame()) {
      notes.add(
          new Note(
              "cloud.frames",
              Map.of("frames", Long.toString(frames), "rate", turnover.rate().toString()),
              "Each of the "
                  + frames
                  + " frames is sent as one of "
                  + turnover.rate()
                  + " a second and comes back as itself; the seconds paid for are those at "
                  + turnover.rate()
                  + "."));
    }
    notes.add(
        Note.of("cloud.no-seed", engine + " has no seed: the same order gives another take."));
    return notes;
  }
}
