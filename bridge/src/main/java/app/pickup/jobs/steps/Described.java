package app.pickup.jobs.steps;

import app.pickup.bins.Sidecar;
import app.pickup.bins.Xmp;
import app.pickup.jobs.Job;
import app.pickup.jobs.Work;
import app.pickup.media.Tags;
import app.pickup.shots.Shot;
import java.util.List;
import java.util.Map;

/** What is said of a clip in bins, container tags and XMP. */
final class Described {
  private Described() {}

  /** One sentence on what it is. */
  static String sentence(Work work, Fitting fitting) {
    String by = ", by " + work.job().order().engine() + " " + work.job().order().tier();
    Cut cut = fitting.cut();
    if (cut == null) {
      return "Generated clip " + fitting.stem() + by;
    }
    return deed(work.shot())
        + " of "
        + fitting.stem()
        + ", frames "
        + cut.asked().in()
        + " to "
        + cut.asked().out()
        + by;
  }

  private static String deed(Shot shot) {
    return switch (shot.deed()) {
      case "background" -> "Background swap";
      case "style" -> "Other look";
      case "replace" -> "Replacement";
      case "lip-sync" -> "Dialogue insert";
      default -> "Motion transfer";
    };
  }

  /** How its picture came to be, in IPTC's words. */
  static String source(Fitting fitting) {
    return fitting.cut() == null ? Sidecar.TRAINED_SOURCE : Sidecar.COMPOSITE_SOURCE;
  }

  static Tags tags(Work work, Fitting fitting, String name, String sentence, String model) {
    Job job = work.job();
    String comment = job.order().engine() + ", " + model + ", " + job.order().tier();
    Xmp xmp =
        new Xmp(
            name,
            sentence,
            List.of("Pickup", work.shot().deed()),
            fitting.stem(),
            fitting.reel() == null ? "" : fitting.reel(),
            comment,
            source(fitting));
    return new Tags(
        Map.of(
            "title", name,
            "description", sentence,
            "comment", comment,
            "app.pickup.job", job.id(),
            "app.pickup.source", source(fitting)),
        xmp.packet());
  }
}
