package app.pickup.bins.kdenlive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that lies on a timeline besides what a scene laid there: it is the editor's, and a placement
 * leaves it as it was.
 *
 * @param tracks each from the left, audio tracks first
 */
record Neighbours(List<Track> tracks) {

  /**
   * What lies on one track.
   *
   * @param name e.g. {@code V1}
   */
  private record Track(String name, List<Timeline.Item> items) {}

  /** Before anything was laid. */
  static Neighbours of(Timeline timeline) {
    return of(timeline, null, null, "");
  }

  /** After this scene was. */
  static Neighbours beside(Scene laid, Timeline timeline) {
    @Nullable Sound sound = laid.sound();
    return of(timeline, laid.picture(), sound == null ? null : sound.spot(), laid.clip());
  }

  private static Neighbours of(
      Timeline timeline, Above.@Nullable Spot picture, Above.@Nullable Spot sound, String clip) {
    List<Track> tracks = new ArrayList<>();
    for (int i = 0; i < timeline.audio().size(); i++) {
      tracks.add(new Track(timeline.audioName(i), others(timeline.audio().get(i), i, sound, clip)));
    }
    for (int i = 0; i < timeline.video().size(); i++) {
      tracks.add(new Track("V" + (i + 1), others(timeline.video().get(i), i, picture, clip)));
    }
    return new Neighbours(tracks);
  }

  /** All on this track but the one item that was laid at the spot. */
  private static List<Timeline.Item> others(
      Timeline.Track track, int index, Above.@Nullable Spot spot, String clip) {
    List<Timeline.Item> items = new ArrayList<>(track.items());
    if (spot != null && spot.track() == index) {
      items.stream().filter(item -> spot.shows(item, clip)).findFirst().ifPresent(items::remove);
    }
    // a mix lies in the second playlist, and Kdenlive may write either first
    items.sort(Comparator.comparingLong(Timeline.Item::frame));
    return List.copyOf(items);
  }

  /** Where these are not the same any more, e.g. {@code V1 at frame 50}; empty: nowhere. */
  Optional<String> changed(Neighbours after) {
    if (tracks.size() != after.tracks.size()) {
      return Optional.of("the number of tracks");
    }
    for (int i = 0; i < tracks.size(); i++) {
      Track was = tracks.get(i);
      Track is = after.tracks.get(i);
      if (!was.equals(is)) {
        return Optional.of(was.name() + " at frame " + frame(was.items(), is.items()));
      }
    }
    return Optional.empty();
  }

  /** The first frame of the first item that is not the same. */
  private static long frame(List<Timeline.Item> was, List<Timeline.Item> is) {
    int same = 0;
    while (same < Math.min(was.size(), is.size()) && was.get(same).equals(is.get(same))) {
      same++;
    }
    return Math.min(frame(was, same), frame(is, same));
  }

  private static long frame(List<Timeline.Item> items, int at) {
    return at < items.size() ? items.get(at).frame() : Long.MAX_VALUE;
  }
}
