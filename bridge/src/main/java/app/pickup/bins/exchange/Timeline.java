package app.pickup.bins.exchange;

import app.pickup.bins.Delivery;
import app.pickup.bins.Outbox;
import app.pickup.media.MediaFile.Video;
import app.pickup.media.Rate;
import app.pickup.media.Timecode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes of one shape on one timeline. One that was ordered above its original lies at its frame on
 * V2, the original on V1; the others lie one after the other behind. Only the marked range shows,
 * handles are trimmed.
 */
final class Timeline {

  private final String name;
  private final Video shape;
  private final boolean drop;
  private final List<Track> tracks = new ArrayList<>(List.of(new Track()));

  /**
   * @param first whose shape it has
   */
  Timeline(String name, Source first) {
    this.name = name;
    this.shape = first.media().video();
    this.drop = first.start().drop();
  }

  String name() {
    return name;
  }

  /** Rate, size, colour and fields of its pictures. */
  Video shape() {
    return shape;
  }

  Rate rate() {
    return shape.rate();
  }

  /** Its first label: midnight, counted as its first clip counts. */
  Timecode start() {
    return new Timecode(0, rate().nominal(), drop);
  }

  /** Video tracks from the bottom; V1 is the first. */
  List<Track> tracks() {
    return tracks;
  }

  /** The frame after the last. */
  long end() {
    return tracks.stream().mapToLong(Track::end).max().orElse(0);
  }

  /** Takes' pieces only, in the order of their frames. */
  List<Piece> takes() {
    return tracks.stream()
        .flatMap(track -> track.pieces().stream())
        .filter(piece -> piece.source().take() != null)
        .sorted(Comparator.comparingLong(Piece::at))
        .toList();
  }

  /**
   * Lays a take.
   *
   * @param plate the original below it; null: none is wanted or known
   */
  void lay(Source clip, Delivery take, @Nullable Source plate) {
    Outbox.Place place = take.target().place();
    Long frame = place.above() ? place.frame() : null;
    long at = frame == null ? end() : frame;
    long length = clip.markedOut() - clip.markedIn();
    if (plate != null) {
      long shift = take.range().in() + take.head() - at;
      // where another take has brought an original already, that one is seen
      for (Track.Span span : tracks.get(0).free(new Track.Span(at, at + length))) {
        tracks
            .get(0)
            .lay(new Piece(plate, span.from(), span.from() + shift, span.to() - span.from(), true));
      }
    }
    boolean heard = plate == null || take.sounding();
    room(plate == null ? 0 : 1, at, at + length)
        .lay(new Piece(clip, at, clip.markedIn(), length, heard));
  }

  /** The lowest track with room there, from this one upwards. */
  private Track room(int lowest, long from, long to) {
    for (int i = lowest; i < tracks.size(); i++) {
      if (tracks.get(i).free(from, to)) {
        return tracks.get(i);
      }
    }
    while (tracks.size() < lowest) {
      tracks.add(new Track());
    }
    Track above = new Track();
    tracks.add(above);
    return above;
  }
}
