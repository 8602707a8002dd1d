package app.pickup.engines.local.matte;

import app.pickup.media.Ffmpeg;
import app.pickup.media.FrameRange;
import app.pickup.media.FrameSink;
import app.pickup.media.FrameSource;
import app.pickup.media.Frames;
import app.pickup.media.MediaFile;
import app.pickup.media.PixelLayout;
import app.pickup.media.Probe;
import app.pickup.shots.Shot.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures the matte: {@code MatteBench DIST TIER CLIP [TRUTH]} prints the error of the tier's
 * matte against a clip of the true alpha, or without one against the same network looking at every
 * frame; and how long each frame took. MAD is the mean absolute difference times 1000, IoU that of
 * both mattes cut at a half, dtSSD the error of the change from frame to frame times 100 (Erofeev
 * et al. 2015). The first five frames are left out, as matting papers do.
 */
public final class MatteBench {
  private MatteBench() {}

  public static void main(String[] args) throws Exception {
    Path dist = Path.of(args[0]);
    Tier tier = Tier.valueOf(args[1].toUpperCase(Locale.ROOT));
    Ffmpeg ffmpeg = Ffmpeg.in(dist);
    Probe probe = new Probe(ffmpeg);
    Frames frames = new Frames(ffmpeg);
    MediaFile clip = probe.footage(Path.of(args[2]));
    Mattes made = mattes(frames, dist, clip, tier, BackgroundSwap.cadence(tier));
    Mattes truth =
        args.length > 3
            ? truth(frames, probe.footage(Path.of(args[3])))
            : mattes(frames, dist, clip, tier, 1);
    System.out.println(
        tier + " " + clip.path().getFileName() + ": " + MatteError.of(made.planes, truth.planes));
    System.out.printf(Locale.ROOT, "  %.1f ms and %.1f CPU ms a frame%n", made.wall, made.cpu);
  }

  private record Mattes(List<byte[]> planes, double wall, double cpu) {}

  private static Mattes mattes(Frames frames, Path dist, MediaFile clip, Tier tier, int cadence)
      throws Exception {
    MediaFile.Video video = clip.video();
    PixelLayout layout = video.layout().withAlpha(false).withDepth(8);
    long start = System.nanoTime();
    long cpu = cpu();
    try (Network network = new Networks(dist.resolve("models")).open(tier, layout);
        FrameSource plate = frames.plate(clip, new FrameRange(0, video.frames()), layout);
        LumaSink sink = new LumaSink(layout)) {
      MatteFrame matte = new MatteFrame(sink, video.fields());
      new Swap(plate, network, cadence, video.fields(), video.colour(), null, null, matte)
          .run(new Unattended());
      double each = 1e6 * video.frames();
      return new Mattes(sink.planes, (System.nanoTime() - start) / each, (cpu() - cpu) / each);
    }
  }

  private static Mattes truth(Frames frames, MediaFile clip) throws Exception {
    PixelLayout layout = clip.video().layout();
    try (FrameSource source = frames.plate(clip, new FrameRange(0, clip.video().frames()), layout);
        LumaSink sink = new LumaSink(layout)) {
      byte[] frame = new byte[layout.frameBytes()];
      while (source.read(frame)) {
        sink.write(frame);
      }
      return new Mattes(sink.planes, 0, 0);
    }
  }

  private static long cpu() throws IOException {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new IOException("no CPU time here"))
        .toNanos();
  }

  /** Keeps the luma planes written to it. */
  private static final class LumaSink implements FrameSink {
    final List<byte[]> planes = new ArrayList<>();
    private final PixelLayout layout;

    LumaSink(PixelLayout layout) {
      this.layout = layout;
    }

    @Override
    public PixelLayout layout() {
      return layout;
    }

    @Override
    public void write(byte[] frame) {
      planes.add(Arrays.copyOf(frame, layout.width() * layout.height()));
    }

    @Override
    public void finish() {}

    @Override
    public void close() {}
  }
}
