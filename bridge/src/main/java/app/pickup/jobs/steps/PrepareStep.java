package app.pickup.jobs.steps;

import app.pickup.engines.Catalogue;
import app.pickup.engines.Engine;
import app.pickup.jobs.JobState;
import app.pickup.jobs.Outcome;
import app.pickup.jobs.Step;
import app.pickup.jobs.Work;
import app.pickup.media.Ffmpeg;
import app.pickup.media.Frames;
import app.pickup.media.Probe;
import app.pickup.media.Stills;
import app.pickup.media.Turnover;
import app.pickup.problem.Refused;
import app.pickup.shots.Shot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at the plate once more and takes the finger-print of everything the shot is made from. For
 * a vendor it also makes what will be turned over: the range alone, inside the vendor's limits, and
 * clean copies of the pictures.
 */
public final class PrepareStep implements Step {

  static final String HASHES = "hashes";

  private static final String OFFER = "offer";

  /** The turned-over plate in the work folder. */
  static final String FOOTAGE = "turnover.mp4";

  /** No model looks closer than this. */
  private static final int LONGEST_SIDE = 2048;

  private final Vendors vendors;
  private final Probe probe;
  private final Frames frames;
  private final Stills stills;

  public PrepareStep(Catalogue engines, Ffmpeg ffmpeg) {
    this.vendors = new Vendors(engines);
    this.probe = new Probe(ffmpeg);
    this.frames = new Frames(ffmpeg);
    this.stills = new Stills(ffmpeg);
  }

  @Override
  public Outcome run(Work work) throws Refused, IOException, InterruptedException {
    Shot shot = work.shot();
    work.doing("preparing", Map.of(), "Looking at what it is made from.", .1);
    Fitting fitting = Fitting.of(probe, shot);
    work.doing("hashing", Map.of(), "Taking the finger-print of what it is made from.", .4);
    work.keep(HASHES, Hashes.of(shot));
    Optional<Engine.Vendor> vendor = vendors.find(work.job().order().engine());
    if (vendor.isEmpty()) {
      return Outcome.to(JobState.RENDERING);
    }
    List<Stills.Size> sizes = new ArrayList<>();
    for (Path file : shot.files()) {
      sizes.add(stills.size(file));
    }
    Engine.Plate plate = fitting.plate();
    Engine.Offer offer = vendor.get().offer(shot, new Engine.Given(plate, sizes));
    work.model(offer.model());
    work.keep(OFFER, offer);
    Path footage = work.folder().resolve(FOOTAGE);
    Turnover turnover = offer.turnover();
    if (plate != null && turnover != null && !Files.exists(footage)) {
      work.doing("cutting", Map.of(), "Cutting what will be turned over.", .6);
      frames.turnOver(plate.media(), plate.range(), turnover, footage);
    }
    List<Path> pictures = pictures(work);
    for (int i = 0; i < pictures.size(); i++) {
      stills.clean(shot.files().get(i), LONGEST_SIDE, pictures.get(i));
    }
    return Outcome.to(JobState.WAITING);
  }

  /** What the vendor takes for it, as it was found when the order was prepared. */
  static Engine.Offer offer(Work work) {
    return work.kept(OFFER, Engine.Offer.class)
        .orElseThrow(() -> new IllegalStateException("nothing was offered"));
  }

  /** Where the clean copies of the shot's pictures lie. */
  static List<Path> pictures(Work work) {
    List<Path> pictures = new ArrayList<>();
    for (int i = 0; i < work.shot().files().size(); i++) {
      pictures.add(work.folder().resolve("picture-" + (i + 1) + ".png"));
    }
    return pictures;
  }
}
