package app.pickup.jobs.steps;

import app.pickup.bins.Bins;
import app.pickup.bins.MediaFolder;
import app.pickup.bins.Naming;
import app.pickup.bins.Target;
import app.pickup.budget.Budget;
import app.pickup.elements.Cast;
import app.pickup.elements.Element;
import app.pickup.engines.Booth;
import app.pickup.engines.Engine;
import app.pickup.engines.Router;
import app.pickup.media.Codec;
import app.pickup.media.Ffmpeg;
import app.pickup.media.MediaFile;
import app.pickup.media.Picture;
import app.pickup.media.PixelLayout;
import app.pickup.media.Probe;
import app.pickup.media.Sounds;
import app.pickup.media.Stills;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds a shot against the world: everything that can be known before a frame is made, told at
 * once.
 */
public final class Preflight implements ShotCheck {

  private static final int LEAST_SIDE = 64;
  private static final int MOST_SIDE = 8192;

  /** What editors call the one colour space of new clips. */
  private static final Set<String> SDR = Set.of("bt709", "bt.709", "rec709", "rec.709");

  private static final String WORDS = "Words put into somebody's mouth";

  private final Router router;
  private final Cast cast;
  private final Budget budget;
  private final @Nullable Relay relay;
  private final Probe probe;
  private final Stills stills;
  private final Sounds sounds;
  private final Bins bins;
  private final Booth booth;

  /**
   * @param relay where footage is put for vendors, or null
   * @param booth where lines are spoken
   */
  public Preflight(
      Router router,
      Cast cast,
      Budget budget,
      @Nullable Relay relay,
      Ffmpeg ffmpeg,
      Bins bins,
      Booth booth) {
    this.booth = booth;
    this.router = router;
    this.cast = cast;
    this.budget = budget;
    this.relay = relay;
    this.probe = new Probe(ffmpeg);
    this.stills = new Stills(ffmpeg);
    this.sounds = new Sounds(ffmpeg);
    this.bins = bins;
  }

  @Override
  public Finding check(Shot shot) throws InterruptedException {
    List<Problem> problems = new ArrayList<>();
    List<Note> notes = new ArrayList<>();
    Optional<Engine> engine = router.route(shot, problems, notes);
    List<Stills.Size> pictures = pictures(shot, problems);
    Fitting fitting = fitting(shot, pictures, problems);
    if (fitting != null) {
      shape(shot, fitting, problems);
      if (shot instanceof Shot.Edit edit && fitting.cut() != null) {
        tell(edit, fitting.cut(), notes);
      }
    }
    boolean away = engine.isPresent() && engine.get() instanceof Engine.Vendor;
    Voiced voiced = null;
    if (fitting != null && shot instanceof Shot.LipSync lipSync && Voiced.needs(shot, away)) {
      voiced = voiced(lipSync, fitting, pictures, problems, notes);
      if (voiced != null && fitting.cut() == null) {
        fitting = fitting.lasting(voiced.frames());
      }
    }
    if (!away && shot instanceof Shot.LipSync) {
      agreed(shot, problems);
      if (fitting != null && fitting.picture().fields() != MediaFile.Fields.PROGRESSIVE) {
        problems.add(
            Problem.of(
                    Code.MEDIA_SHAPE,
                    "name",
                    fitting.stem(),
                    "why",
                    "it is interlaced; mouths are moved in whole frames only. Deinterlace it first")
                .at("/plate/media"));
      }
    }
    boolean unsaid = voiced == null && Voiced.needs(shot, away);
    Engine.Given given =
        fitting == null || unsaid ? null : given(shot, fitting, pictures, voiced, problems);
    Engine.Offer offer =
        given == null || engine.isEmpty() ? null : offer(engine.get(), shot, given, problems);
    where(shot, fitting, problems);
    if (offer != null) {
      notes.addAll(offer.notes());
    }
    if (!problems.isEmpty() || fitting == null || engine.isEmpty()) {
      return Finding.of(problems);
    }
    return Finding.of(
        new Plan(
            engine.get().capability().id(),
            offer == null ? null : offer.model(),
            fitting.cut() == null ? fitting.range() : fitting.cut().asked(),
            fitting.range(),
            fitting.picture().rate(),
            notes,
            offer == null ? Money.NOTHING : offer.estimate()));
  }

  private static void shape(Shot shot, Fitting fitting, List<Problem> problems) {
    Picture picture = fitting.picture();
    PixelLayout layout = picture.layout();
    boolean fits =
        Math.min(layout.width(), layout.height()) >= LEAST_SIDE
            && Math.max(layout.width(), layout.height()) <= MOST_SIDE;
    Cut cut = fitting.cut();
    if (!fits && cut != null) {
      problems.add(
          Problem.of(
                  Code.MEDIA_SHAPE,
                  "name",
                  String.valueOf(cut.media().path().getFileName()),
                  "why",
                  "its picture is "
                      + layout.width()
                      + "x"
                      + layout.height()
                      + "; 64 to 8192 is taken")
              .at("/plate/media"));
    } else if (!fits) {
      problems.add(sequence("width", "must be 64 to 8192, and the height too"));
    }
    Shot.Sequence timeline = shot.common().sequence();
    if (cut == null && timeline != null) {
      if (timeline.width() % 2 != 0 || timeline.height() % 2 != 0) {
        problems.add(sequence("width", "must be even, and the height too"));
      }
      String colour = timeline.colour();
      if (colour != null && !SDR.contains(colour.toLowerCase(Locale.ROOT))) {
        problems.add(sequence("colour", "must be bt709: new clips come in no other"));
      }
    }
    shot.common().codec().cannotHold(picture).map(p -> p.at("/codec")).ifPresent(problems::add);
  }

  private static Problem sequence(String field, String why) {
    return Problem.of(Code.REQUEST_FIELD, "field", "sequence." + field, "why", why)
        .at("/sequence/" + field);
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

  private @Nullable Fitting fitting(
      Shot shot, @Nullable List<Stills.Size> pictures, List<Problem> problems)
      throws InterruptedException {
    boolean portrait = shot instanceof Shot.LipSync && shot.footage() == null;
    if (portrait && pictures == null) {
      return null;
    }
    try {
      return Fitting.of(probe, shot, portrait && pictures != null ? pictures.get(0) : null);
    } catch (Refused e) {
      problems.addAll(e.problems());
      return null;
    }
  }

  /** Speaks the lines once to see that they fit; null: they do not, or can not be spoken. */
  private @Nullable Voiced voiced(
      Shot.LipSync shot,
      Fitting fitting,
      @Nullable List<Stills.Size> pictures,
      List<Problem> problems,
      List<Note> notes)
      throws InterruptedException {
    try {
      Booth.Recording recording = booth.record(Voiced.call(shot, fitting));
      notes.addAll(recording.notes());
      return Voiced.of(
          recording, fitting.cut() == null && pictures != null ? pictures.get(0) : null);
    } catch (Refused e) {
      problems.addAll(e.problems());
      return null;
    }
  }

  /** Words are put into nobody's mouth without a consent: the shot's, or that of all who speak. */
  private void agreed(Shot shot, List<Problem> problems) {
    List<Element> speakers = List.of();
    try {
      speakers = cast.of(shot);
    } catch (Refused e) {
      problems.addAll(e.problems());
    }
    boolean all =
        shot instanceof Shot.LipSync lipSync
            && !lipSync.lines().isEmpty()
            && lipSync.lines().stream().allMatch(line -> line.element() != null)
            && !speakers.isEmpty()
            && speakers.stream().allMatch(each -> cast.holds(each.consent()));
    if (!all && !cast.holds(shot.common().consent())) {
      problems.add(Problem.of(Code.CONSENT_MISSING, "what", WORDS).at("/consent"));
    }
  }

  private Engine.@Nullable Given given(
      Shot shot,
      Fitting fitting,
      @Nullable List<Stills.Size> pictures,
      @Nullable Voiced voiced,
      List<Problem> problems)
      throws InterruptedException {
    try {
      Engine.Spoken line =
          voiced == null ? PrepareStep.said(fitting.line(sounds, shot)) : voiced.spoken(fitting);
      return pictures == null ? null : new Engine.Given(fitting.plate(), pictures, line);
    } catch (Refused e) {
      problems.addAll(e.problems());
      return null;
    }
  }

  /** The sizes of the pictures besides the plate; null: not all can be read. */
  private @Nullable List<Stills.Size> pictures(Shot shot, List<Problem> problems)
      throws InterruptedException {
    List<Stills.Size> sizes = new ArrayList<>();
    List<Path> files = shot.seen();
    boolean whole = true;
    for (int i = 0; i < files.size(); i++) {
      String field = pointer(shot, i);
      try {
        if (field.endsWith("/video")) {
          MediaFile.Video video = probe.footage(files.get(i)).video();
          sizes.add(new Stills.Size(video.layout().width(), video.layout().height()));
        } else {
          sizes.add(stills.size(files.get(i)));
        }
      } catch (Refused e) {
        whole = false;
        e.problems().forEach(p -> problems.add(p.at(field)));
      }
    }
    return whole ? sizes : null;
  }

  private static String pointer(Shot shot, int file) {
    if (shot instanceof Shot.LipSync) {
      return "/portrait";
    }
    if (shot instanceof Shot.Generate generate) {
      return generate.pictures().pointer(file);
    }
    Shot.Change change = ((Shot.Edit) shot).change();
    String field =
        change instanceof Shot.Style
            ? "look"
            : change instanceof Shot.Motion ? "character" : "with";
    boolean clip =
        change instanceof Shot.Background background && background.with() instanceof With.Video
            || change instanceof Shot.Style style && style.look() instanceof With.Video;
    return "/edit/" + field + (clip ? "/video" : "/image");
  }

  /** What a vendor would take for it; breaks none of its limits, and the purse allows it. */
  private Engine.@Nullable Offer offer(
      Engine engine, Shot shot, Engine.Given given, List<Problem> problems) {
    if (!(engine instanceof Engine.Vendor vendor)) {
      return null;
    }
    String id = engine.capability().id();
    if (shot instanceof Shot.Edit edit
        && edit.change() instanceof Shot.Background background
        && background.deliver().contains(Shot.Deliver.PLATE_MATTE)) {
      problems.add(
          Problem.of(Code.ENGINE_KIND, "engine", id, "kind", "a matte; the local engine does")
              .at("/edit/deliver"));
    }
    boolean shown = shot.footage() != null || shot instanceof Shot.LipSync;
    if (shown && !cast.holds(shot.common().consent())) {
      String what =
          shot instanceof Shot.LipSync ? WORDS : "Footage of people that leaves this machine";
      problems.add(Problem.of(Code.CONSENT_MISSING, "what", what).at("/consent"));
    }
    try {
      List<Element> elements = cast.of(shot);
      agreed(elements, shot, problems);
      boolean lent = elements.stream().anyMatch(each -> each.material().video() != null);
      if ((shot.footage() != null || lent) && relay == null && vendor.relay().isEmpty()) {
        problems.add(Problem.of(Code.ENGINE_RELAY, "engine", id).at("/engine"));
      }
      Engine.Offer offer = vendor.offer(shot, given);
      if (problems.isEmpty()) {
        offer = vendor.quoted(offer, Engine.Placed.NOTHING);
      }
      budget.against(id, shot.common().project().key(), offer.estimate()).ifPresent(problems::add);
      return offer;
    } catch (Refused e) {
      problems.addAll(e.problems());
      return null;
    }
  }

  /** Nobody's likeness leaves this machine without a consent, the element's own or the shot's. */
  private void agreed(List<Element> elements, Shot shot, List<Problem> problems) {
    boolean all = cast.holds(shot.common().consent());
    for (int i = 0; i < elements.size(); i++) {
      Element element = elements.get(i);
      if (!all && !cast.agreed(element)) {
        problems.add(
            Problem.of(
                    Code.CONSENT_MISSING,
                    "what",
                    "The likeness of @" + element.handle() + " that leaves this machine")
                .at(shot.castPointer(i)));
      }
    }
  }

  private void where(Shot shot, @Nullable Fitting fitting, List<Problem> problems)
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
      if (refusal.isEmpty() && fitting != null) {
        room(folder.get(), shot.common().codec(), fitting).ifPresent(problems::add);
      }
    }
  }

  /** Whether the disk has room for the clip. */
  private static Optional<Problem> room(MediaFolder folder, Codec codec, Fitting fitting) {
    PixelLayout layout = fitting.picture().layout();
    long need = codec.bytes(layout, fitting.range().length()) >> 20;
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
