package app.pickup.bins.kdenlive;

import app.pickup.bins.Delivery;
import app.pickup.bins.Placement;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project that a running Kdenlive has open. It is read by what Kdenlive writes: the project file
 * when it is saved, its autosave three seconds after a change. It is saved here only when it had no
 * changes of the editor's own, and never while Kdenlive loads a clip, for then 22.12.3 hangs: it is
 * waited for until it rests, or until its autosave has the clip.
 */
final class OpenProject {

  private final Window window;
  private final Path file;
  private final boolean modified;
  private final Written written;
  private final List<String> notes = new ArrayList<>();

  OpenProject(Window window, Path file) throws Refused {
    this.window = window;
    this.file = file;
    this.modified = window.modified();
    this.written = new Written(window, file);
  }

  /** Puts the clip into the bin, and above the original when that was asked. */
  Placement place(Delivery delivery) throws Refused, InterruptedException {
    Project saved = Project.read(file);
    Project now = modified ? written.autosaved().orElse(saved) : saved;
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
    boolean fresh = false;
    if (!there) {
      written.calm();
      window.add(
          delivery.clip(), folders.isEmpty() ? Project.ROOT : folders.get(folders.size() - 1));
      // newer ones, with sequences, were not tried at rest
      boolean rested = !modified && !saved.sequences() && written.rests();
      @Nullable Project loaded =
          rested ? written.save() : written.loaded(delivery.clip()).orElse(null);
      if (loaded == null) {
        if (above) {
          notes.add("it was not placed above: Kdenlive is still loading it");
        }
        return placement(
            String.join("/", asked.subList(0, folders.size())),
            false,
            "Kdenlive is still loading it");
      }
      String id = saved.property("documentid");
      boolean other = !id.isEmpty() && !id.equals(loaded.property("documentid"));
      if (other || loaded.clip(delivery.clip()).isEmpty()) {
        window.act("edit_undo");
        if (rested) {
          written.save();
        }
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
      fresh = rested;
    }
    if (!modified && (above || !there) && !fresh) {
      // also the freshest news of playhead and active track
      now = written.save();
    }
    Project.Clip clip = now.clip(delivery.clip()).orElseThrow(() -> failed("it is not in the bin"));
    boolean disturbed = false;
    if (above) {
      OpenTimeline timeline = new OpenTimeline(window, written, modified, notes);
      timeline
          .above(now, delivery, clip.id())
          .ifPresent(why -> notes.add("it was not placed above: " + why));
      disturbed = timeline.disturbed();
    }
    return placement(
        String.join("/", asked.subList(0, folders.size())),
        !modified && !disturbed && Sound.asAsked(Project.read(file), delivery),
        modified ? "the project has unsaved changes" : null);
  }

  private Placement placement(String bin, boolean verified, @Nullable String unread) {
    if (unread != null) {
      notes.add(unread + ", so the clip was not read back");
    }
    return new Placement(
        Placement.State.IN_BIN, bin, verified, notes.isEmpty() ? null : String.join("; ", notes));
  }

  static Refused failed(String why) {
    return new Refused(Code.PLACE_FAILED, "nle", "Kdenlive", "why", why);
  }
}
