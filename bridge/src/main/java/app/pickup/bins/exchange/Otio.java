package app.pickup.bins.exchange;

import app.pickup.json.Json;
import app.pickup.media.Rate;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/**
 * OpenTimelineIO's JSON (opentimelineio.readthedocs.io, "File Format Specification"). Schemas of
 * the first version, which every reader knows. A time is a count of frames and a rate; the rate is
 * a decimal there, so the exact one stands in the metadata.
 */
final class Otio {

  private final Timeline timeline;
  private final Rate rate;

  private Otio(Timeline timeline) {
    this.timeline = timeline;
    this.rate = timeline.rate();
  }

  static byte[] write(Timeline timeline) {
    return (Json.pretty(new Otio(timeline).whole()) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private ObjectNode whole() {
    ObjectNode whole = schema("Timeline.1").put("name", timeline.name());
    whole.set("global_start_time", time(timeline.start().frames()));
    ObjectNode said = whole.putObject("metadata").putObject("pickup");
    said.put("rate", rate.toString());
    said.put("width", timeline.shape().layout().width());
    said.put("height", timeline.shape().layout().height());
    said.put("colour", colour());
    said.put("timecode", timeline.start().toString());
    ObjectNode stack = schema("Stack.1").put("name", "tracks");
    stack.putNull("source_range").putArray("effects");
    stack.putArray("markers");
    stack.putObject("metadata");
    ArrayNode tracks = stack.putArray("children");
    int number = 0;
    for (Track track : timeline.tracks()) {
      tracks.add(track("Video", "V" + ++number, track, piece -> true));
    }
    int heard = 0;
    for (Track track : timeline.tracks()) {
      if (track.pieces().stream().anyMatch(Piece::sounds)) {
        tracks.add(track("Audio", "A" + ++heard, track, Piece::sounds));
      }
    }
    whole.set("tracks", stack);
    return whole;
  }

  private String colour() {
    return Fcpxml.colour(timeline.shape().colour(), timeline.shape().layout().height());
  }

  private ObjectNode track(String kind, String name, Track track, Predicate<Piece> wanted) {
    ObjectNode json = schema("Track.1").put("name", name).put("kind", kind);
    json.putNull("source_range").putArray("effects");
    json.putArray("markers");
    json.putObject("metadata");
    ArrayNode children = json.putArray("children");
    long at = 0;
    for (Piece piece : track.pieces()) {
      if (wanted.test(piece)) {
        if (piece.at() > at) {
          children.add(gap(piece.at() - at));
        }
        children.add(clip(piece));
        at = piece.end();
      }
    }
    return json;
  }

  private ObjectNode gap(long length) {
    ObjectNode gap = schema("Gap.1").put("name", "");
    gap.set("source_range", range(0, length));
    gap.putArray("effects");
    gap.putArray("markers");
    gap.putObject("metadata");
    return gap;
  }

  private ObjectNode clip(Piece piece) {
    Source source = piece.source();
    ObjectNode clip = schema("Clip.1").put("name", source.name());
    clip.set("source_range", range(piece.from().frames(), piece.length()));
    clip.putArray("effects");
    ArrayNode markers = clip.putArray("markers");
    if (source.take() != null) {
      markers.add(marker(piece));
    }
    ObjectNode file = schema("ExternalReference.1").put("name", source.name());
    file.put("target_url", FileUrl.of(source.file()));
    file.set("available_range", range(source.start().frames(), source.frames()));
    file.putObject("metadata");
    clip.set("media_reference", file);
    clip.putObject("metadata").set("pickup", facts(source));
    return clip;
  }

  private ObjectNode marker(Piece piece) {
    ObjectNode marker = schema("Marker.1").put("name", "Pickup").put("color", "PURPLE");
    marker.set("marked_range", range(piece.from().frames(), 1));
    marker.putObject("metadata").putObject("pickup").put("mark", piece.source().mark());
    return marker;
  }

  private static ObjectNode facts(Source source) {
    ObjectNode facts = Json.object();
    facts.put("rate", source.rate().toString());
    facts.put("timecode", source.start().toString());
    facts.put("reel", source.tape());
    facts.put("channels", source.channels());
    facts.put("sampleRate", source.sampleRate());
    if (source.take() != null) {
      source.bin().forEach(facts.putArray("bin")::add);
      facts.put("description", Plain.line(source.description()));
      facts.put("job", source.job());
      facts.put("digitalSourceType", source.origin());
    }
    return facts;
  }

  private ObjectNode range(long start, long length) {
    ObjectNode range = schema("TimeRange.1");
    range.set("start_time", time(start));
    range.set("duration", time(length));
    return range;
  }

  private ObjectNode time(long frames) {
    return schema("RationalTime.1").put("value", frames).put("rate", decimal(rate));
  }

  /** The decimal nearest to the fraction that readers can hold. */
  static BigDecimal decimal(Rate rate) {
    return new BigDecimal(rate.num())
        .divide(new BigDecimal(rate.den()), new MathContext(17))
        .stripTrailingZeros();
  }

  private static ObjectNode schema(String name) {
    return Json.object().put("OTIO_SCHEMA", name);
  }
}
