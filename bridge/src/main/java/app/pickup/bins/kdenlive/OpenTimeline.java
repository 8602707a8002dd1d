package app.pickup.bins.kdenlive;

import app.pickup.bins.Clipboard;
import app.pickup.bins.Delivery;
import app.pickup.problem.Refused;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The timeline of a project that is open: clips come onto it over the clipboard. */
final class OpenTimeline {

  private final Window window;
  private final Written written;
  private final boolean modified;
  private final List<String> notes;
  private boolean disturbed;

  /**
   * @param modified whether it has changes of the editor's own, so that it must not be saved
   * @param notes takes what the editor has to know
   */
  OpenTimeline(Window window, Written written, boolean modified, List<String> notes) {
    this.window = window;
    this.written = written;
    this.modified = modified;
    this.notes = notes;
  }

  /** Why it could not be placed above its original; empty when it lies there. */
  Optional<String> above(Project now, Delivery delivery, String clip)
      throws Refused, InterruptedException {
    @Nullable Timeline timeline = Timeline.of(now).orElse(null);
    if (timeline == null) {
      return Optional.of("its timeline has an unknown shape");
    }
    Above above = Above.of(now, timeline, delivery, clip);
    Above.Spot shown = above.spot();
    if (shown == null) {
      return Optional.of(above.why());
    }
    if (!above.why().isEmpty()) {
      notes.add(above.why());
    }
    @Nullable Sound sound =
        delivery.sounding() ? Sound.of(now, timeline, delivery, shown, clip) : null;
    boolean picture = !shown.holds(timeline.video(), clip);
    boolean silent = sound != null && sound.spot() != null && !sound.lies(timeline, clip);
    if (modified && (picture || silent)) {
      // where the playhead stands was written seconds ago
      window.act("seek_start");
      timeline = timeline.rewound();
    }
    Scene scene = new Scene(now, timeline, clip);
    Predicate<Timeline> seen = t -> shown.holds(t.video(), clip);
    if (picture && silent && sound != null) {
      Optional<String> why =
          lay(scene.with(shown).with(sound), seen.and(t -> sound.lies(t, clip)), paste(timeline));
      picture = silent = why.isPresent();
      if (why.isPresent() && (modified || disturbed)) {
        return why;
      }
    }
    if (picture) {
      Optional<String> why = lay(scene.with(shown), seen, paste(timeline));
      if (why.isPresent()) {
        return why;
      }
    }
    Optional<String> mute = Optional.empty();
    if (silent && sound != null) {
      mute =
          lay(scene.with(sound), t -> sound.lies(t, clip), pasteOnto(timeline, sound.track()))
              .map(why -> "its sound was not laid: " + why);
    }
    if (sound != null) {
      mute.or(sound::note).ifPresent(notes::add);
    }
    return Optional.empty();
  }

  /** Whether anything but what was placed has changed with it, taken back or not. */
  boolean disturbed() {
    return disturbed;
  }

  /** How a scene on the clipboard is pasted. */
  private interface Pasting {
    void now() throws Refused;
  }

  /** While a sound track is active, Kdenlive has too few tracks for a picture. */
  private Pasting paste(Timeline timeline) {
    int lowest = timeline.audio().size();
    return timeline.active() < lowest
        ? pasteOnto(timeline, lowest)
        : () -> window.act("edit_paste");
  }

  /** What is pasted goes by the active track, which is the editor's and is given back. */
  private Pasting pasteOnto(Timeline timeline, int track) {
    return () -> {
      window.act(activate(timeline, track));
      try {
        window.act("edit_paste");
      } finally {
        if (timeline.active() >= 0) {
          window.act(activate(timeline, timeline.active()));
        }
      }
    };
  }

  private static String activate(Timeline timeline, int track) {
    int audio = timeline.audio().size();
    return track < audio
        ? "activate_audio_" + (audio - track)
        : "activate_video_" + (track - audio + 1);
  }

  /** Pastes a scene; empty once it lies as wanted and all else as before, else why it does not. */
  private Optional<String> lay(Scene scene, Predicate<Timeline> wanted, Pasting pasting)
      throws Refused, InterruptedException {
    Timeline before = modified ? scene.timeline() : shown(written.saved());
    if (!lend(scene.text(), pasting)) {
      return Optional.of("the clipboard can not be reached; install xclip and place it again");
    }
    Optional<Timeline> after =
        modified ? written.comes(wanted) : Timeline.of(written.save()).filter(wanted);
    if (after.isEmpty()) {
      return Optional.of(missed(scene.clip(), before));
    }
    Optional<String> changed = Neighbours.of(before).changed(Neighbours.beside(scene, after.get()));
    if (changed.isEmpty()) {
      return Optional.empty();
    }
    disturbed = true;
    return takenBack(changed.get(), scene.clip(), before);
  }

  /** Takes away what was pasted to a place that was not meant. */
  private String missed(String clip, Timeline before) throws Refused {
    if (modified) {
      return "it was pasted and is not seen there; undo it in Kdenlive";
    }
    if (window.modified() || laid(shown(written.saved()), clip) > laid(before, clip)) {
      window.act("edit_undo");
      written.save();
    }
    return "Kdenlive did not take it there";
  }

  /**
   * Undoes a paste with which something else has changed. The last step may be one of the editor's
   * own, made at that very moment: then it is given back, and in a project that was being worked on
   * nothing is undone at all.
   *
   * @param changed where
   * @return why it does not lie there; empty: it does, and a note says what else has changed
   */
  private Optional<String> takenBack(String changed, String clip, Timeline before) throws Refused {
    if (!modified) {
      window.act("edit_undo");
      Timeline undone = shown(written.save());
      if (laid(undone, clip) <= laid(before, clip)) {
        return Optional.of(
            changed
                + " changed with it, so it was taken off again"
                + Neighbours.of(before)
                    .changed(Neighbours.of(undone))
                    .map(left -> "; " + left + " did not come back, so look there")
                    .orElse(""));
      }
      window.act("edit_redo");
      written.save();
    }
    notes.add(
        "it was placed above, but "
            + changed
            + " changed at the same time; if that was not you, undo it in Kdenlive");
    return Optional.empty();
  }

  private static Timeline shown(Project project) throws Refused {
    return Timeline.of(project)
        .orElseThrow(() -> OpenProject.failed("its timeline has an unknown shape"));
  }

  /** How often a clip lies on the timeline. */
  private static long laid(Timeline timeline, String clip) {
    return Stream.concat(timeline.video().stream(), timeline.audio().stream())
        .flatMap(track -> track.items().stream())
        .filter(item -> item.clip().equals(clip))
        .count();
  }

  /** The editor's clipboard is lent for a moment and given back. */
  private boolean lend(String scene, Pasting pasting) throws Refused, InterruptedException {
    Clipboard clipboard = window.clipboard();
    Optional<String> editors = clipboard.text();
    if (!clipboard.put(scene)) {
      return false;
    }
    try {
      pasting.now();
    } finally {
      clipboard.put(editors.orElse(""));
    }
    return true;
  }
}
