package app.pickup.bins.exchange;

import app.pickup.bins.Delivery;
import app.pickup.bins.Outbox;
import app.pickup.bins.Sidecar;
import app.pickup.bins.Target;
import app.pickup.media.FrameRange;
import app.pickup.media.MediaFile;
import app.pickup.media.PixelLayout;
import app.pickup.media.Studio;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A plate and a take of it that really are files: 320×180, 30000/1001, sound; the take is negative.
 */
final class Film {

  static final int PLATE_FRAMES = 60;
  static final int HEAD = 5;
  static final int TAIL = 5;

  /** The plate's frames that the clip has, handles included. */
  static final FrameRange MADE = new FrameRange(10, 50);

  private final Studio studio;
  final Path folder;
  final MediaFile plate;
  final MediaFile clip;

  Film(String name) throws Exception {
    studio = Studio.open(name);
    folder = Files.createTempDirectory(studio.folder, "50% & #1 ");
    plate = shoot("A001 plate.mov", PLATE_FRAMES, "0");
    clip = shoot("A001_v001 café.mov", (int) MADE.length(), "255");
  }

  private MediaFile shoot(String name, int frames, String flip) throws Exception {
    List<String> output =
        new ArrayList<>(List.of("-vf", "lutyuv=y=val+" + flip + "-2*val*" + flip + "/255"));
    output.addAll(List.of("-c:v", "libx264", "-qp", "0", "-preset", "ultrafast"));
    output.addAll(List.of("-timecode", "01:00:00;00", "-c:a", "pcm_s16le"));
    Path made =
        studio.shoot(
            "made.mov", frames, "30000/1001", studio.sound(frames * 1602, 2, 48000), output);
    Path file = folder.resolve(name);
    Files.move(made, file);
    return studio.probe.footage(file);
  }

  Delivery take(Outbox.Place place, boolean sounding) {
    return new Delivery(
        "job-1",
        "1",
        clip.path(),
        "A001_v001",
        "Background swap of A001",
        Sidecar.COMPOSITE_SOURCE,
        clip,
        plate,
        MADE,
        HEAD,
        TAIL,
        sounding,
        new Target("shotcut", null, null, folder, List.of(), place));
  }

  /** All pictures of a file as planar 4:2:0, one after the other. */
  byte[] pictures(MediaFile media) throws Exception {
    PixelLayout layout = media.video().layout();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] frame = new byte[layout.frameBytes()];
    try (var source =
        studio.frames.plate(media, new FrameRange(0, media.video().frames()), layout)) {
      while (source.read(frame)) {
        all.writeBytes(frame);
      }
    }
    return all.toByteArray();
  }
}
