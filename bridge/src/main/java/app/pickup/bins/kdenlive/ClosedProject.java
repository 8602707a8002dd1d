package app.pickup.bins.kdenlive;

import app.pickup.bins.Delivery;
import app.pickup.files.Durable;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A project that no Kdenlive has open, with a clip put into its XML. A running Kdenlive would not
 * see the change and write over it.
 */
final class ClosedProject {

  private final Path file;
  private final FileTime read;
  private final Project project;
  private final List<String> notes = new ArrayList<>();
  private boolean changed;

  private ClosedProject(Path file, FileTime read, Project project) {
    this.file = file;
    this.read = read;
    this.project = project;
  }

  /** The project with the clip in it; nothing is written yet. */
  static ClosedProject with(Path file, Delivery delivery) throws Refused {
    FileTime read = modified(file);
    ClosedProject closed = new ClosedProject(file, read, Project.read(file));
    closed.put(delivery);
    return closed;
  }

  private void put(Delivery delivery) {
    BinEdit edit = new BinEdit(project);
    Optional<Project.Clip> there = project.clip(delivery.clip());
    String clip;
    if (there.isPresent()) {
      clip = there.get().id();
    } else {
      clip = edit.add(delivery, edit.folder(delivery.target().bin()));
      changed = true;
    }
    if (delivery.target().place().above()) {
      above(delivery, clip).ifPresent(why -> notes.add("it was not placed above: " + why));
    }
  }

  /** Why it could not be placed; empty when it lies there. */
  private Optional<String> above(Delivery delivery, String clip) {
    if (project.sequences()) {
      return Optional.of("this project has sequences; open it in Kdenlive and place it again");
    }
    @Nullable Timeline timeline = Timeline.of(project).orElse(null);
    if (timeline == null) {
      return Optional.of("its timeline has an unknown shape");
    }
    Above above = Above.of(project, timeline, delivery, clip);
    Above.Spot shown = above.spot();
    if (shown == null) {
      return Optional.of(above.why());
    }
    if (!above.why().isEmpty()) {
      notes.add(above.why());
    }
    if (!shown.holds(timeline.video(), clip)) {
      new TimelineEdit(project).picture(timeline.video().get(shown.track()), shown, clip);
      changed = true;
    }
    if (delivery.sounding()) {
      sound(timeline, delivery, shown, clip);
    }
    return Optional.empty();
  }

  private void sound(Timeline timeline, Delivery delivery, Above.Spot shown, String clip) {
    Sound sound = Sound.of(project, timeline, delivery, shown, clip);
    Above.Spot spot = sound.spot();
    if (spot != null && !spot.holds(timeline.audio(), clip)) {
      new TimelineEdit(project)
          .sound(timeline.audio().get(spot.track()), spot, clip, sound.stream());
      changed = true;
    }
    sound.note().ifPresent(notes::add);
  }

  /** What was not done as asked, and why. */
  List<String> notes() {
    return notes;
  }

  /** Writes it whole, as the owner's file it was; harmless when nothing changed. */
  void write() throws Refused {
    if (!changed) {
      return;
    }
    if (!modified(file).equals(read)) {
      throw new Refused(
          Code.PLACE_FAILED, "nle", "Kdenlive", "why", "the project was changed meanwhile");
    }
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.write(part, XmlFile.write(project.document()));
      if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
        Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(file));
      }
      Durable.rename(part, file);
    } catch (IOException e) {
      throw Durable.failed(file, e);
    } finally {
      try {
        Files.deleteIfExists(part);
      } catch (IOException e) {
        // a read-only folder holds no part
      }
    }
  }

  private static FileTime modified(Path file) throws Refused {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new Refused(Code.PROJECT_MISSING, "name", String.valueOf(file.getFileName()));
    }
  }
}
