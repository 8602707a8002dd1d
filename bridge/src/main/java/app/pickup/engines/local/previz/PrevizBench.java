package app.pickup.engines.local.previz;

import app.pickup.engines.Engine;
import app.pickup.engines.local.matte.Networks;
import app.pickup.engines.local.matte.Unattended;
import app.pickup.json.Json;
import app.pickup.media.Codec;
import app.pickup.media.Colour;
import app.pickup.media.Ffmpeg;
import app.pickup.media.Frames;
import app.pickup.media.MediaFile;
import app.pickup.media.Picture;
import app.pickup.media.PixelLayout;
import app.pickup.media.Rate;
import app.pickup.media.Stills;
import app.pickup.shots.Shot;
import app.pickup.shots.ShotReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Measures a whole animatic: {@code PrevizBench DIST REQUEST OUT_FOLDER} makes the new shot of a
 * request (a file with the body of {@code /v1/generate}) as a job would and prints frames per
 * second against real time and this process's CPU time a frame.
 */
public final class PrevizBench {
  private PrevizBench() {}

  public static void main(String[] args) throws Exception {
    Path dist = Path.of(args[0]);
    Shot.Generate shot =
        (Shot.Generate)
            new ShotReader(Set.of("local"))
                .read("generate", Json.own(Files.readString(Path.of(args[1]))))
                .shot();
    if (shot == null) {
      throw new IllegalArgumentException("no request that can be read: " + args[1]);
    }
    Shot.Sequence timeline = shot.common().sequence();
    boolean eight = shot.common().codec() == Codec.H264;
    Rate rate = timeline == null ? new Rate(25, 1) : timeline.rate();
    Picture picture =
        new Picture(
            new PixelLayout(
                timeline == null ? 1920 : timeline.width(),
                timeline == null ? 1080 : timeline.height(),
                1,
                eight ? 1 : 0,
                eight ? 8 : 10,
                false),
            rate,
            Colour.BT709,
            MediaFile.Aspect.SQUARE,
            MediaFile.Fields.PROGRESSIVE);
    Ffmpeg ffmpeg = Ffmpeg.in(dist);
    Previz previz =
        new Previz(new Frames(ffmpeg), new Stills(ffmpeg), new Networks(dist.resolve("models")));
    long frames = shot.frames(rate);
    long start = System.nanoTime();
    previz.make(
        new Engine.Order.Fresh(
            shot, picture, frames, List.of(), Files.createDirectories(Path.of(args[2]))),
        new Unattended());
    double seconds = (System.nanoTime() - start) / 1e9;
    double cpu = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
    System.out.printf(
        Locale.ROOT,
        "%d frames in %.1f s: %.1f fps, %.2f of real time, %.1f CPU ms a frame in this process%n",
        frames,
        seconds,
        frames / seconds,
        seconds * rate.num() / rate.den() / frames,
        cpu / frames);
  }
}
