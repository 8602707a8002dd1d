package app.pickup.jobs.steps;

import app.pickup.bins.Bins;
import app.pickup.bins.Delivery;
import app.pickup.bins.MediaFolder;
import app.pickup.bins.OutboxStore;
import app.pickup.bins.Placement;
import app.pickup.bins.Sidecar;
import app.pickup.bins.Target;
import app.pickup.engines.Catalogue;
import app.pickup.engines.Engine;
import app.pickup.jobs.Job;
import app.pickup.jobs.JobState;
import app.pickup.jobs.Outcome;
import app.pickup.jobs.Step;
import app.pickup.jobs.Take;
import app.pickup.jobs.Work;
import app.pickup.json.Json;
import app.pickup.media.MediaFile;
import app.pickup.media.Probe;
import app.pickup.media.Stills;
import app.pickup.media.Stills.Still;
import app.pickup.media.XmpAtom;
import app.pickup.problem.Refused;
import app.pickup.shots.Money;
import app.pickup.shots.Shot;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings the clip into the project's media folder with its sidecar, then into the bin. Each file is
 * whole or not there, and a clip that lies in its place already is not brought twice: this step may
 * be killed anywhere and run again.
 */
public final class DeliverStep implements Step {

  private static final String TAKE = "1";

  /** The name of the clip that is being brought. */
  private static final String BROUGHT = "brought";

  private static final int PICTURE_WIDTH = 960;

  private final Vendors vendors;
  private final Bins bins;
  private final OutboxStore outbox;
  private final Probe probe;
  private final Stills stills;
  private final Path pictures;
  private final InstantSource clock;
  private final String version;

  /**
   * @param pictures the folder for before-and-after pictures
   * @param version of this program
   */
  public DeliverStep(
      Catalogue engines,
      Bins bins,
      OutboxStore outbox,
      Probe probe,
      Stills stills,
      Path pictures,
      InstantSource clock,
      String version) {
    this.vendors = new Vendors(engines);
    this.bins = bins;
    this.outbox = outbox;
    this.probe = probe;
    this.stills = stills;
    this.pictures = pictures;
    this.clock = clock;
    this.version = version;
  }

  @Override
  public Outcome run(Work work) throws Refused, IOException, InterruptedException {
    List<Take> takes = work.job().standing().takes();
    if (!takes.isEmpty() && !Files.exists(work.folder().resolve(ConformStep.Clip.FILE))) {
      // it was done, and is to be placed once more
      Delivery delivery = new Delivered(probe).of(work.job()).get(0);
      outbox.again(delivery);
      return hand(work, delivery, takes.get(0));
    }
    ConformStep.Clip clip =
        work.kept(ConformStep.CLIP, ConformStep.Clip.class)
            .orElseThrow(() -> new IllegalStateException("nothing was conformed"));
    Target target = Targets.of(work.shot());
    MediaFolder folder =
        MediaFolder.of(target).orElseThrow(() -> new IllegalStateException("no media folder"));
    work.doing("delivering", Map.of("name", clip.name()), "Delivering " + clip.name() + ".", .1);
    folder.open();
    Path made = work.folder().resolve(ConformStep.Clip.FILE);
    Path file = folder.file(clip.name() + ".mov");
    String id = work.job().id();
    boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    if (there ? !ours(work, clip, file) : !folder.free(clip.name())) {
      return renamed(work);
    }
    Path matte = clip.matte() ? folder.file(clip.name() + "_matte.mov") : null;
    Fitting fitting = Fitting.of(probe, work);
    if (!there) {
      work.keep(BROUGHT, clip.name());
      if (!folder.bring(made, clip.name() + ".mov", id)) {
        return renamed(work);
      }
    }
    RenderStep.Made rendered = work.kept(RenderStep.MADE, RenderStep.Made.class).orElseThrow();
    Path sidecar;
    Path captions = null;
    MediaFile media;
    List<String> shown;
    try {
      if (matte != null && !Files.exists(matte, LinkOption.NOFOLLOW_LINKS)) {
        folder.bring(work.folder().resolve(ConformStep.Clip.MATTE), clip.name() + "_matte.mov", id);
      }
      Path said = captions(work, rendered, fitting);
      if (said != null) {
        captions = folder.write(clip.name() + ".srt", Files.readAllBytes(said));
      }
      sidecar =
          folder.write(
              clip.name() + Sidecar.ENDING,
              sidecar(work, rendered, clip, fitting, matte, captions).content());
      folder.write(clip.name() + ".xmp", xmp(file));
      media = probe.footage(file);
      shown = pictures(work, fitting, media);
    } catch (Refused | IOException | InterruptedException e) {
      // half a delivery is none, and one that is stopped is brought again if its job goes on; but
      // a clip that was handed over before the bridge was killed is the editor's
      if (work.job().standing().takes().stream()
          .noneMatch(take -> take.clip().path().equals(file.toString()))) {
        folder.withdraw(clip.name());
      }
      throw e;
    }

    Delivery delivery =
        new Delivery(
            work.job().id(),
            TAKE,
            file,
            clip.name(),
            clip.description(),
            Described.source(work, fitting),
            media,
            fitting.cut() == null ? null : fitting.cut().media(),
            fitting.range(),
            fitting.head(),
            fitting.tail(),
            sounding(work.shot(), media),
            target);
    Take take =
        new Take(
            TAKE,
            new Take.Clip(file.toString(), clip.sha256()),
            new Take.Handles(fitting.head(), fitting.tail()),
            sidecar.toString(),
            matte == null ? null : matte.toString(),
            captions == null ? null : captions.toString(),
            shown,
            clip.proof(),
            new Placement(Placement.State.PENDING, target.binName(), false, null));
    work.takes(List.of(take));
    outbox.add(delivery);
    return hand(work, delivery, take);
  }

  private Outcome hand(Work work, Delivery delivery, Take take)
      throws Refused, InterruptedException {
    Target target = delivery.target();
    work.doing(
        "placing", Map.of("nle", target.nle()), "Handing the clip to " + target.nle() + ".", .7);
    try {
      Placement placement = bins.of(target.nle()).place(delivery);
      work.takes(List.of(take.placed(outbox.placed(delivery, placement))));
    } catch (Refused e) {
      Placement failed =
          new Placement(Placement.State.FAILED, target.binName(), false, e.problem().detail());
      outbox.placed(delivery, failed);
      work.takes(List.of(take.placed(failed)));
      throw e;
    }
    return Outcome.onward();
  }

  /** A line put into footage is heard with its clip; a swapped background leaves the sound be. */
  static boolean sounding(Shot shot, MediaFile media) {
    return shot instanceof Shot.LipSync && shot.footage() != null && !media.audio().isEmpty();
  }

  /** What is said in it as a file, the engine's own or of the lines spoken here; null: none. */
  private static @Nullable Path captions(Work work, RenderStep.Made made, Fitting fitting)
      throws Refused {
    if (made.captions() != null) {
      return work.folder().resolve(made.captions());
    }
    Optional<Voiced> voiced = Voiced.kept(work);
    boolean wanted =
        work.shot() instanceof Shot.LipSync lipSync && lipSync.captions() == Shot.Captions.FILE;
    Path srt = work.folder().resolve(Voiced.CAPTIONS);
    return wanted && voiced.isPresent() && voiced.get().caption(fitting, srt) ? srt : null;
  }

  /**
   * Whether this step has brought that clip before it was killed. Two takes can be the same to the
   * byte, so the bytes alone do not say whose it is.
   */
  private static boolean ours(Work work, ConformStep.Clip clip, Path file)
      throws IOException, InterruptedException {
    return work.kept(BROUGHT, String.class).filter(clip.name()::equals).isPresent()
        && Hashes.of(file).equals(clip.sha256());
  }

  /** Somebody took the name: the clip carries its own, so it is conformed under the next one. */
  private static Outcome renamed(Work work) {
    work.keep(BROUGHT, "");
    return Outcome.to(JobState.CONFORMING);
  }

  private Sidecar sidecar(
      Work work,
      RenderStep.Made made,
      ConformStep.Clip clip,
      Fitting fitting,
      @Nullable Path matte,
      @Nullable Path captions)
      throws Refused, IOException, InterruptedException {
    Job job = work.job();
    Optional<Hashes> hashes = work.kept(PrepareStep.HASHES, Hashes.class);
    ObjectNode engine = Json.object();
    engine.put("id", job.order().engine());
    engine.put("model", made.model());
    engine.put("tier", job.order().tier());
    engine.put("pickup", version);
    engine.put("seed", work.shot().common().seed());
    engine.put("seedHonoured", made.seedHonoured());
    if (vendors.find(job.order().engine()).map(Engine.Vendor::loopback).orElse(false)) {
      engine.put("rehearsal", true);
    }
    ObjectNode cost = Json.object();
    Money paid = job.standing().cost() == null ? job.order().estimate() : job.standing().cost();
    cost.put("amount", paid.amount());
    cost.put("currency", paid.currency());
    cost.put("basis", paid.basis().name().toLowerCase(Locale.ROOT));
    ObjectNode timings = Json.object();
    timings.put("ordered", job.createdAt().toString());
    timings.put("delivered", clock.instant().toString());
    ObjectNode files = Json.object();
    files.put("name", clip.name() + ".mov");
    files.put("sha256", clip.sha256());
    if (matte != null) {
      file(files.putObject("matte"), matte);
    }
    if (captions != null) {
      file(files.putObject("captions"), captions);
    }
    Synced.kept(work).ifPresent(synced -> files.set("sync", Json.of(synced)));
    Voiced.kept(work)
        .map(voiced -> voiced.words(fitting))
        .filter(words -> !words.isEmpty())
        .ifPresent(words -> files.set("words", Json.of(words)));
    return new Sidecar(
        job.id(),
        TAKE,
        job.order().parent(),
        Json.own(job.order().request()),
        hashes.map(Hashes::byPath).orElse(Map.of()),
        Described.source(work, fitting),
        engine,
        fitting.cut() == null ? null : plate(fitting.cut(), fitting),
        work.kept(OrderStep.CREDITS, Credits.class)
            .map(c -> Json.of(c.elements()))
            .orElse(Json.array()),
        cost,
        timings,
        Json.of(clip.proof()),
        files);
  }

  private static void file(ObjectNode json, Path file) throws IOException, InterruptedException {
    json.put("name", String.valueOf(file.getFileName())).put("sha256", Hashes.of(file));
  }

  private static ObjectNode plate(Cut cut, Fitting fitting) {
    MediaFile media = cut.media();
    ObjectNode plate = Json.object();
    plate.put("name", String.valueOf(media.path().getFileName()));
    plate.put("in", cut.asked().in());
    plate.put("out", cut.asked().out());
    plate.putObject("handles").put("head", cut.head()).put("tail", cut.tail());
    plate.put("rate", media.video().rate().toString());
    plate.put("timecode", fitting.timecode().toString());
    plate.put("reel", media.reel());
    return plate;
  }

  /** The packet that lies in the clip, as a file of its own. */
  private static byte[] xmp(Path clip) throws IOException {
    return XmpAtom.read(clip).getBytes(StandardCharsets.UTF_8);
  }

  /** Pictures to judge the take by: beside its plate, and beside the take it was promoted from. */
  private List<String> pictures(Work work, Fitting fitting, MediaFile clip)
      throws Refused, IOException, InterruptedException {
    Path folder = pictures.resolve(work.job().id());
    Files.createDirectories(folder);
    List<Path> shown = new ArrayList<>();
    long middle = fitting.range().length() / 2;
    Still after = new Still(clip, middle, folder.resolve("after.png"));
    if (fitting.cut() != null) {
      Still before =
          new Still(
              fitting.cut().media(), fitting.range().in() + middle, folder.resolve("before.png"));
      Path pair = folder.resolve("before-after.png");
      stills.beside(before, after, PICTURE_WIDTH, pair);
      shown.addAll(List.of(before.png(), after.png(), pair));
    } else {
      long last = fitting.range().length() - 1;
      for (Still still :
          List.of(
              after,
              new Still(clip, 0, folder.resolve("first.png")),
              new Still(clip, last, folder.resolve("last.png")))) {
        stills.frame(clip, still.frame(), PICTURE_WIDTH, still.png());
        shown.add(still.png());
      }
    }
    Optional<Job> parent = work.parent();
    if (parent.isPresent() && !parent.get().standing().takes().isEmpty()) {
      beside(parent.get(), work.job(), after, folder).ifPresent(shown::add);
    }
    return shown.stream().map(Path::toString).toList();
  }

  /** The parent's take to the left; left out when its clip has gone. */
  private Optional<Path> beside(Job parent, Job child, Still after, Path folder)
      throws InterruptedException {
    try {
      MediaFile earlier = probe.footage(Path.of(parent.standing().takes().get(0).clip().path()));
      long at = Math.min(after.frame(), earlier.video().frames() - 1);
      Path pair = folder.resolve(parent.order().tier() + "-" + child.order().tier() + ".png");
      stills.beside(
          new Still(earlier, at, folder.resolve("parent.png")), after, PICTURE_WIDTH, pair);
      return Optional.of(pair);
    } catch (Refused e) {
      // the earlier clip is the editor's own, who may have moved or deleted it
      return Optional.empty();
    }
  }
}
