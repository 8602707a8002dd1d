package app.pickup.jobs.steps;

import app.pickup.jobs.Outcome;
import app.pickup.jobs.Step;
import app.pickup.jobs.Work;
import app.pickup.media.Probe;
import app.pickup.problem.Refused;
import app.pickup.shots.Shot;
import java.io.IOException;
import java.util.Map;

/** Looks at the plate once more and takes the finger-print of everything the shot is made from. */
public final class PrepareStep implements Step {

  static final String HASHES = "hashes";

  private final Probe probe;

  public PrepareStep(Probe probe) {
    this.probe = probe;
  }

  @Override
  public Outcome run(Work work) throws Refused, IOException, InterruptedException {
    Shot.Edit shot = work.shot();
    work.doing("preparing", Map.of(), "Looking at the plate.", .1);
    Cut.of(probe, shot.plate(), shot.common().sequence());
    work.doing("hashing", Map.of(), "Taking the finger-print of the plate.", .4);
    work.keep(HASHES, Hashes.of(shot));
    return Outcome.onward();
  }
}
