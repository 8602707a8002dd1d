package app.pickup.engines.local.matte;

import app.pickup.engines.Engine;
import app.pickup.media.Codec;
import app.pickup.media.Ffmpeg;
import app.pickup.media.FrameRange;
import app.pickup.media.Frames;
import app.pickup.media.MediaFile;
import app.pickup.media.Probe;
import app.pickup.shots.Shot;
import app.pickup.shots.Shot.Deliver;
import app.pickup.shots.Shot.Tier;
import app.pickup.shots.Shot.With;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Measures a whole swap: {@code SwapBench DIST TIER CLIP WITH OUT_FOLDER [CODEC [DELIVER…]]} makes
 * the shot as a job would and prints frames per second and this process's CPU time a frame;
 * ffmpeg's own is left to whoever starts it. WITH is a picture, a video ({@code video:FILE}), a
 * colour ({@code #RRGGBB}) or {@code blur:PIXELS}; CODEC an id such as {@code h264}; DELIVER {@code
 * composite} or {@code plate+matte}.
 */
public final class SwapBench {
  private SwapBench() {}

  public static void main(String[] args) throws Exception {
    Path dist = Path.of(args[0]);
    Tier tier = Tier.valueOf(args[1].toUpperCase(Locale.ROOT));
    Codec codec = Codec.byId(args.length > 5 ? args[5] : "h264").orElseThrow();
    boolean matte = List.of(args).contains("plate+matte");
    Ffmpeg ffmpeg = Ffmpeg.in(dist);
    Probe probe = new Probe(ffmpeg);
    MediaFile plate = probe.footage(Path.of(args[2]));
    FrameRange range = new FrameRange(0, plate.video().frames());
    Shot.Edit shot =
        new Shot.Edit(
            new Shot.Common(
                new Shot.Project(Shot.Nle.FOLDER, null, null, null, List.of()),
                "local",
                tier,
                null,
                null,
                Shot.Place.BIN,
                null,
                codec),
            new Shot.Plate(plate.path(), "0", Long.toString(range.out()), 0),
            new Shot.Background(
                with(args[3]),
                matte ? Set.of(Deliver.COMPOSITE, Deliver.PLATE_MATTE) : Set.of(Deliver.COMPOSITE)),
            true);
    BackgroundSwap swap =
        new BackgroundSwap(new Frames(ffmpeg), probe, new Networks(dist.resolve("models")));
    long start = System.nanoTime();
    Engine.Take take =
        swap.make(
            new Engine.Order.Change(shot, plate, range, Files.createDirectories(Path.of(args[4]))),
            (Shot.Background) shot.change(),
            new Unattended());
    double seconds = (System.nanoTime() - start) / 1e9;
    double cpu = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
    System.out.printf(
        Locale.ROOT,
        "%s %s: %.1f fps, %.1f CPU ms a frame in this process, %s%n",
        tier,
        plate.path().getFileName(),
        range.length() / seconds,
        cpu / range.length(),
        take.model());
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status)) {
      Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM"))
          .forEach(line -> System.out.println("  peak of this process " + line));
    }
  }

  private static With with(String text) {
    if (text.startsWith("#")) {
      return new With.Flat(Integer.parseInt(text.substring(1), 16));
    }
    if (text.startsWith("blur:")) {
      return new With.Blur(Integer.parseInt(text.substring(5)));
    }
    return text.startsWith("video:")
        ? new With.Video(Path.of(text.substring(6)))
        : new With.Image(Path.of(text));
  }
}
