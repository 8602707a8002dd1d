package app.pickup.jobs.steps;

import app.pickup.engines.LipReader.Sync;
import app.pickup.jobs.Work;
import app.pickup.media.Proof;
import app.pickup.shots.Note;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was read from the lips of a clip, for card and sidecar.
 *
 * @param correlation thousandths
 * @param lag frames that lips are late
 * @param met of the {@code meetings} of lips that sounds want, how many are seen
 * @param outside peak signal to noise outside the faces, tenths of a dB; null: it was not measured
 * @param follows whether lips follow the line at all
 */
record Synced(
    int correlation, int lag, int met, int meetings, @Nullable Integer outside, boolean follows) {

  private static final String TOGETHER = "lips within 1 frame of the sound";

  /** Said by what is expected and found alike: it is no fault of the clip's fit, and no proof. */
  private static final String UNTOLD = "not told: lips hardly follow";

  private static final String KEPT = "synced";

  static Synced of(Sync sync) {
    Double outside = sync.outside();
    return new Synced(
        (int) Math.round(1000 * sync.correlation()),
        sync.lag(),
        sync.met(),
        sync.meetings(),
        outside == null ? null : Integer.valueOf((int) Math.round(10 * outside)),
        sync.follows());
  }

  void keep(Work work) {
    work.keep(KEPT, this);
  }

  static Optional<Synced> kept(Work work) {
    return work.kept(KEPT, Synced.class);
  }

  /** Whether lips and sound lie within a frame, where lips follow at all. */
  Proof.Check check() {
    if (!follows) {
      return new Proof.Check("sync", UNTOLD, UNTOLD);
    }
    return new Proof.Check("sync", TOGETHER, Math.abs(lag) <= 1 ? TOGETHER : "lips " + late());
  }

  private String late() {
    return Math.abs(lag) + " frames " + (lag < 0 ? "early" : "late");
  }

  /** As the card tells it. */
  Note note() {
    Map<String, String> args = new LinkedHashMap<>();
    args.put("correlation", decimal(correlation, 1000, 2));
    args.put("lag", Integer.toString(lag));
    args.put("met", Integer.toString(met));
    args.put("meetings", Integer.toString(meetings));
    StringBuilder text = new StringBuilder(follows ? "Lips follow the line" : "Lips hardly follow");
    text.append(": correlation ").append(args.get("correlation"));
    if (follows) {
      text.append(", ").append(lag == 0 ? "no frame late" : late());
    } else {
      text.append("; look at it before you use it");
    }
    if (meetings > 0) {
      text.append("; they meet for ").append(met).append(" of ").append(meetings);
      text.append(" sounds that want it");
    }
    if (outside != null) {
      args.put("outside", decimal(outside, 10, 1));
      text.append("; outside the face ").append(args.get("outside")).append(" dB");
    }
    return new Note("take.sync", args, text.append('.').toString());
  }

  private static String decimal(int value, int by, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", (double) value / by);
  }
}
