package app.pickup.bins.exchange;

import app.pickup.bins.Delivery;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A kind of file by which editors hand over clips and timelines. */
public enum Format {
  FCPXML("fcpxml", ".fcpxml", "application/xml"),
  FCPXML_1_11("fcpxml-1.11", ".fcpxml", "application/xml"),
  XMEML("xmeml", ".xml", "application/xml"),
  MLT("mlt", ".mlt", "application/xml"),
  OTIO("otio", ".otio", "application/json"),
  EDL("edl", ".edl", "text/plain"),
  ALE("ale", ".ale", "text/plain");

  private final String id;
  private final String ending;
  private final String type;

  Format(String id, String ending, String type) {
    this.id = id;
    this.ending = ending;
    this.type = type;
  }

  /** Its name on the wire and in a terminal. */
  public String id() {
    return id;
  }

  /** How the names of its files end. */
  public String ending() {
    return ending;
  }

  /** Its media type; UTF-8 in every case. */
  public String type() {
    return type;
  }

  public static Optional<Format> byId(String id) {
    return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
  }

  /** All names, for people. */
  public static String ids() {
    return Arrays.stream(values()).map(Format::id).collect(Collectors.joining(", "));
  }

  /**
   * These takes as a file of this kind: their clips for the bin, and timelines on which each shows
   * its marked range. The same takes give the same bytes.
   *
   * @throws Refused {@code exchange.empty} without takes; {@code exchange.unfit} when this kind can
   *     not hold them together
   */
  public byte[] write(List<Delivery> takes) throws Refused {
    if (takes.isEmpty()) {
      throw new Refused(Code.EXCHANGE_EMPTY);
    }
    Reel reel = Reel.of(takes);
    return switch (this) {
      case FCPXML -> Fcpxml.write(reel, "1.10");
      case FCPXML_1_11 -> Fcpxml.write(reel, "1.11");
      case XMEML -> Xmeml.write(reel);
      case MLT -> MltXml.write(reel, only(reel));
      case OTIO -> Otio.write(only(reel));
      case EDL -> Edl.write(only(reel));
      case ALE -> Ale.write(reel.clips(), only(reel).rate());
    };
  }

  private Timeline only(Reel reel) throws Refused {
    if (reel.timelines().size() == 1) {
      return reel.timelines().get(0);
    }
    throw unfit(
        "they belong to different timelines ("
            + reel.timelines().stream().map(Format::shape).collect(Collectors.joining("; "))
            + "), and one file holds one");
  }

  private static String shape(Timeline timeline) {
    return timeline.name()
        + ": "
        + timeline.shape().layout().width()
        + "×"
        + timeline.shape().layout().height()
        + " at "
        + timeline.rate();
  }

  /** That this kind can not hold what it was given. */
  Refused unfit(String why) {
    return new Refused(Code.EXCHANGE_UNFIT, "format", id, "why", why);
  }
}
