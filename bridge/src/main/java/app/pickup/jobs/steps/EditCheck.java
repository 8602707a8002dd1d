package app.pickup.jobs.steps;

import app.pickup.bins.Bins;
import app.pickup.bins.MediaFolder;
import app.pickup.bins.Naming;
import app.pickup.bins.Target;
import app.pickup.budget.Budget;
import app.pickup.engines.Engine;
import app.pickup.engines.Router;
import app.pickup.media.Codec;
import app.pickup.media.Ffmpeg;
import app.pickup.media.Frames;
import app.pickup.media.MediaFile;
import app.pickup.media.Picture;
import app.pickup.media.PixelLayout;
import app.pickup.media.Probe;
import app.pickup.net.Relay;
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

  private final Router router;
  private final Budget budget;
  private final @Nullable Relay relay;
  private final Probe probe;
  private final Frames frames;
  private final Bins bins;

  /**
   * @param relay where footage is put for vendors, or null
   */
  public EditCheck(Router router, Budget budget, @Nullable Relay relay, Ffmpeg ffmpeg, Bins bins) {
    this.router = router;
    this.budget = budget;
    this.relay = relay;
    this.probe = new Probe(ffmpeg);
    this.frames = new Frames(ffmpeg);
    this.bins = bins;
  }

  @Override
  public Finding check(Shot.Edit shot) throws InterruptedException {
    List<Problem> problems = new ArrayList<>();
    List<Note> notes = new ArrayList<>();
    Optional<Engine> engine = router.route(shot, problems, notes);
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
    files(shot, problems);
    Engine.Offer offer =
        cut == null || engine.isEmpty() ? null : offer(engine.get(), shot, cut, problems);
    where(shot, cut, problems);
    if (offer != null) {
      notes.addAll(offer.notes());
    }
    if (!problems.isEmpty() || cut == null || engine.isEmpty()) {
      return Finding.of(problems);
    }
    return Finding.of(
        new Plan(
            engine.get().capability().id(),
            offer == null ? null : offer.model(),
            cut.asked(),
            cut.made(),
            cut.media().video().rate(),
            notes,
            offer == null ? Money.NOTHING : offer.estimate()));
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

  /** Every picture and clip besides the plate. */
  private void files(Shot.Edit shot, List<Problem> problems) throws InterruptedException {
    Shot.Change change = shot.change();
    if (change instanceof Shot.Background background) {
      readable(background.with(), "/edit/with", problems);
    } else if (change instanceof Shot.Style style) {
      readable(style.look(), "/edit/look", problems);
    } else if (change instanceof Shot.Replace replace) {
      readable(replace.with(), "/edit/with", problems);
    } else if (change instanceof Shot.Motion motion) {
      readable(motion.character(), "/edit/character", problems);
    }
  }

  private void readable(@Nullable With with, String pointer, List<Problem> problems)
      throws InterruptedException {
    try {
      if (with instanceof With.Image image) {
        frames.still(image.file(), Picture.SMALL);
      } else if (with instanceof With.Video video) {
        probe.footage(video.file());
      }
    } catch (Refused e) {
      String field = pointer + (with instanceof With.Image ? "/image" : "/video");
      e.problems().forEach(p -> problems.add(p.at(field)));
    }
  }

  /** What a vendor would take for it; breaks none of its limits, and the purse allows it. */
  private Engine.@Nullable Offer offer(
      Engine engine, Shot.Edit shot, Cut cut, List<Problem> problems) {
    if (!(engine instanceof Engine.Vendor vendor)) {
      return null;
    }
    if (shot.change() instanceof Shot.Background background
        && background.deliver().contains(Shot.Deliver.PLATE_MATTE)) {
      problems.add(
          Problem.of(
                  Code.ENGINE_KIND,
                  "engine",
                  engine.capability().id(),
                  "kind",
                  "a matte; the local engine does")
              .at("/edit/deliver"));
    }
    if (shot.common().consent() == null) {
      problems.add(
          Problem.of(Code.CONSENT_MISSING, "what", "Footage of people that leaves this machine")
              .at("/consent"));
    }
    if (relay == null) {
      problems.add(Problem.of(Code.ENGINE_RELAY, "engine", engine.capability().id()).at("/engine"));
    }
    try {
      Engine.Offer offer = vendor.offer(shot, cut.media(), cut.made());
      budget
          .against(engine.capability().id(), project(shot), offer.estimate())
          .ifPresent(problems::add);
      return offer;
    } catch (Refused e) {
      problems.addAll(e.problems());
      return null;
    }
  }

  private static @Nullable String project(Shot.Edit shot) {
    Shot.Project project = shot.common().project();
    Path file = project.file();
    return project.id() != null ? project.id() : file == null ? null : file.toString();
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
