package app.pickup.elements;

import app.pickup.media.Ffmpeg;
import app.pickup.media.MediaFile;
import app.pickup.media.Probe;
import app.pickup.media.Stills;
import app.pickup.problem.Refused;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes an element's snapshot from its clean copies: the first picture, or the middle frame. */
final class Snapshots {
  private final Probe probe;
  private final Stills stills;

  Snapshots(Ffmpeg ffmpeg) {
    this.probe = new Probe(ffmpeg);
    this.stills = new Stills(ffmpeg);
  }

  /**
   * Makes it.
   *
   * @param video given where there are no images
   * @param folder where it goes
   */
  Snapshot of(List<Path> images, @Nullable Path video, Path folder)
      throws Refused, InterruptedException {
    Path frame = images.isEmpty() ? frame(Objects.requireNonNull(video), folder) : null;
    Path thumbnail = folder.resolve("thumbnail.jpg");
    stills.thumbnail(frame == null ? images.get(0) : frame, Snapshot.LONGEST, thumbnail);
    return new Snapshot(frame, thumbnail);
  }

  private Path frame(Path video, Path folder) throws Refused, InterruptedException {
    MediaFile media = probe.footage(video);
    Path png = folder.resolve("frame.png");
    stills.frame(media, media.video().frames() / 2, media.video().layout().width(), png);
    return png;
  }
}
