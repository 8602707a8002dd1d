package app.pickup.jobs.steps;

import app.pickup.bins.MediaFolder;
import app.pickup.bins.Naming;
import app.pickup.bins.Sidecar;
import app.pickup.bins.Xmp;
import app.pickup.engines.Catalogue;
import app.pickup.jobs.Job;
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
import app.pickup.media.Tags;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
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
  private final Frames frames;
  private final Refit refit;

  public ConformStep(Catalogue engines, Ffmpeg ffmpeg) {
    this.frames = new Frames(ffmpeg);
    this.refit = new Refit(engines, ffmpeg);
    this.conform = new Conform(ffmpeg);
    this.prover = new Prover(ffmpeg);
    this.probe = new Probe(ffmpeg);
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
    Shot.Edit shot = work.shot();
    Cut cut = Cut.of(probe, shot.plate(), shot.common().sequence());
    boolean away = work.kept(FetchStep.FETCHED, FetchStep.Fetched.class).isPresent();
    RenderStep.Made made = made(work, cut, away);
    work.doing("conforming", Map.of(), "Fitting the clip to the plate.", .1);
    Naming naming = naming(work, cut);
    int take = free(shot, naming);
    String name = naming.name(take);
    String description = description(work.job(), shot.change(), cut);
    Tags tags = tags(work, cut, name, description, made.model());

    Path clip = work.folder().resolve(Clip.FILE);
    boolean composite = made.picture() != null;
    String main = composite ? made.picture() : made.matte();
    if (main == null) {
      throw new IllegalStateException("the engine made no picture");
    }
    conform(work, cut, main, shot.keepAudio(), tags, clip);
    boolean matte = composite && made.matte() != null;
    if (matte && made.matte() != null) {
      conform(work, cut, made.matte(), false, tags, work.folder().resolve(Clip.MATTE));
    }

    work.doing("proving", Map.of(), "Proving that the clip fits.", .6);
    Codec codec = composite ? shot.common().codec() : matteCodec(shot.common().codec());
    Picture plate = Picture.of(cut.media().video());
    Picture shape = composite ? plate : matteShape(plate, codec);
    Proof proof = prove(clip, cut, shape, shot.keepAudio(), codec);
    if (matte) {
      Codec alpha = matteCodec(shot.common().codec());
      Proof second =
          prove(work.folder().resolve(Clip.MATTE), cut, matteShape(plate, alpha), false, alpha);
      proof = joined(proof, second);
    }
    if (away) {
      proof = aligned(proof, cut, clip);
    }
    if (!proof.passed()) {
      throw new Refused(Code.PROOF_FAILED, "checks", failures(proof));
    }
    work.keep(CLIP, new Clip(name, take, Hashes.of(clip), matte, shown(proof), description));
    return Outcome.onward();
  }

  /** What was rendered here; or a vendor's take, made to fit. */
  private RenderStep.Made made(Work work, Cut cut, boolean away)
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
    RenderStep.Made refitted = refit.make(work, cut);
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

  private void conform(Work work, Cut cut, String from, boolean sound, Tags tags, Path to)
      throws Refused, InterruptedException {
    conform.clip(
        new Conform.Order(
            work.folder().resolve(from),
            cut.media(),
            cut.made(),
            sound,
            Conform.timecode(cut.media(), cut.made()),
            cut.media().reel(),
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

  private Proof prove(Path clip, Cut cut, Picture shape, boolean sound, Codec codec)
      throws Refused, InterruptedException {
    MediaFile plate = cut.media();
    return prover.prove(
        clip,
        new Prover.Expected(
            shape,
            cut.made().length(),
            codec,
            Conform.timecode(plate, cut.made()),
            sound ? plate.audio() : List.of(),
            cut.made()));
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

  private static Naming naming(Work work, Cut cut) {
    Shot.Edit shot = work.shot();
    return Naming.of(
        shot.common().name(),
        stem(cut.media().path()),
        shot.change().kind(),
        work.job().createdAt().atZone(ZoneId.systemDefault()).toLocalDate(),
        work.job().order().engine(),
        work.job().order().tier(),
        work.job().id(),
        shot.common().seed());
  }

  private static int free(Shot.Edit shot, Naming naming) throws Refused {
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

  static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static String description(Job job, Shot.Change change, Cut cut) {
    String kind =
        switch (change.kind()) {
          case "background" -> "Background swap";
          case "style" -> "Other look";
          case "replace" -> "Replacement";
          default -> "Motion transfer";
        };
    return kind
        + " of "
        + stem(cut.media().path())
        + ", frames "
        + cut.asked().in()
        + " to "
        + cut.asked().out()
        + ", by "
        + job.order().engine()
        + " "
        + job.order().tier();
  }

  private static Tags tags(Work work, Cut cut, String name, String description, String model) {
    Job job = work.job();
    String comment = job.order().engine() + ", " + model + ", " + job.order().tier();
    Xmp xmp =
        new Xmp(
            name,
            description,
            List.of("Pickup", work.shot().change().kind()),
            stem(cut.media().path()),
            cut.media().reel() == null ? "" : cut.media().reel(),
            comment,
            Sidecar.COMPOSITE_SOURCE);
    return new Tags(
        Map.of(
            "title", name,
            "description", description,
            "comment", comment,
            "app.pickup.job", job.id(),
            "app.pickup.source", Sidecar.COMPOSITE_SOURCE),
        xmp.packet());
  }
}
