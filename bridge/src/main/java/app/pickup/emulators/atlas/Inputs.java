package app.pickup.emulators.atlas;

import app.pickup.emulators.LoopbackFetch;
import app.pickup.media.Ffmpeg;
import app.pickup.media.MediaFile;
import app.pickup.media.Probe;
import app.pickup.media.RehearsalClip;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Pictures, clips and sounds that a request points to: fetched, looked at and kept. What lies off
 * this machine is taken on trust and not fetched. That they are looked at while the caller waits is
 * a guess.
 */
final class Inputs {
  private static final long MOST_BYTES = 200L << 20;

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
   * A clip.
   *
   * @param file its name among the inputs, or null
   */
  record Clip(@Nullable String file, int width, int height, int millis, boolean sound) {}

  /** A sound of so many milliseconds; {@code file} is null when it lies off this machine. */
  record Heard(@Nullable String file, int millis) {}

  /** A picture's name among the inputs; null when it lies off this machine. */
  @Nullable String picture(String given, String field) throws Denied {
    String name = brought(given, field);
    if (name == null) {
      return null;
    }
    BufferedImage image;
    try {
      image = ImageIO.read(depot.input(name).toFile());
    } catch (IOException e) {
      image = null;
    }
    if (image == null) {
      throw Denied.value(field, "is not a picture that can be read");
    }
    return name;
  }

  /**
   * @param rule {@code leastMillis}, {@code mostMillis}, {@code leastSide}
   */
  Clip clip(String given, String field, JsonNode rule) throws Denied {
    String name = brought(given, field);
    if (name == null) {
      return new Clip(null, 1280, 720, 5000, false);
    }
    MediaFile media;
    try {
      media = probe.footage(depot.input(name));
    } catch (Refused e) {
      throw Denied.value(field, "is not a video that can be read");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Denied(503, "shutting down");
    }
    MediaFile.Video video = media.video();
    int millis = Math.toIntExact(video.frames() * 1000L * video.rate().den() / video.rate().num());
    int width = video.layout().width();
    int height = video.layout().height();
    if (millis < rule.path("leastMillis").asInt() || millis > rule.path("mostMillis").asInt()) {
      throw Denied.value(
          field,
          "must last "
              + rule.path("leastMillis").asInt()
              + " to "
              + rule.path("mostMillis").asInt()
              + " ms, this one lasts "
              + millis);
    }
    if (Math.min(width, height) < rule.path("leastSide").asInt()) {
      throw Denied.value(field, "must have sides of " + rule.path("leastSide") + " px or more");
    }
    return new Clip(name, width, height, millis, !media.audio().isEmpty());
  }

  Heard sound(String given, String field) throws Denied {
    String name = brought(given, field);
    if (name == null) {
      return new Heard(null, 5000);
    }
    int millis;
    try {
      millis = clips.soundMillis(depot.input(name));
    } catch (Refused e) {
      millis = 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Denied(503, "shutting down");
    }
    if (millis == 0) {
      throw Denied.value(field, "is not a sound that can be read");
    }
    return new Heard(name, millis);
  }

  private @Nullable String brought(String given, String field) throws Denied {
    String name = UUID.randomUUID().toString();
    Path file = depot.input(name);
    try {
      if (given.startsWith("http://") || given.startsWith("https://")) {
        if (!LoopbackFetch.reaches(given)) {
          return null;
        }
        fetch.fetch(given, file, MOST_BYTES);
      } else {
        // with or without the head of a data URL; the docs do not say which
        String text = given.startsWith("data:") ? given.substring(given.indexOf(',') + 1) : given;
        Files.write(file, Base64.getDecoder().decode(text));
      }
      return name;
    } catch (IllegalArgumentException e) {
      throw Denied.value(field, "is neither a URL nor base64");
    } catch (IOException e) {
      throw Denied.value(field, "can not be downloaded");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Denied(503, "shutting down");
    }
  }
}
