package app.pickup.bins;

import app.pickup.media.Colour;
import app.pickup.media.FrameRange;
import app.pickup.media.FrameTimes;
import app.pickup.media.MediaFile;
import app.pickup.media.PixelLayout;
import app.pickup.media.Rate;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Clips on their way, for tests. */
public final class Deliveries {

  public static final Outbox.Place BIN = new Outbox.Place(false, null, null, null);

  private Deliveries() {}

  /** A target of this NLE without a place on the timeline. */
  public static Target target(String nle, @Nullable Path file, String... bin) {
    return new Target(nle, null, file, null, List.of(bin), BIN);
  }

  /** A clip of so many frames at 25, of the whole plate. */
  public static Delivery of(Target target, Path clip, Path plate, long frames) {
    return of(target, clip, plate, new FrameRange(0, frames), 0, 0);
  }

  /**
   * A clip of a range of the plate, with its handles; the plate has 75 frames, or as many as are
   * made.
   */
  public static Delivery of(
      Target target, Path clip, Path plate, FrameRange made, int head, int tail) {
    String file = String.valueOf(clip.getFileName());
    return new Delivery(
        "job-1",
        "1",
        clip,
        file.substring(0, file.lastIndexOf('.')),
        "Background swap of A001, by local draft",
        Sidecar.COMPOSITE_SOURCE,
        media(clip, made.length()),
        media(plate, Math.max(75, made.out())),
        made,
        head,
        tail,
        false,
        target);
  }

  /** The same clip, above its original. */
  public static Delivery above(Delivery d, @Nullable Integer track, @Nullable Long frame) {
    Target t = d.target();
    Outbox.Place place = new Outbox.Place(true, null, track, frame);
    return with(
        d,
        d.sounding(),
        new Target(t.nle(), t.project(), t.file(), t.mediaFolder(), t.bin(), place));
  }

  /** The same clip, heard instead of its plate. */
  public static Delivery sounding(Delivery d) {
    return with(d, true, d.target());
  }

  private static Delivery with(Delivery d, boolean sounding, Target target) {
    return new Delivery(
        d.jobId(),
        d.takeId(),
        d.clip(),
        d.name(),
        d.description(),
        d.source(),
        d.media(),
        d.plate(),
        d.range(),
        d.head(),
        d.tail(),
        sounding,
        target);
  }

  private static MediaFile media(Path file, long frames) {
    MediaFile.Video video =
        new MediaFile.Video(
            0,
            "h264",
            new PixelLayout(1280, 720, 1, 1, 8, false),
            new Rate(25, 1),
            false,
            frames,
            Colour.UNSAID,
            0,
            MediaFile.Aspect.SQUARE,
            MediaFile.Fields.PROGRESSIVE,
            new FrameTimes(1, 25, new long[] {0}, new long[] {0}, frames),
            false);
    MediaFile.Audio audio = new MediaFile.Audio(1, "pcm_s16le", 48000, 1, "mono", 0, frames * 1920);
    return new MediaFile(file, "mov", video, List.of(audio), null, null);
  }
}
