package app.pickup.media;

import app.pickup.problem.Refused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sound as a FLAC. */
public final class Flac {
  private Flac() {}

  /** The same samples. */
  public static Path of(Ffmpeg ffmpeg, Path sound, Path flac) throws Refused, InterruptedException {
    List<String> args = new ArrayList<>(List.of("-y"));
    args.addAll(Ffmpeg.sound(sound));
    args.addAll(List.of("-c:a", "flac", "-f", "flac", Ffmpeg.url(flac)));
    ffmpeg.run(args, Duration.ofMinutes(1));
    return flac;
  }
}
