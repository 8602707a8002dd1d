package app.pickup.jobs.steps;

import app.pickup.bins.MediaFolder;
import app.pickup.bins.Naming;
import app.pickup.engines.Engine;
import app.pickup.engines.LipReader;
import app.pickup.jobs.Outcome;
import app.pickup.jobs.Step;
import app.pickup.jobs.Take;
import app.pickup.jobs.Work;
import app.pickup.media.Alignment;
import app.pickup.media.Codec;
import app.pickup.media.Colour;
import app.pickup.media.Conform;
import app.pickup.media.Ffmpeg;
import app.pickup.media.FrameRange;
import app.pickup.media.Frames;
import app.pickup.media.MediaFile;
import app.pickup.media.Picture;
import app.pickup.media.Probe;
import app.pickup.media.Proof;
import app.pickup.media.Prover;
import app.pickup.media.Sounds;
import app.pickup.media.Tags;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import app.pickup.shots.Note;
import app.pickup.shots.Shot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes the clip of the take, names it, and proves that it fits. What does not fit is never
 * delivered.
 */
public final class ConformStep implements Step {

  static final String CLIP = "clip";

  /** A name that is still taken after so many tries belongs to somebody who counts faster. */
  private static final int MOST_TAKES = 999;

  private final Conform conform;
  private final Prover prover;
  private final Probe probe;
  private final Sounds sounds;
  private final Frames frames;
  private final Refit refit;
  private final LipReader lips;

  /**
   * @param lips reads the lips of clips in which lines are spoken
   */
  public ConformStep(Ffmpeg ffmpeg, LipReader lips) {
    this.lips = lips;
    this.frames = new Frames(ffmpeg);
    this.refit = new Refit(ffmpeg);
    this.conform = new Conform(ffmpeg);
    this.prover = new Prover(ffmpeg);
    this.probe = new Probe(ffmpeg);
    this.sounds = new Sounds(ffmpeg);
  }

  /**
   * The clip in the work folder.
   *
   * @param name its name in the bin, without ending
   * @param take the number in the name
   * @param sha256 of the file
   * @param matte whether a matte clip goes with it
   */
  record Clip(
      String name, int take, String sha256, boolean matte, Take.Proof proof, String description) {

    static final String FILE = "clip.mov";
    static final String MATTE = "clip-matte.mov";
  }

  @Override
  public Outcome run(Work work) throws Refused, IOException, InterruptedException {
    Shot shot = work.shot();
    Fitting fitting = Fitting.of(probe, work);
    boolean away = work.kept(FetchStep.FETCHED, FetchStep.Fetched.class).isPresent();
    RenderStep.Made made = made(work, fitting, away);
    work.doing("conforming", Map.of(), "Fitting the clip to the timeline.", .1);
    Naming naming = naming(work, fitting);
    int take = free(shot, naming);
    String name = naming.name(take);
    String description = Described.sentence(work, fitting);
    Tags tags = Described.tags(work, fitting, name, description, made.model());

    Path clip = work.folder().resolve(Clip.FILE);
    boolean composite = made.picture() != null;
    String main = composite ? made.picture() : made.matte();
    if (main == null) {
      throw new IllegalStateException("the engine made no picture");
    }
    MediaFile sounding = sounding(work, fitting, made);
    Conform.Line line = line(work, fitting);
    List<MediaFile.Audio> tracks = sound(shot) ? Conform.tracks(sounding, line) : List.of();
    boolean sound = !tracks.isEmpty();
    if (sound(shot) && !sound && fitting.cut() == null) {
      work.note(Note.of("take.silent", "The engine was asked for sound and made none."));
    }
    conform(work, fitting, main, sounding, sound, line, tags, clip);
    boolean matte = composite && made.matte() != null;
    if (matte && made.matte() != null) {
      Path second = work.folder().resolve(Clip.MATTE);
      conform(work, fitting, made.matte(), sounding, false, null, tags, second);
    }

    work.doing("proving", Map.of(), "Proving that the clip fits.", .6);
    Codec codec = composite ? shot.common().codec() : matteCodec(shot.common().codec());
    Picture plate = fitting.picture();
    Picture shape = composite ? plate : matteShape(plate, codec);
    Proof proof = prove(clip, fitting, shape, tracks, codec);
    if (matte) {
      Codec alpha = matteCodec(shot.common().codec());
      Path second = work.folder().resolve(Clip.MATTE);
      proof = joined(proof, prove(second, fitting, matteShape(plate, alpha), List.of(), alpha));
    }
    if (away && fitting.cut() != null) {
      proof = aligned(proof, fitting.cut(), clip);
    }
    if (shot instanceof Shot.LipSync) {
      proof = spoken(work, proof, fitting, clip);
    }
    if (!proof.passed()) {
      throw new Refused(Code.PROOF_FAILED, "checks", failures(proof));
    }
    work.keep(CLIP, new Clip(name, take, Hashes.of(clip), matte, shown(proof), description));
    return Outcome.onward();
  }

  /** What is heard instead of the plate's sound; null: nothing is. */
  private Conform.@Nullable Line line(Work work, Fitting fitting)
      throws Refused, InterruptedException {
    Optional<Voiced> voiced = Voiced.kept(work);
    if (voiced.isEmpty()) {
      return fitting.line(sounds, work.shot());
    }
    return fitting.cut() == null ? null : voiced.get().line(work.folder(), fitting);
  }

  /** Whether the clip has sound: the plate's, or the engine's own. */
  private static boolean sound(Shot shot) {
    return shot instanceof Shot.Edit edit
        ? edit.keepAudio()
        : shot instanceof Shot.LipSync || ((Shot.Generate) shot).sound() == Shot.Sound.NATIVE;
  }

  /** Where its sound comes from, counted in the clip's frames. */
  private MediaFile sounding(Work work, Fitting fitting, RenderStep.Made made)
      throws Refused, InterruptedException {
    if (fitting.cut() != null) {
      return fitting.cut().media();
    }
    boolean away = work.kept(FetchStep.FETCHED, FetchStep.Fetched.class).isPresent();
    String file = away ? FetchStep.TAKE : String.valueOf(made.picture());
    return probe.footage(work.folder().resolve(file)).at(fitting.picture().rate());
  }

  /** What was rendered here; or a vendor's take, made to fit. */
  private RenderStep.Made made(Work work, Fitting fitting, boolean away)
      throws Refused, IOException, InterruptedException {
    Optional<RenderStep.Made> made =
        work.kept(RenderStep.MADE, RenderStep.Made.class)
            .filter(
                kept ->
                    !away || Files.exists(work.folder().resolve(String.valueOf(kept.picture()))));
    if (made.isPresent()) {
      return made.get();
    }
    if (!away) {
      throw new IllegalStateException("nothing was rendered");
    }
    RenderStep.Made refitted = refit.make(work, fitting);
    work.keep(RenderStep.MADE, refitted);
    return refitted;
  }

  /** Measures on the finished clip how it lies against the plate. */
  private Proof aligned(Proof proof, Cut cut, Path clip) throws Refused, InterruptedException {
    MediaFile made = probe.footage(clip);
    Alignment lies =
        Alignment.of(
            frames, cut.media(), cut.made(), made, new FrameRange(0, made.video().frames()));
    List<Proof.Check> checks = new ArrayList<>(proof.checks());
    checks.add(new Proof.Check("alignment", "0 frames", lies.toString()));
    return new Proof(checks);
  }

  /** Reads the lips of the finished clip, and tells the editor how well they fit. */
  private Proof spoken(Work work, Proof proof, Fitting fitting, Path clip)
      throws Refused, InterruptedException {
    work.doing("reading-lips", Map.of(), "Reading the lips of the clip.", .8);
    MediaFile made = probe.footage(clip);
    long from = fitting.head();
    FrameRange range = new FrameRange(from, made.video().frames() - fitting.tail());
    Cut cut = fitting.cut();
    Engine.Plate plate = cut == null ? null : new Engine.Plate(cut.media(), cut.asked());
    LipReader.Sync sync = lips.read(made, range, PrepareStep.said(work), plate);
    List<Proof.Check> checks = new ArrayList<>(proof.checks());
    if (sync == null) {
      work.note(
          Note.of(
              "take.sync-unread", "Its lips can not be read, so nobody knows how well they fit."));
      return proof;
    }
    Synced synced = Synced.of(sync);
    synced.keep(work);
    work.note(synced.note());
    checks.add(synced.check());
    return new Proof(checks);
  }

  private void conform(
      Work work,
      Fitting fitting,
      String from,
      MediaFile sounding,
      boolean sound,
      Conform.@Nullable Line line,
      Tags tags,
      Path to)
      throws Refused, InterruptedException {
    conform.clip(
        new Conform.Order(
            work.folder().resolve(from),
            sounding,
            fitting.range(),
            sound,
            line,
            fitting.timecode(),
            fitting.reel(),
            tags),
        to);
  }

  /**
   * What the local engine's matte lies in: ProRes with alpha for ProRes clips, else the clip's own
   * codec.
   */
  private static Codec matteCodec(Codec codec) {
    return codec == Codec.PRORES422HQ ? Codec.PRORES4444 : codec;
  }

  private Proof prove(
      Path clip, Fitting fitting, Picture shape, List<MediaFile.Audio> sounds, Codec codec)
      throws Refused, InterruptedException {
    return prover.prove(
        clip,
        new Prover.Expected(
            shape, fitting.range().length(), codec, fitting.timecode(), sounds, fitting.range()));
  }

  /**
   * A matte in ProRes is the plate's own picture with alpha; in the others it is luma of full
   * range.
   */
  private static Picture matteShape(Picture plate, Codec codec) {
    Colour colour = plate.colour();
    return codec == Codec.PRORES4444
        ? plate
        : plate.with(new Colour(colour.primaries(), colour.transfer(), colour.matrix(), true));
  }

  /** The matte's checks that bind it to the clip: the same frames and the same size. */
  private static Proof joined(Proof clip, Proof matte) {
    List<Proof.Check> checks = new ArrayList<>(clip.checks());
    matte.checks().stream()
        .filter(
            c -> c.name().equals("frames") || c.name().equals("size") || c.name().equals("rate"))
        .map(c -> new Proof.Check("matte-" + c.name(), c.expected(), c.actual()))
        .forEach(checks::add);
    return new Proof(checks);
  }

  private static String failures(Proof proof) {
    return proof.checks().stream()
        .filter(c -> !c.passed())
        .map(c -> c.name() + ": " + c.expected() + " wanted, " + c.actual() + " found")
        .collect(Collectors.joining("; "));
  }

  private static Take.Proof shown(Proof proof) {
    return new Take.Proof(
        proof.passed(),
        proof.checks().stream()
            .map(c -> new Take.Check(c.name(), c.expected(), c.actual(), c.passed()))
            .toList());
  }

  private static Naming naming(Work work, Fitting fitting) {
    Shot shot = work.shot();
    return Naming.of(
        shot.common().name(),
        fitting.stem(),
        shot.deed(),
        work.job().createdAt().atZone(ZoneId.systemDefault()).toLocalDate(),
        work.job().order().engine(),
        work.job().order().tier(),
        work.job().id(),
        shot.common().seed());
  }

  private static int free(Shot shot, Naming naming) throws Refused {
    MediaFolder folder =
        MediaFolder.of(Targets.of(shot))
            .orElseThrow(() -> new IllegalStateException("no media folder"));
    for (int take = 1; take <= MOST_TAKES; take++) {
      if (folder.free(naming.name(take))) {
        return take;
      }
    }
    throw new Refused(Code.NAME_BAD, "name", naming.name(1), "why", "all its numbers are taken");
  }
}
