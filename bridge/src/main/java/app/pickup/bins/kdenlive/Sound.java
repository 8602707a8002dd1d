package app.pickup.bins.kdenlive;

import app.pickup.bins.Delivery;
import app.pickup.media.MediaFile;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a clip's own sound belongs: at the frames of its picture, on the free audio track nearest
 * to the original's sound. That one is the editor's and stays as it is.
 *
 * @param spot its track is an audio track's index; null when none is free there
 * @param laid where that is, e.g. {@code A2}
 * @param original where the original is heard at these frames, e.g. {@code A1}; empty: nowhere
 * @param shown where the picture lies
 * @param stream the number of the sound in the clip's file
 */
record Sound(
    Above.@Nullable Spot spot, String laid, String original, Above.Spot shown, int stream) {

  /** Looks for room for the sound of a clip whose picture lies, or will lie, at this spot. */
  static Sound of(
      Project project, Timeline timeline, Delivery delivery, Above.Spot shown, String clip) {
    @Nullable MediaFile footage = delivery.plate();
    Set<String> plate = footage == null ? Set.of() : project.ids(footage.path());
    List<Timeline.Track> tracks = timeline.audio();
    List<Integer> outwards =
        IntStream.range(0, tracks.size()).boxed().sorted(Comparator.reverseOrder()).toList();
    List<Integer> originals =
        outwards.stream().filter(track -> heard(tracks.get(track), shown, plate)).toList();
    int nearest = originals.isEmpty() ? tracks.size() - 1 : originals.get(0);
    Optional<Above.Spot> spot =
        outwards.stream()
            .map(track -> at(track, shown))
            .filter(s -> s.holds(tracks, clip))
            .findFirst()
            .or(
                () ->
                    outwards.stream()
                        .filter(track -> open(tracks.get(track), shown))
                        .min(
                            Comparator.<Integer>comparingInt(track -> Math.abs(track - nearest))
                                .thenComparingInt(track -> track))
                        .map(track -> at(track, shown)));
    return new Sound(
        spot.orElse(null),
        spot.map(s -> timeline.audioName(s.track())).orElse(""),
        String.join(" and ", originals.stream().map(timeline::audioName).toList()),
        shown,
        delivery.media().audio().get(0).index());
  }

  /** Whether picture and sound both lie in this project, where both were asked for. */
  static boolean asAsked(Project project, Delivery delivery) {
    if (!delivery.sounding() || !delivery.target().place().above()) {
      return true;
    }
    Optional<String> clip = project.clip(delivery.clip()).map(Project.Clip::id);
    @Nullable Timeline timeline = Timeline.of(project).orElse(null);
    if (clip.isEmpty() || timeline == null) {
      return false;
    }
    Above.@Nullable Spot shown = Above.of(project, timeline, delivery, clip.get()).spot();
    return shown != null
        && shown.holds(timeline.video(), clip.get())
        && of(project, timeline, delivery, shown, clip.get()).lies(timeline, clip.get());
  }

  /** The audio track's index; -1 when none is free. */
  int track() {
    return spot == null ? -1 : spot.track();
  }

  /** Whether it lies there already. */
  boolean lies(Timeline timeline, String clip) {
    return spot != null && spot.holds(timeline.audio(), clip);
  }

  /** What the editor has to know of it once all is laid that can be; empty: nothing. */
  Optional<String> note() {
    if (spot == null) {
      return Optional.of(
          "its sound was not laid: no audio track is free there; add one and lay it there from the"
              + " bin, and mute the original's");
    }
    return original.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "its sound lies on "
                + laid
                + "; the original's sound goes on below, on "
                + original
                + ": mute it there from frame "
                + shown.frame()
                + " to "
                + (shown.frame() + shown.length() - 1));
  }

  private static boolean heard(Timeline.Track track, Above.Spot shown, Set<String> plate) {
    return !track.muted()
        && track.items().stream()
            .anyMatch(
                item ->
                    plate.contains(item.clip())
                        && !item.silent()
                        && item.frame() < shown.frame() + shown.length()
                        && shown.frame() < item.frame() + item.length());
  }

  private static boolean open(Timeline.Track track, Above.Spot shown) {
    return !track.locked() && !track.muted() && track.free(shown.frame(), shown.length());
  }

  private static Above.Spot at(int track, Above.Spot shown) {
    return new Above.Spot(track, shown.frame(), shown.in(), shown.length());
  }
}
