package app.pickup.jobs.steps;

import app.pickup.jobs.Job;
import app.pickup.jobs.JobState;
import app.pickup.jobs.Promotion;
import app.pickup.jobs.Take;
import app.pickup.json.Json;
import app.pickup.media.Ffmpeg;
import app.pickup.media.MediaFile;
import app.pickup.media.Probe;
import app.pickup.media.Stills;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Shot;
import app.pickup.shots.ShotReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Promotes by the frozen request. Vendors have no seed, so the draft's own first and last frame are
 * what holds a better take to it (design §7).
 */
public final class FrozenPromotion implements Promotion {

  private final Probe probe;
  private final Stills stills;
  private final Path pictures;

  /**
   * @param pictures the folder for pictures of takes, a folder a job
   */
  public FrozenPromotion(Ffmpeg ffmpeg, Path pictures) {
    this.probe = new Probe(ffmpeg);
    this.stills = new Stills(ffmpeg);
    this.pictures = pictures;
  }

  @Override
  public Shot of(
      Job parent, Shot.Tier tier, @Nullable String engine, @Nullable String take, Set<End> pin)
      throws Refused, InterruptedException {
    if (parent.state() != JobState.DONE) {
      throw new Refused(Code.JOB_STATE, "state", parent.state().id());
    }
    Shot shot = ShotReader.frozen(parent.order().kind(), Json.own(parent.order().request()));
    String by = engine == null ? parent.order().engine() : engine;
    if (by.equals(parent.order().engine()) && tier.compareTo(shot.common().tier()) <= 0) {
      throw wrong("tier", "must be above " + parent.order().tier());
    }
    Take drafted =
        parent.standing().takes().stream()
            .filter(each -> take == null || each.id().equals(take))
            .findFirst()
            .orElseThrow(() -> wrong("take", "is none of this job's takes"));
    Shot.Common common = shot.common().at(tier, by);
    if (shot instanceof Shot.Generate generate) {
      return generate.with(common, pinned(parent, drafted, generate.pictures(), pin));
    }
    if (!pin.isEmpty()) {
      throw wrong("pin", "is for new clips; others are held by their plate's own frames");
    }
    if (shot instanceof Shot.LipSync lipSync) {
      return lipSync.with(common);
    }
    Shot.Edit edit = (Shot.Edit) shot;
    return new Shot.Edit(
        common, edit.plate(), edit.change(), edit.keepAudio(), edit.retime(), edit.elements());
  }

  private Shot.Pictures pinned(Job parent, Take take, Shot.Pictures own, Set<End> pin)
      throws Refused, InterruptedException {
    if (pin.isEmpty()) {
      return own;
    }
    MediaFile clip = probe.footage(Path.of(take.clip().path()));
    Path first =
        own.first() == null && pin.contains(End.FIRST)
            ? still(parent, take, clip, End.FIRST, 0)
            : own.first();
    Path last =
        own.last() == null && pin.contains(End.LAST)
            ? still(parent, take, clip, End.LAST, clip.video().frames() - 1)
            : own.last();
    return new Shot.Pictures(first, last, own.references());
  }

  private Path still(Job parent, Take take, MediaFile clip, End end, long frame)
      throws Refused, InterruptedException {
    Path folder = pictures.resolve(parent.id());
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String name = "pinned-" + take.id() + "-" + end.name().toLowerCase(Locale.ROOT) + ".png";
    Path png = folder.resolve(name);
    stills.frame(clip, frame, clip.video().layout().width(), png);
    return png;
  }

  private static Refused wrong(String field, String why) {
    return new Refused(
        List.of(Problem.of(Code.REQUEST_FIELD, "field", field, "why", why).at("/" + field)));
  }
}
