package app.pickup.engines;

import app.pickup.media.Turnover;
import app.pickup.shots.Money;
import app.pickup.shots.Note;
import app.pickup.shots.Shot;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an editor is told before an order goes to a vendor: what leaves, and what it costs. */
public final class Dues {
  /** A crop that nobody sees. */
  private static final double CROP = .01;

  private Dues() {}

  /** US dollars by a price list, at most four digits after the point. */
  public static Money list(BigDecimal usd) {
    return money(usd, Money.Basis.LIST);
  }

  /** The least and the most of these, in cents, e.g. {@code 0.08 to 0.42 USD a second}. */
  public static String range(Stream<BigDecimal> usdPerSecond) {
    List<BigDecimal> sorted =
        usdPerSecond.map(usd -> usd.setScale(2, RoundingMode.HALF_UP)).sorted().distinct().toList();
    BigDecimal least = sorted.get(0);
    BigDecimal most = sorted.get(sorted.size() - 1);
    return (least.equals(most) ? "" : least + " to ") + most + " USD a second";
  }

  /** US dollars as the vendor names them for this order. */
  public static Money quote(BigDecimal usd) {
    return money(usd, Money.Basis.QUOTE);
  }

  private static Money money(BigDecimal usd, Money.Basis basis) {
    BigDecimal rounded = usd.setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
    return new Money(
        rounded.setScale(Math.max(2, rounded.scale()), RoundingMode.UNNECESSARY).toPlainString(),
        "USD",
        basis);
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
    notes.add(seedless(engine));
    return notes;
  }

  /** That a spoken line leaves besides. */
  static Note line(long frames) {
    return new Note(
        "cloud.sends-line",
        Map.of("frames", Long.toString(frames)),
        "The line leaves too: " + frames + " frames of sound, without metadata.");
  }

  /**
   * What leaves and how it comes back for a new clip.
   *
   * @param ordered whole seconds
   * @param aspect as it is ordered; null: it follows the first frame
   * @param negative whether it can be told what must not be seen
   */
  public static List<Note> notes(
      String engine, Shot.Generate shot, int ordered, @Nullable String aspect, boolean negative) {
    List<Note> notes = new ArrayList<>();
    int pictures = shot.files().size();
    notes.add(
        new Note(
            "cloud.sends-words",
            Map.of("engine", engine, "pictures", Integer.toString(pictures)),
            "Leaves this machine for "
                + engine
                + ": the words"
                + (pictures == 0 ? "" : " and " + pictures + " pictures without metadata")
                + "."));
    if (shot.seconds().compareTo(BigDecimal.valueOf(ordered)) != 0) {
      notes.add(
          new Note(
              "cloud.whole-seconds",
              Map.of("seconds", Integer.toString(ordered)),
              engine
                  + " makes whole seconds: "
                  + ordered
                  + " s are ordered and paid, the clip is trimmed to "
                  + shot.seconds().toPlainString()
                  + " s."));
    }
    Shot.Sequence timeline = shot.common().sequence();
    if (aspect != null
        && timeline != null
        && Math.abs(Limits.ratio(aspect) * timeline.height() / timeline.width() - 1) > CROP) {
      notes.add(
          new Note(
              "cloud.cropped",
              Map.of("aspect", aspect),
              "It comes as "
                  + aspect
                  + " and is cropped evenly to fill "
                  + timeline.width()
                  + "x"
                  + timeline.height()
                  + "."));
    }
    if (shot.negative() != null && !negative) {
      notes.add(
          Note.of(
              "cloud.no-negative",
              engine + " has no negative prompt; what must not be seen is not told to it."));
    }
    if (shot.captions() != Shot.Captions.OFF) {
      notes.add(
          Note.of(
              "cloud.no-captions",
              engine + " does not say when a word is spoken; there will be no captions."));
    }
    notes.add(seedless(engine));
    return notes;
  }

  private static Note seedless(String engine) {
    return Note.of("cloud.no-seed", engine + " has no seed: the same order gives another take.");
  }
}
