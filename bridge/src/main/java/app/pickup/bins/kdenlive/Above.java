package app.pickup.bins.kdenlive;

import app.pickup.bins.Delivery;
import app.pickup.bins.Outbox;
import app.pickup.media.MediaFile;
import app.pickup.media.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a clip belongs on the timeline: frame for frame above the range it was made from, its
 * handles trimmed away.
 *
 * @param spot null when there is no such place
 * @param why then the reason, in words that follow "it was not placed above:"; else what the editor
 *     has to know of the place, or nothing
 */
record Above(@Nullable Spot spot, String why) {

  /**
   * A place on the timeline.
   *
   * @param track index of the track among those of its kind, from the bottom; V1 is 0
   * @param frame where the clip begins
   * @param in the first of its frames that is shown
   * @param length in frames
   */
  record Spot(int track, long frame, long in, long length) {

    /** Whether this lies here already, on one of these tracks. */
    boolean holds(List<Timeline.Track> tracks, String clip) {
      return track < tracks.size()
          && tracks.get(track).items().stream().anyMatch(item -> shows(item, clip));
    }

    /** Whether an item of its track is this clip at these frames. */
    boolean shows(Timeline.Item item, String clip) {
      return item.clip().equals(clip)
          && item.frame() == frame
          && item.in() == in
          && item.length() == length;
    }
  }

  /**
   * A use of the plate on the timeline.
   *
   * @param frame where the first wanted frame lies, or would if it were shown
   */
  private record Original(int track, long frame, Timeline.Item item) {
    boolean at(Outbox.Place place) {
      return place.frame() != null
          && frame == place.frame()
          && (place.track() == null || place.track() == 0 || place.track() == track + 1);
    }

    boolean under(long wanted) {
      return item.frame() <= wanted && wanted < item.frame() + item.length();
    }
  }

  /**
   * Looks for the original and for room above it.
   *
   * @param clip the number of the clip in the bin; empty: it is not in yet
   */
  static Above of(Project project, Timeline timeline, Delivery delivery, String clip) {
    MediaFile footage = delivery.plate();
    Rate plate = (footage == null ? delivery.media() : footage).video().rate();
    Rate rate = project.rate();
    long from = frames(delivery.range().in() + delivery.head(), plate, rate);
    long length = frames(delivery.range().out() - delivery.tail(), plate, rate) - from;
    long in = frames(delivery.head(), plate, rate);
    Outbox.Place place = delivery.target().place();
    Set<String> ids = footage == null ? Set.of() : project.ids(footage.path());
    List<Original> uses = uses(timeline, ids, from);
    List<Original> whole = uses.stream().filter(o -> o.item().shows(from, length)).toList();
    Optional<Original> original =
        pick(whole, place).or(() -> whole.isEmpty() ? trimmed(uses, place) : Optional.empty());
    if (original.isPresent()) {
      Original o = original.get();
      Above above = room(timeline, o.track() + 1, o.frame(), in, length, clip);
      long end = footage == null ? 0 : frames(footage.video().frames(), plate, rate);
      long bare = o.item().in() + o.item().length() - end;
      return above.spot() != null && from + length == end && o.item().steady() && bare > 0
          ? new Above(above.spot(), overlong(bare))
          : above;
    }
    if (!whole.isEmpty()) {
      return no("the original lies elsewhere on the timeline");
    }
    if (!ids.isEmpty() || place.frame() == null || place.track() == null || place.track() == 0) {
      return no("the original is not on this timeline");
    }
    // a still, or media that the project knows by another name
    return room(timeline, place.track(), place.frame(), in, length, clip);
  }

  /** A file may sound longer than it has picture, and Kdenlive lays the whole of it. */
  private static String overlong(long frames) {
    return "the original lies "
        + (frames == 1 ? "1 frame" : frames + " frames")
        + " longer on the timeline than it has picture, and nothing covers that: trim its end there";
  }

  private static List<Original> uses(Timeline timeline, Set<String> ids, long from) {
    List<Original> uses = new ArrayList<>();
    for (int track = 0; track < timeline.video().size(); track++) {
      for (Timeline.Item item : timeline.video().get(track).items()) {
        if (ids.contains(item.clip())) {
          uses.add(new Original(track, item.frame() + from - item.in(), item));
        }
      }
    }
    return uses;
  }

  /** One that was trimmed since, or runs at another speed: it lies where it was taken from. */
  private static Optional<Original> trimmed(List<Original> uses, Outbox.Place place) {
    Long frame = place.frame();
    if (frame == null) {
      return Optional.empty();
    }
    return uses.stream()
        .filter(o -> o.item().steady() ? o.at(place) : o.under(frame))
        .map(o -> new Original(o.track(), frame, o.item()))
        .findFirst();
  }

  private static Optional<Original> pick(List<Original> originals, Outbox.Place place) {
    Long frame = place.frame();
    if (frame == null) {
      return originals.size() == 1 ? Optional.of(originals.get(0)) : Optional.empty();
    }
    return originals.stream()
        .filter(o -> o.at(place))
        .findFirst()
        .or(() -> originals.stream().filter(o -> o.under(frame)).findFirst());
  }

  /** The lowest free place from this track upwards, or the one where the clip lies already. */
  private static Above room(
      Timeline timeline, int lowest, long frame, long in, long length, String clip) {
    for (int track = lowest; track < timeline.video().size(); track++) {
      Spot spot = new Spot(track, frame, in, length);
      if (spot.holds(timeline.video(), clip)) {
        return new Above(spot, "");
      }
    }
    for (int track = lowest; track < timeline.video().size(); track++) {
      Timeline.Track above = timeline.video().get(track);
      if (!above.locked() && above.free(frame, length)) {
        return new Above(new Spot(track, frame, in, length), "");
      }
    }
    return no("no video track above the original has room there");
  }

  /** Frames of the media, counted in frames of the timeline. */
  private static long frames(long frames, Rate media, Rate timeline) {
    return timeline.framesIn(frames * media.den(), media.num());
  }

  static Above no(String why) {
    return new Above(null, why);
  }
}
