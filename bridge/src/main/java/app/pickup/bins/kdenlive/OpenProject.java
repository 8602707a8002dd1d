package app.pickup.bins.kdenlive;

import app.pickup.bins.ClipboardTool;
import app.pickup.bins.Delivery;
import app.pickup.bins.Placement;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A project that a running Kdenlive has open. It is read by what Kdenlive writes: the project file
 * when it is saved, its autosave three seconds after a change. It is saved here only when it had no
 * changes of the editor's own, and never while Kdenlive loads a clip, for then 22.12.3 hangs.
 */
final class OpenProject {

  /** A long clip from a slow disk. */
  private static final Duration LOADING = Duration.ofSeconds(20);

  /** The three seconds, counted anew from each change, on a machine that is busy rendering. */
  private static final Duration AUTOSAVE = Duration.ofSeconds(25);

  private final Window window;
  private final Path file;
  private final boolean modified;
  private final Traces traces;
  private final List<String> notes = new ArrayList<>();

  OpenProject(Window window, Path file) throws Refused {
    this.window = window;
    this.file = file;
    this.modified = window.modified();
    this.traces = new Traces(window.pid());
  }

  /** Puts the clip into the bin, and above the original when that was asked. */
  Placement place(Delivery delivery) throws Refused, InterruptedException {
    Project saved = Project.read(file);
    Project now = modified ? autosaved().orElse(saved) : saved;
    List<String> asked = delivery.target().bin();
    List<String> folders = now.folders(asked);
    if (folders.size() < asked.size()) {
      notes.add(
          "the open project has no folder "
              + String.join("/", asked.subList(0, folders.size() + 1))
              + " and Kdenlive lets none be made from outside, so the clip lies "
              + (folders.isEmpty()
                  ? "in the bin itself"
                  : "in " + String.join("/", asked.subList(0, folders.size()))));
    }
    boolean above = delivery.target().place().above();
    boolean there = now.clip(delivery.clip()).isPresent();
    if (!there) {
      window.add(
          delivery.clip(), folders.isEmpty() ? Project.ROOT : folders.get(folders.size() - 1));
      @Nullable Project loaded = loaded(delivery.clip()).orElse(null);
      if (loaded == null) {
        return placement(delivery, false, "Kdenlive is still loading it");
      }
      String id = saved.property("documentid");
      if (!id.isEmpty() && !id.equals(loaded.property("documentid"))) {
        window.act("edit_undo");
        throw new Refused(
            Code.PLACE_OTHER_PROJECT,
            "nle",
            "Kdenlive",
            "open",
            "one of the same name",
            "wanted",
            String.valueOf(file.getFileName()));
      }
      now = loaded;
    }
    if (!modified && (above || !there)) {
      // also the freshest news of playhead and active track
      now = save();
    }
    Project.Clip clip = now.clip(delivery.clip()).orElseThrow(() -> failed("it is not in the bin"));
    if (above) {
      above(now, delivery, clip.id())
          .ifPresent(why -> notes.add("it was not placed above: " + why));
    }
    return placement(delivery, !modified, modified ? "the project has unsaved changes" : null);
  }

  /** Why it could not be placed; empty when it lies there. */
  private Optional<String> above(Project now, Delivery delivery, String clip)
      throws Refused, InterruptedException {
    @Nullable Timeline timeline = Timeline.of(now).orElse(null);
    if (timeline == null) {
      return Optional.of("its timeline has an unknown shape");
    }
    Above above = Above.of(now, timeline, delivery, clip);
    Above.Spot spot = above.spot();
    if (spot == null) {
      return Optional.of(above.why());
    }
    if (spot.holds(timeline, clip)) {
      return Optional.empty();
    }
    if (modified) {
      // where the playhead stands was written seconds ago
      window.act("seek_start");
      timeline = new Timeline(timeline.video(), timeline.audio(), timeline.active(), 0);
    }
    if (!paste(Scene.of(now, timeline, spot, clip))) {
      return Optional.of("the clipboard can not be reached; install xclip, then retry");
    }
    if (modified) {
      return Patience.find(AUTOSAVE, () -> autosaved().filter(p -> holds(p, spot, clip)))
              .isPresent()
          ? Optional.empty()
          : Optional.of("it was pasted and is not seen there; undo it in Kdenlive");
    }
    if (holds(save(), spot, clip)) {
      return Optional.empty();
    }
    if (window.modified() || laid(Project.read(file), clip) > laid(now, clip)) {
      window.act("edit_undo");
      save();
    }
    return Optional.of("Kdenlive did not take it there");
  }

  private static boolean holds(Project project, Above.Spot spot, String clip) {
    return Timeline.of(project).filter(timeline -> spot.holds(timeline, clip)).isPresent();
  }

  /** How often a clip lies on the timeline. */
  private static long laid(Project project, String clip) {
    return Timeline.of(project).stream()
        .flatMap(timeline -> timeline.video().stream())
        .flatMap(track -> track.items().stream())
        .filter(item -> item.clip().equals(clip))
        .count();
  }

  /** The editor's clipboard is lent for a moment and given back. */
  private boolean paste(String scene) throws Refused, InterruptedException {
    ClipboardTool clipboard = new ClipboardTool(traces.environment());
    Optional<String> editors = clipboard.text();
    if (!clipboard.put(scene)) {
      return false;
    }
    try {
      window.act("edit_paste");
    } finally {
      clipboard.put(editors.orElse(""));
    }
    return true;
  }

  private Project save() throws Refused {
    if (!window.act("file_save")) {
      throw failed("it did not save the project");
    }
    return Project.read(file);
  }

  /** The project once Kdenlive has looked into the clip; empty when that takes too long. */
  private Optional<Project> loaded(Path clip) throws Refused, InterruptedException {
    return Patience.find(
        LOADING,
        () -> autosaved().filter(p -> p.clip(clip).filter(Project.Clip::loaded).isPresent()));
  }

  private Optional<Project> autosaved() {
    return traces
        .autosave()
        .flatMap(
            autosave -> {
              try {
                return Optional.of(Project.read(autosave));
              } catch (Refused e) {
                return Optional.empty(); // it is being written
              }
            });
  }

  private Placement placement(Delivery delivery, boolean verified, @Nullable String unread) {
    if (unread != null) {
      notes.add(unread + "; the clip is read back at its next save");
    }
    return new Placement(
        Placement.State.IN_BIN,
        delivery.target().binName(),
        verified,
        notes.isEmpty() ? null : String.join("; ", notes));
  }

  private static Refused failed(String why) {
    return new Refused(Code.PLACE_FAILED, "nle", "Kdenlive", "why", why);
  }
}
