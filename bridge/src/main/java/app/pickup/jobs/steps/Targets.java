package app.pickup.jobs.steps;

import app.pickup.bins.Outbox;
import app.pickup.bins.Target;
import app.pickup.shots.Shot;
import java.util.Locale;

/** Where a shot's clip goes, in the words of the bins. */
final class Targets {

  private Targets() {}

  static Target of(Shot shot) {
    Shot.Project project = shot.common().project();
    Shot.Place place = shot.common().place();
    return new Target(
        project.nle().name().toLowerCase(Locale.ROOT),
        project.id(),
        project.file(),
        project.mediaFolder(),
        project.bin(),
        new Outbox.Place(place.above(), place.sequence(), place.track(), place.frame()));
  }
}
