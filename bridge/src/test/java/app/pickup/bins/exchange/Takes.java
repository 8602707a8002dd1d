package app.pickup.bins.exchange;

import app.pickup.bins.Delivery;
import app.pickup.bins.Outbox;
import app.pickup.bins.Sidecar;
import app.pickup.bins.Target;
import app.pickup.media.Colour;
import app.pickup.media.FrameRange;
import app.pickup.media.FrameTimes;
import app.pickup.media.MediaFile;
import app.pickup.media.PixelLayout;
import app.pickup.media.Rate;
import app.pickup.media.Timecode;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes for tests, and files that nobody ever made. */
final class Takes {

  static final Rate PAL = new Rate(25, 1);
  static final Rate NTSC = new Rate(30000, 1001);

  /** Where the takes' plate begins, at any rate. */
  static final String PLATE_START = "01:00:00:00";

  private Takes() {}

  /** Frames 100 to 150 of a plate, 4 and 6 frames of handle around: clip of 60 frames. */
  static Delivery one(String name, Rate rate, Outbox.Place place) {
    return one(name, rate, PLATE_START, place, false);
  }

  static Delivery one(
      String name, Rate rate, String plateStart, Outbox.Place place, boolean sounding) {
    Timecode start = Timecode.parse(plateStart, rate);
    FrameRange range = new FrameRange(96, 156);
    MediaFile plate = media(Path.of("/films/A001 plate.mov"), rate, start, 1000);
    Path clip = Path.of("/films/Pickup/AI", name.replaceAll("\\W", "_") + ".mov");
    Target target =
        new Target("finalcut", null, null, Path.of("/films/Pickup"), List.of("AI", "背景"), place);
    return new Delivery(
        "job-" + name,
        "1",
        clip,
        name,
        "Background swap of A001, frames 100 to 150, by local draft",
        Sidecar.COMPOSITE_SOURCE,
        media(clip, rate, start.plus(range.in()), range.length()),
        plate,
        range,
        4,
        6,
        sounding,
        target);
  }

  static Outbox.Place bin() {
    return new Outbox.Place(false, null, null, null);
  }

  static Outbox.Place above(@Nullable Long frame) {
    return new Outbox.Place(true, null, 1, frame);
  }

  static MediaFile media(Path file, Rate rate, Timecode start, long frames) {
    MediaFile.Video video =
        new MediaFile.Video(
            0,
            "prores",
            new PixelLayout(1920, 1080, 1, 0, 10, false),
            rate,
            false,
            frames,
            Colour.BT709,
            0,
            MediaFile.Aspect.SQUARE,
            MediaFile.Fields.PROGRESSIVE,
            new FrameTimes(1, 25, new long[] {0}, new long[] {0}, frames),
            false);
    MediaFile.Audio sound =
        new MediaFile.Audio(1, "pcm_s24le", 48000, 2, "stereo", 0, rate.samplesAt(frames, 48000));
    return new MediaFile(file, "mov", video, List.of(sound), start, "A001C003_190412_R2");
  }
}
