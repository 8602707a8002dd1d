package app.pickup.jobs.steps;

import app.pickup.bins.Sidecar;
import app.pickup.bins.Xmp;
import app.pickup.jobs.Job;
import app.pickup.jobs.Order;
import app.pickup.jobs.Work;
import app.pickup.media.Tags;
import app.pickup.shots.Shot;
import app.pickup.shots.Shot.Consent;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is said of a clip in bins, container tags and XMP. */
final class Described {
  private Described() {}

  /** One sentence on what it is. */
  static String sentence(Work work, Fitting fitting) {
    Cut cut = fitting.cut();
    return sentence(
        work.shot(),
        work.job().order(),
        fitting.stem(),
        cut == null ? null : cut.asked().in() + " to " + cut.asked().out(),
        previz(work));
  }

  /**
   * The same of a take that was delivered.
   *
   * @param sidecar of the take
   * @param name of a clip that has no plate
   */
  static String sentence(Shot shot, Order order, JsonNode sidecar, String name) {
    JsonNode plate = sidecar.path("plate");
    String source = sidecar.path("digitalSourceType").asText();
    boolean drawn = source.equals(Sidecar.DRAWN_SOURCE) || source.equals(Sidecar.STILLS_SOURCE);
    if (shot.footage() == null || !plate.isObject()) {
      return sentence(shot, order, name, null, drawn);
    }
    String asked = plate.path("in").asLong() + " to " + plate.path("out").asLong();
    return sentence(shot, order, Fitting.stem(shot.footage().media()), asked, drawn);
  }

  private static String sentence(
      Shot shot, Order order, String stem, @Nullable String frames, boolean previz) {
    String by = ", by " + order.engine() + " " + order.tier();
    if (frames == null) {
      return (previz ? "Previz of " : "Generated clip ") + stem + by;
    }
    return deed(shot) + " of " + stem + ", frames " + frames + by;
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
