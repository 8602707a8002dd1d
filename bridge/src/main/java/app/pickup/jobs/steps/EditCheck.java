package app.pickup.jobs.steps;

import app.pickup.bins.Bins;
import app.pickup.bins.MediaFolder;
import app.pickup.bins.Naming;
import app.pickup.bins.Target;
import app.pickup.engines.Capability;
import app.pickup.engines.Catalogue;
import app.pickup.engines.Engine;
import app.pickup.media.Codec;
import app.pickup.media.Frames;
import app.pickup.media.MediaFile;
import app.pickup.media.Picture;
import app.pickup.media.PixelLayout;
import app.pickup.media.Probe;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Money;
import app.pickup.shots.Note;
import app.pickup.shots.Plan;
import app.pickup.shots.Shot;
import app.pickup.shots.Shot.With;
import app.pickup.shots.ShotCheck;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds an edit against the world: everything that can be known before a frame is made, told at
 * once.
 */
public final class EditCheck implements ShotCheck {

  private static final String AUTO = "auto";
  private static final String LOCAL = "local";

  private final Catalogue engines;
  private final Probe probe;
  private final Frames frames;
  private final Bins bins;

  public EditCheck(Catalogue engines, Probe probe, Frames frames, Bins bins) {
    this.engines = engines;
    this.probe = probe;
    this.frames = frames;
    this.bins = bins;
  }

  @Override
  public Finding check(Shot.Edit shot) throws InterruptedException {
    List<Problem> problems = new ArrayList<>();
    List<Note> notes = new ArrayList<>();
    Optional<String> engine = engine(shot, problems);
    Cut cut = null;
    try {
      cut = Cut.of(probe, shot.plate(), shot.common().sequence());
    } catch (Refused e) {
      problems.addAll(e.problems());
    }
    if (cut != null) {
      shape(shot, cut.media(), problems);
      tell(shot, cut, notes);
    }
    background(shot, problems);
    where(shot, cut, problems);
    if (!problems.isEmpty() || cut == null || engine.isEmpty()) {
      return Finding.of(problems);
    }
    return Finding.of(
        new Plan(
            engine.get(),
            null,
            cut.asked(),
            cut.made(),
            cut.media().video().rate(),
            notes,
            Money.NOTHING));
  }

  private Optional<String> engine(Shot.Edit shot, List<Problem> problems) {
    String named = shot.common().engine();
    String kind = "edit." + shot.change().kind();
    boolean words = shot.change() instanceof Shot.Background b && b.with() instanceof With.Prompt;
    if (named.equals(AUTO)) {
      if (words) {
        List<String> others =
            engines.capabilities().stream()
                .filter(c -> !c.id().equals(LOCAL) && c.kinds().contains(kind))
                .map(c -> c.id() + " (" + c.price() + ")")
                .toList();
        problems.add(
            Problem.of(
                    Code.ENGINE_CHOOSE,
                    "candidates",
                    others.isEmpty() ? "none is set up" : String.join(", ", others))
                .at("/engine"));
        return Optional.empty();
      }
      named = LOCAL;
    }
    Optional<Engine> engine = engines.find(named);
    if (engine.isEmpty()) {
      problems.add(
          Problem.of(
                  Code.ENGINE_UNKNOWN, "engine", named, "known", String.join(", ", engines.ids()))
              .at("/engine"));
      return Optional.empty();
    }
    Capability can = engine.get().capability();
    if (can.unavailable() != null) {
      problems.add(
          Problem.of(Code.ENGINE_UNAVAILABLE, "engine", named, "why", can.unavailable())
              .at("/engine"));
      return Optional.empty();
    }
    if (!can.kinds().contains(kind) || (words && named.equals(LOCAL))) {
      problems.add(
          Problem.of(
                  Code.ENGINE_KIND,
                  "engine",
                  named,
                  "kind",
                  words ? "a background from words" : kind)
              .at("/engine"));
      return Optional.empty();
    }
    return Optional.of(named);
  }

  private static void shape(Shot.Edit shot, MediaFile media, List<Problem> problems) {
    Picture picture = Picture.of(media.video());
    PixelLayout layout = picture.layout();
    if (layout.width() < 64
        || layout.height() < 64
        || layout.width() > 8192
        || layout.height() > 8192) {
      problems.add(
          Problem.of(
                  Code.MEDIA_SHAPE,
                  "name",
                  String.valueOf(media.path().getFileName()),
                  "why",
                  "its picture is "
                      + layout.width()
                      + "x"
                      + layout.height()
                      + "; 64 to 8192 is taken")
              .at("/plate/media"));
    }
    shot.common().codec().cannotHold(picture).map(p -> p.at("/codec")).ifPresent(problems::add);
  }

  private static void tell(Shot.Edit shot, Cut cut, List<Note> notes) {
    MediaFile.Video video = cut.media().video();
    if (video.variable()) {
      notes.add(
          new Note(
              "plate.conformed",
              Map.of("rate", video.rate().toString()),
              "The plate's frame rate varies; it is conformed to " + video.rate() + " first."));
    } else if (shot.common().sequence() != null
        && !shot.common().sequence().rate().equals(video.rate())) {
      notes.add(
          new Note(
              "plate.rate-kept",
              Map.of("rate", video.rate().toString()),
              "The clip keeps the plate's rate of "
                  + video.rate()
                  + ", as the plate itself does on the timeline."));
    }
    if (video.colour().matrix() == null) {
      notes.add(
          Note.of(
              "plate.untagged",
              "The plate does not say what its colours mean; they are taken by its size and left unsaid."));
    }
    int handles = shot.plate().handles();
    if (cut.head() < handles || cut.tail() < handles) {
      notes.add(
          new Note(
              "plate.handles",
              Map.of("head", Integer.toString(cut.head()), "tail", Integer.toString(cut.tail())),
              "The media has "
                  + cut.head()
                  + " frames before and "
                  + cut.tail()
                  + " after the range to give as handles."));
    }
  }

  private void background(Shot.Edit shot, List<Problem> problems) throws InterruptedException {
    if (!(shot.change() instanceof Shot.Background change)) {
      return;
    }
    try {
      if (change.with() instanceof With.Image image) {
        frames.still(image.file(), Picture.SMALL);
      } else if (change.with() instanceof With.Video video) {
        probe.footage(video.file());
      }
    } catch (Refused e) {
      String field = change.with() instanceof With.Image ? "/edit/with/image" : "/edit/with/video";
      e.problems().forEach(p -> problems.add(p.at(field)));
    }
  }

  private void where(Shot.Edit shot, @Nullable Cut cut, List<Problem> problems)
      throws InterruptedException {
    String name = shot.common().name();
    String unknown = name == null ? null : Naming.unknownToken(name);
    if (unknown != null) {
      problems.add(
          Problem.of(
                  Code.NAME_BAD,
                  "name",
                  String.valueOf(name),
                  "why",
                  "there is no token " + unknown)
              .at("/name"));
    }
    Target target = Targets.of(shot);
    List<Problem> of = bins.of(target.nle()).check(target);
    problems.addAll(of);
    Optional<MediaFolder> folder = MediaFolder.of(target);
    if (folder.isEmpty()) {
      problems.add(
          Problem.of(
                  Code.REQUEST_FIELD,
                  "field",
                  "project.mediaFolder",
                  "why",
                  "is needed where there is no project.file")
              .at("/project/mediaFolder"));
    } else if (of.isEmpty()) {
      String field = target.mediaFolder() != null ? "/project/mediaFolder" : "/project/file";
      Optional<Problem> refusal = folder.get().check();
      refusal.map(p -> p.at(field)).ifPresent(problems::add);
      if (refusal.isEmpty() && cut != null) {
        room(folder.get(), shot.common().codec(), cut).ifPresent(problems::add);
      }
    }
  }

  /** Whether the disk has room for the clip. */
  private static Optional<Problem> room(MediaFolder folder, Codec codec, Cut cut) {
    PixelLayout layout = cut.media().video().layout();
    long need = codec.bytes(layout, cut.made().length()) >> 20;
    try {
      Path at = folder.file("clip").getParent();
      while (at != null && !Files.isDirectory(at)) {
        at = at.getParent();
      }
      if (at == null) {
        return Optional.empty();
      }
      FileStore disk = Files.getFileStore(at);
      long free = disk.getUsableSpace() >> 20;
      return free > need
          ? Optional.empty()
          : Optional.of(
              Problem.of(Code.DISK_FULL, "need", Long.toString(need), "free", Long.toString(free)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
