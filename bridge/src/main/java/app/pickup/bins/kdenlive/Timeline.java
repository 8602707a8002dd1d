package app.pickup.bins.kdenlive;

import app.pickup.media.Rate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * The timeline that is on the screen: its tracks from the bottom, and what lies on them.
 *
 * @param video the video tracks, V1 first
 * @param audio the audio tracks below them, A1 last
 * @param active the track that takes a paste, counted from the bottom, audio included; -1: unknown
 * @param playhead the frame under the playhead
 */
record Timeline(List<Track> video, List<Track> audio, int active, long playhead) {

  Timeline {
    video = List.copyOf(video);
    audio = List.copyOf(audio);
  }

  /** The same with the playhead at the start. */
  Timeline rewound() {
    return new Timeline(video, audio, active, 0);
  }

  /** What Kdenlive calls an audio track: A1 is the one beside V1. */
  String audioName(int track) {
    return "A" + (audio.size() - track);
  }

  /**
   * A track: two playlists, since clips that are mixed into each other overlap.
   *
   * @param locked whether Kdenlive refuses to change it
   * @param muted whether an audio track is not heard
   */
  record Track(
      Element tractor, List<Element> playlists, List<Item> items, boolean locked, boolean muted) {

    /** Whether nothing lies on these frames. */
    boolean free(long from, long length) {
      return items.stream()
          .noneMatch(item -> item.frame() < from + length && from < item.frame() + item.length());
    }
  }

  /**
   * What lies on a track.
   *
   * @param clip the number of its clip in the bin
   * @param frame where it begins on the timeline
   * @param in the clip's first frame that is shown
   * @param length in frames
   * @param steady whether it plays at the clip's own speed
   * @param silent whether its sound is turned off
   */
  record Item(String clip, long frame, long in, long length, boolean steady, boolean silent) {

    /** Whether these frames of the clip are shown. */
    boolean shows(long from, long frames) {
      return steady && in <= from && from + frames <= in + length;
    }
  }

  /** The timeline of a project; empty when its shape is unknown. */
  static Optional<Timeline> of(Project project) {
    Map<String, Element> byId = new HashMap<>();
    for (Element e : Mlt.children(project.mlt(), "producer", "chain", "playlist", "tractor")) {
      byId.put(e.getAttribute("id"), e);
    }
    @Nullable Element main = main(project);
    if (main == null) {
      return Optional.empty();
    }
    List<Track> video = new ArrayList<>();
    List<Track> audio = new ArrayList<>();
    for (Element track : Mlt.children(main, "track")) {
      Element tractor = byId.get(track.getAttribute("producer"));
      if (tractor == null || !tractor.getTagName().equals("tractor")) {
        continue; // the black one at the bottom
      }
      List<Element> playlists =
          Mlt.children(tractor, "track").stream()
              .map(t -> byId.get(t.getAttribute("producer")))
              .filter(p -> p != null && p.getTagName().equals("playlist"))
              .toList();
      List<Item> items = new ArrayList<>();
      playlists.forEach(playlist -> items(playlist, byId, project.rate(), items));
      boolean locked = "1".equals(Mlt.property(tractor, "kdenlive:locked_track"));
      boolean sound = "1".equals(Mlt.property(tractor, "kdenlive:audio_track"));
      (sound ? audio : video)
          .add(new Track(tractor, playlists, items, locked, sound && muted(track, tractor)));
    }
    long active = number(project, main, "activeTrack", -1);
    return video.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Timeline(
                video,
                audio,
                active < audio.size() + video.size() ? Math.toIntExact(active) : -1,
                number(project, main, "position", 0)));
  }

  /**
   * The tractor with the tracks: of the sequence on the screen, or the last one with a black track.
   */
  private static @Nullable Element main(Project project) {
    List<Element> tractors = Mlt.children(project.mlt(), "tractor");
    @Nullable Element main = null;
    for (Element tractor : tractors) {
      if (project.sequences()) {
        String active = project.property("activetimeline");
        // 24.12 numbers a sequence like any other tractor when it saves a project of an older one
        if (tractor.getAttribute("id").equals(active)
            || active.equals(Mlt.property(tractor, "kdenlive:uuid"))) {
          return tractor;
        }
      } else if (Mlt.children(tractor, "track").stream()
          .anyMatch(track -> track.getAttribute("producer").equals("black_track"))) {
        main = tractor;
      }
    }
    return main;
  }

  /** Kdenlive hides an audio track's picture always, and its sound too when it is muted. */
  private static boolean muted(Element track, Element tractor) {
    // some versions write it to the first of the two playlists only
    return silent(track) || Mlt.children(tractor, "track").stream().anyMatch(Timeline::silent);
  }

  private static boolean silent(Element track) {
    String hide = track.getAttribute("hide");
    return hide.equals("audio") || hide.equals("both");
  }

  /** Of the sequence where there are sequences, else of the document. */
  private static long number(Project project, Element main, String name, long otherwise) {
    return project.sequences()
        ? Mlt.number(main, "kdenlive:sequenceproperties." + name, otherwise)
        : Mlt.number(project.bin(), "kdenlive:docproperties." + name, otherwise);
  }

  private static void items(
      Element playlist, Map<String, Element> byId, Rate rate, List<Item> items) {
    long at = 0;
    for (Element part : Mlt.children(playlist, "blank", "entry")) {
      if (part.getTagName().equals("blank")) {
        at += Mlt.frames(part.getAttribute("length"), rate);
        continue;
      }
      long in = Mlt.frames(part.getAttribute("in"), rate);
      long length = Mlt.frames(part.getAttribute("out"), rate) - in + 1;
      @Nullable Element producer = byId.get(part.getAttribute("producer"));
      @Nullable String clip = Mlt.property(part, "kdenlive:id");
      if (clip == null && producer != null) {
        clip = Mlt.property(producer, "kdenlive:id");
      }
      boolean steady =
          producer != null && !"timewarp".equals(Mlt.property(producer, "mlt_service"));
      boolean silent = producer != null && "1".equals(Mlt.property(producer, "set.test_audio"));
      items.add(new Item(clip == null ? "" : clip, at, in, length, steady, silent));
      at += length;
    }
  }
}
