package app.pickup.media;

import app.pickup.files.Durable;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Pictures of clips for people to look at: PNG files in sRGB. */
public final class Stills {

  /** How large a picture is, in pixels. */
  public record Size(int width, int height) {}

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Ffmpeg ffmpeg;
  private final Frames frames;

  public Stills(Ffmpeg ffmpeg) {
    this.ffmpeg = ffmpeg;
    this.frames = new Frames(ffmpeg);
  }

  /** One frame, no wider than this many pixels, as displayed. */
  public void frame(MediaFile media, long frame, int widest, Path png)
      throws Refused, InterruptedException {
    PixelLayout layout = media.video().layout();
    byte[] raw = new byte[layout.frameBytes()];
    try (FrameSource source = frames.plate(media, new FrameRange(frame, frame + 1), layout)) {
      source.read(raw);
    }
    Path part = png.resolveSibling(png.getFileName() + ".part");
    List<String> args =
        new ArrayList<>(List.of("-y", "-protocol_whitelist", "pipe", "-f", "rawvideo"));
    args.addAll(
        List.of(
            "-pix_fmt",
            layout.ffmpegName(),
            "-video_size",
            layout.width() + "x" + layout.height()));
    args.addAll(List.of("-i", "pipe:0", "-frames:v", "1", "-vf", Fit.still(media.video(), widest)));
    args.addAll(List.of("-f", "image2", "-c:v", "png", "-update", "1", Ffmpeg.url(part)));
    try (Running running = ffmpeg.start(args)) {
      running.feed(raw);
      running.succeed(LIMIT);
    }
    Durable.rename(part, png);
  }

  /**
   * A clean copy of a picture: upright, sRGB, no longer than this on its longer side, without
   * whatever the camera wrote beside it.
   */
  public void clean(Path image, int longest, Path png) throws Refused, InterruptedException {
    Sniff.check(image);
    Path part = png.resolveSibling(png.getFileName() + ".part");
    List<String> args = new ArrayList<>(List.of("-y"));
    args.addAll(Ffmpeg.still(image));
    args.addAll(
        List.of(
            "-frames:v",
            "1",
            "-map_metadata",
            "-1",
            "-vf",
            "scale=w=min(iw\\,"
                + longest
                + "):h=min(ih\\,"
                + longest
                + "):force_original_aspect_ratio=decrease"
                + ",format=rgb24",
            "-f",
            "image2",
            "-c:v",
            "png",
            "-update",
            "1",
            Ffmpeg.url(part)));
    ffmpeg.run(args, LIMIT);
    Durable.rename(part, png);
  }

  /**
   * How large a picture is when it stands upright.
   *
   * @throws Refused when the file is no picture that can be read
   */
  public Size size(Path image) throws Refused {
    Sniff.check(image);
    List<String> args = new ArrayList<>(Ffmpeg.still(image));
    args.addAll(
        List.of("-frames:v", "1", "-f", "image2pipe", "-c:v", "png", "-compression_level", "0"));
    args.add("pipe:1");
    try (Running running = ffmpeg.start(args);
        DataInputStream png = new DataInputStream(running.out())) {
      // signature of 8 bytes, then a chunk's length and name, then width and height (PNG, IHDR)
      png.skipNBytes(16);
      return new Size(png.readInt(), png.readInt());
    } catch (IOException e) {
      throw new Refused(Code.MEDIA_NOT_PICTURE, "name", Sniff.name(image));
    }
  }

  /** Two pictures of one height, side by side with a thin gap. */
  public void pair(Path left, Path right, Path png) throws Refused, InterruptedException {
    Path part = png.resolveSibling(png.getFileName() + ".part");
    List<String> args = new ArrayList<>(List.of("-y"));
    args.addAll(Ffmpeg.still(left));
    args.addAll(Ffmpeg.still(right));
    args.addAll(
        List.of(
            "-filter_complex",
            "[0]format=rgb24,pad=w=iw+8:color=0x202024[l];[1]format=rgb24[r];[l][r]hstack",
            "-frames:v",
            "1",
            "-f",
            "image2",
            "-c:v",
            "png",
            "-update",
            "1",
            Ffmpeg.url(part)));
    ffmpeg.run(args, LIMIT);
    Durable.rename(part, png);
  }
}
