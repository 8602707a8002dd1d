package app.pickup.jobs.steps;

import app.pickup.bins.Sidecar;
import app.pickup.bins.Xmp;
import app.pickup.jobs.Job;
import app.pickup.jobs.Work;
import app.pickup.media.Tags;
import app.pickup.shots.Shot;
import app.pickup.shots.Shot.Consent;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is said of a clip in bins, container tags and XMP. */
final class Described {
  private Described() {}

  /** One sentence on what it is. */
  static String sentence(Work work, Fitting fitting) {
    String by = ", by " + work.job().order().engine() + " " + work.job().order().tier();
    Cut cut = fitting.cut();
    if (cut == null) {
      return (previz(work) ? "Previz of " : "Generated clip ") + fitting.stem() + by;
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
  static String source(Work work, Fitting fitting) {
    if (fitting.cut() != null) {
      return Sidecar.COMPOSITE_SOURCE;
    }
    if (!previz(work)) {
      return Sidecar.TRAINED_SOURCE;
    }
    boolean stills = !work.shot().files().isEmpty() || !work.shot().cast().isEmpty();
    return stills ? Sidecar.STILLS_SOURCE : Sidecar.DRAWN_SOURCE;
  }

  /** A new clip that was drawn on this machine: a sketch, and marked as one wherever it goes. */
  private static boolean previz(Work work) {
    return work.shot() instanceof Shot.Generate
        && work.kept(FetchStep.FETCHED, FetchStep.Fetched.class).isEmpty();
  }

  /** Who agreed to what, until when; empty: nobody. */
  private static String terms(Work work) {
    return work.kept(OrderStep.CREDITS, Credits.class).stream()
        .flatMap(credits -> credits.consents().stream())
        .map(Described::agreement)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static String agreement(Consent consent) {
    String until = consent.until() == null ? "" : ", until " + consent.until();
    return consent.who() + " agreed to: " + consent.scope() + until;
  }

  static Tags tags(Work work, Fitting fitting, String name, String sentence, String model) {
    Job job = work.job();
    String comment = job.order().engine() + ", " + model + ", " + job.order().tier();
    Xmp xmp =
        new Xmp(
            name,
            sentence,
            List.of("Pickup", previz(work) ? "previz" : work.shot().deed()),
            fitting.stem(),
            fitting.reel() == null ? "" : fitting.reel(),
            comment,
            source(work, fitting),
            terms(work));
    return new Tags(
        Map.of(
            "title", name,
            "description", sentence,
            "comment", comment,
            "app.pickup.job", job.id(),
            "app.pickup.source", source(work, fitting)),
        xmp.packet());
  }
}
