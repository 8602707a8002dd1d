package app.pickup.emulators.kling;

import app.pickup.emulators.LoopbackFetch;
import app.pickup.media.Ffmpeg;
import app.pickup.media.MediaFile;
import app.pickup.media.Probe;
import app.pickup.media.RehearsalClip;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Iterator;
import java.util.Locale;
import java.util.UUID;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Pictures, clips and sounds that a request points to: fetched, looked at and kept. What lies off
 * this machine is taken on trust and not fetched; {@code file} is null then.
 */
final class Inputs {

  /** Largest picture of the new API. */
  static final long PICTURE_BYTES = 50L << 20;

  /** Largest picture of the legacy API. */
  static final long LEGACY_PICTURE_BYTES = 10L << 20;

  private static final int PICTURE_SIDE = 300;
  private static final double PICTURE_RATIO = 2.5;
  private static final long SOUND_BYTES = 5L << 20;

  private final Depot depot;
  private final LoopbackFetch fetch = new LoopbackFetch();
  private final Probe probe;
  private final RehearsalClip clips;

  Inputs(Depot depot, Ffmpeg ffmpeg) {
    this.depot = depot;
    this.probe = new Probe(ffmpeg);
    this.clips = new RehearsalClip(ffmpeg);
  }

  /**
   * A picture.
   *
   * @param file its name among the inputs, or null
   */
  record Still(@Nullable String file, int width, int height) {}

  /**
   * A clip.
   *
   * @param file its name among the inputs, or null
   */
  record Clip(@Nullable String file, int width, int height, int millis, boolean sound) {}

  /** A sound of so many milliseconds. */
  record Heard(@Nullable String file, int millis) {}

  /** A picture by URL or as base64. */
  Still picture(String given, String field, long most) throws Denied {
    String name = brought(given, field, most, true);
    if (name == null) {
      return new Still(null, 1280, 720);
    }
    Path file = depot.input(name);
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw Denied.value(field, "is not a jpg or png picture");
      }
      ImageReader reader = readers.next();
      try {
        String format = reader.getFormatName().toLowerCase(Locale.ROOT);
        if (!format.equals("jpeg") && !format.equals("png")) {
          throw Denied.value(field, "is not a jpg or png picture");
        }
        reader.setInput(in);
        Still still = new Still(name, reader.getWidth(0), reader.getHeight(0));
        checkPicture(still, field);
        return still;
      } finally {
        reader.dispose();
      }
    } catch (IOException e) {
      throw Denied.value(field, "can not be read as a picture");
    }
  }

  private static void checkPicture(Still still, String field) throws Denied {
    if (Math.min(still.width(), still.height()) < PICTURE_SIDE) {
      throw Denied.value(field, "must be at least " + PICTURE_SIDE + " px wide and high");
    }
    double ratio = still.width() / (double) still.height();
    if (ratio > PICTURE_RATIO || ratio < 1 / PICTURE_RATIO) {
      throw Denied.value(field, "must have a ratio between 1:2.5 and 2.5:1");
    }
  }

  /** A clip by URL that keeps these rules. */
  Clip clip(String url, String field, Model.VideoRule rule) throws Denied {
    if (!isUrl(url)) {
      throw Denied.value(field, "must be a URL");
    }
    String name = brought(url, field, rule.bytes(), false);
    if (name == null) {
      return new Clip(null, 1280, 720, 5000, false);
    }
    return kept(name, field, rule);
  }

  /** A clip that lies among the inputs already. */
  Clip kept(String name, String field, Model.VideoRule rule) throws Denied {
    MediaFile media;
    try {
      media = probe.footage(depot.input(name));
    } catch (Refused e) {
      throw Denied.value(field, "is not a video that can be read");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Denied(KlingCode.MAINTENANCE);
    }
    if (!media.container().contains("mov")) {
      throw Denied.value(field, "must be .mp4 or .mov");
    }
    MediaFile.Video video = media.video();
    int millis = Math.toIntExact(video.frames() * 1000L * video.rate().den() / video.rate().num());
    double fps = video.rate().num() / (double) video.rate().den();
    int width = video.layout().width();
    int height = video.layout().height();
    checkVideo(field, rule, millis, width, height, fps);
    return new Clip(name, width, height, millis, !media.audio().isEmpty());
  }

  private static void checkVideo(
      String field, Model.VideoRule rule, int millis, int width, int height, double fps)
      throws Denied {
    if (millis < rule.minMillis() || rule.maxMillis() > 0 && millis > rule.maxMillis()) {
      throw Denied.value(
          field,
          "must last "
              + rule.minMillis() / 1000.0
              + " to "
              + rule.maxMillis() / 1000.0
              + " s, this one lasts "
              + millis / 1000.0
              + " s");
    }
    if (Math.min(width, height) < rule.minSide() || Math.max(width, height) > rule.maxSide()) {
      throw Denied.value(
          field, "must have sides of " + rule.minSide() + " to " + rule.maxSide() + " px");
    }
    if (rule.maxArea() > 0 && (long) width * height > rule.maxArea()) {
      throw Denied.value(field, "must have at most " + rule.maxArea() + " pixels");
    }
    double ratio = width / (double) height;
    if (rule.maxRatio() > 0 && (ratio < rule.minRatio() || ratio > rule.maxRatio())) {
      throw Denied.value(
          field, "must have a ratio of " + rule.minRatio() + " to " + rule.maxRatio());
    }
    // 23.976 passes for 24 and 59.94 for 60, as in everybody's camera
    if (rule.maxFps() > 0 && (fps < rule.minFps() - 0.05 || fps > rule.maxFps() + 0.05)) {
      throw Denied.value(
          field, "must have " + rule.minFps() + " to " + rule.maxFps() + " frames a second");
    }
  }

  /** A sound by URL or as base64, 2 to 60 s. */
  Heard sound(String given, String field) throws Denied {
    String name = brought(given, field, SOUND_BYTES, true);
    if (name == null) {
      return new Heard(null, 60_000);
    }
    int millis;
    try {
      millis = clips.soundMillis(depot.input(name));
    } catch (Refused e) {
      throw Denied.value(field, "is not an mp3, wav, m4a or aac sound");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Denied(KlingCode.MAINTENANCE);
    }
    if (millis < 2000 || millis > 60_000) {
      throw Denied.value(field, "must last 2 to 60 s");
    }
    return new Heard(name, millis);
  }

  /** Brings it here; null when it lies off this machine. */
  private @Nullable String brought(String given, String field, long most, boolean base64)
      throws Denied {
    if (given.startsWith("data:")) {
      throw Denied.value(field, "must be base64 without a data: prefix");
    }
    String name = UUID.randomUUID().toString();
    Path file = depot.input(name);
    try {
      if (!isUrl(given)) {
        if (!base64) {
          throw Denied.value(field, "must be a URL");
        }
        Files.write(file, Base64.getDecoder().decode(given));
      } else if (LoopbackFetch.reaches(given)) {
        fetch.fetch(given, file, most);
      } else {
        return null;
      }
      if (Files.size(file) > most) {
        Files.delete(file);
        throw Denied.value(field, "must have at most " + (most >> 20) + " MB");
      }
      return name;
    } catch (IllegalArgumentException e) {
      throw Denied.value(field, "is neither a URL nor base64");
    } catch (IOException e) {
      throw Denied.value(field, "can not be downloaded");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Denied(KlingCode.MAINTENANCE);
    }
  }

  private static boolean isUrl(String given) {
    return given.startsWith("http://") || given.startsWith("https://");
  }
}
