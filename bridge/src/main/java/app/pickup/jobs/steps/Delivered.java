package app.pickup.jobs.steps;

import app.pickup.bins.Delivery;
import app.pickup.bins.Target;
import app.pickup.jobs.Job;
import app.pickup.jobs.Take;
import app.pickup.json.Json;
import app.pickup.media.FrameRange;
import app.pickup.media.MediaFile;
import app.pickup.media.Probe;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import app.pickup.shots.Shot;
import app.pickup.shots.ShotReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes that were delivered, as they went to their bins: read again from the ledger, the clip, its
 * plate and its sidecar, for whoever wants them later and elsewhere.
 */
public final class Delivered {

  /** No sidecar of ours comes near. */
  private static final long LARGEST = 16 << 20;

  private final Probe probe;

  public Delivered(Probe probe) {
    this.probe = probe;
  }

  /**
   * A job's takes; empty before it has any.
   *
   * @throws Refused {@code media.missing} and the like when a clip, its sidecar or the original it
   *     was ordered above can not be read any more
   */
  public List<Delivery> of(Job job) throws Refused, InterruptedException {
    List<Delivery> all = new ArrayList<>();
    for (Take take : job.standing().takes()) {
      all.add(of(job, take));
    }
    return all;
  }

  private Delivery of(Job job, Take take) throws Refused, InterruptedException {
    Shot shot = ShotReader.frozen(job.order().kind(), Json.own(job.order().request()));
    Target target = Targets.of(shot);
    Path clip = Path.of(take.clip().path());
    MediaFile media = probe.footage(clip);
    JsonNode sidecar = sidecar(Path.of(take.sidecar()));
    Cut cut = target.place().above() ? cut(shot) : null;
    Take.Handles handles = take.handles();
    return new Delivery(
        job.id(),
        take.id(),
        clip,
        Fitting.stem(clip),
        Described.sentence(shot, job.order(), sidecar, Fitting.stem(clip)),
        sidecar.path("digitalSourceType").asText(),
        media,
        cut == null ? null : cut.media(),
        cut == null ? new FrameRange(0, media.video().frames()) : cut.made(),
        handles.head(),
        handles.tail(),
        DeliverStep.sounding(shot, media),
        target);
  }

  private @Nullable Cut cut(Shot shot) throws Refused, InterruptedException {
    Shot.Plate plate = shot.footage();
    return plate == null ? null : Cut.of(probe, plate, shot.common().sequence());
  }

  /** It says how the picture came to be; nothing is handed over that can not say so. */
  private static JsonNode sidecar(Path file) throws Refused {
    try {
      if (Files.size(file) <= LARGEST) {
        return Json.parse(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      // said below
    }
    throw new Refused(Code.MEDIA_MISSING, "name", String.valueOf(file.getFileName()));
  }
}
