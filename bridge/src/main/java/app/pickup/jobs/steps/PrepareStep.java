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
    Shot.Edit shot = work.shot();
    work.doing("preparing", Map.of(), "Looking at the plate.", .1);
    Cut cut = Cut.of(probe, shot.plate(), shot.common().sequence());
    work.doing("hashing", Map.of(), "Taking the finger-print of the plate.", .4);
    work.keep(HASHES, Hashes.of(shot));
    Optional<Engine.Vendor> vendor = vendors.find(work.job().order().engine());
    if (vendor.isEmpty()) {
      return Outcome.to(JobState.RENDERING);
    }
    Engine.Offer offer = vendor.get().offer(shot, cut.media(), cut.made());
    work.model(offer.model());
    work.keep(OrderStep.SLOTS, offer.slots());
    work.doing("cutting", Map.of(), "Cutting what will be turned over.", .6);
    Path footage = work.folder().resolve(FOOTAGE);
    if (!Files.exists(footage)) {
      frames.turnOver(cut.media(), cut.made(), offer.turnover(), footage);
    }
    List<Path> pictures = pictures(work);
    for (int i = 0; i < pictures.size(); i++) {
      stills.clean(shot.change().files().get(i), LONGEST_SIDE, pictures.get(i));
    }
    return Outcome.to(JobState.WAITING);
  }

  /** Where the clean copies of the shot's pictures lie. */
  static List<Path> pictures(Work work) {
    List<Path> pictures = new ArrayList<>();
    for (int i = 0; i < work.shot().change().files().size(); i++) {
      pictures.add(work.folder().resolve("picture-" + (i + 1) + ".png"));
    }
    return pictures;
  }
}
