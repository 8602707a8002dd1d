package app.pickup.media;

import app.pickup.files.Durable;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
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

  public Stills(Ffmpeg ffmpeg) {
    this.ffmpeg = ffmpeg;
  }

  /** One frame, no wider than this many pixels, as displayed. */
  public void frame(MediaFile media, long frame, int widest, Path png)
      throws Refused, InterruptedException {
    Path part = part(png);
    List<String> args = new ArrayList<>(List.of("-y"));
    args.addAll(
        Reading.of(media, new FrameRange(frame, frame + 1))
            .through("," + Fit.still(media.video(), widest)));
    args.addAll(png(part));
    make(args, media, part, png);
  }

  /**
   * A clean copy of a picture: upright, sRGB, no longer than this on its longer side, without
   * whatever the camera wrote beside it.
   */
  public void clean(Path image, int longest, Path png) throws Refused, InterruptedException {
    Sniff.check(image);
    Path part = part(png);
    List<String> args = new ArrayList<>(List.of("-y"));
    args.addAll(Ffmpeg.still(image));
    args.addAll(List.of("-map_metadata", "-1", "-vf", within(longest) + ",format=rgb24"));
    args.addAll(png(part));
    ffmpeg.run(args, LIMIT);
    Durable.rename(part, png);
  }

  /** A small JPEG of a picture, no longer than this on its longer side; none is enlarged. */
  public void thumbnail(Path image, int longest, Path jpg) throws Refused, InterruptedException {
    Sniff.check(image);
    Path part = part(jpg);
    List<String> args = new ArrayList<>(List.of("-y"));
    args.addAll(Ffmpeg.still(image));
    args.addAll(List.of("-map_metadata", "-1", "-vf", within(longest) + ",format=yuvj420p"));
    args.addAll(List.of("-frames:v", "1", "-f", "image2", "-c:v", "mjpeg", "-q:v", "4"));
    args.addAll(List.of("-update", "1", Ffmpeg.url(part)));
    ffmpeg.run(args, LIMIT);
    Durable.rename(part, jpg);
  }

  /** Scaled down until it is no longer than this on its longer side. */
  private static String within(int longest) {
    return "scale=w=min(iw\\,"
        + longest
        + "):h=min(ih\\,"
        + longest
        + "):force_original_aspect_ratio=decrease";
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

  /**
   * A frame of a clip, and where its picture goes.
   *
   * @param frame counted from the clip's first
   */
  public record Still(MediaFile media, long frame, Path png) {}

  /**
   * Two frames, each for itself and both side by side with a thin gap.
   *
   * @param widest pixels of one of them
   */
  public void beside(Still left, Still right, int widest, Path pair)
      throws Refused, InterruptedException {
    List<String> args = new ArrayList<>(List.of("-y", Reading.AS_STAMPED));
    List<String> filters = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Still still = i == 0 ? left : right;
      Reading reading = Reading.of(still.media(), new FrameRange(still.frame(), still.frame() + 1));
      args.addAll(reading.input());
      filters.add(
          "["
              + i
              + ":"
              + reading.stream()
              + "]"
              + reading.filters()
              + ","
              + Fit.still(still.media().video(), widest)
              + ",setpts=PTS-STARTPTS,split["
              + (i == 0 ? "left][l" : "right][r")
              + "]");
    }
    filters.add("[l]pad=w=iw+8:color=0x202024[framed];[framed][r]hstack[pair]");
    args.addAll(List.of("-filter_complex", String.join(";", filters)));
    Path[] parts = {part(left.png()), part(right.png()), part(pair)};
    String[] names = {"[left]", "[right]", "[pair]"};
    for (int i = 0; i < parts.length; i++) {
      args.addAll(List.of("-map", names[i]));
      args.addAll(png(parts[i]));
    }
    ffmpeg.run(args, LIMIT);
    there(parts[0], left.media());
    there(parts[1], right.media());
    Durable.rename(parts[0], left.png());
    Durable.rename(parts[1], right.png());
    Durable.rename(parts[2], pair);
  }

  private void make(List<String> args, MediaFile media, Path part, Path png)
      throws Refused, InterruptedException {
    ffmpeg.run(args, LIMIT);
    there(part, media);
    Durable.rename(part, png);
  }

  /** A frame that does not decode leaves nothing and no complaint. */
  private static void there(Path part, MediaFile media) throws Refused {
    if (!Files.exists(part)) {
      throw new Refused(
          Code.MEDIA_DAMAGED,
          "name",
          Sniff.name(media.path()),
          "why",
          "a frame of it does not decode");
    }
  }

  private static Path part(Path png) {
    return png.resolveSibling(png.getFileName() + ".part");
  }

  private static List<String> png(Path part) {
    return List.of(
        "-frames:v",
        "1",
        "-f",
        "image2",
        "-c:v",
        "png",
        // a tenth larger in two thirds of the time, and somebody waits for it
        "-compression_level",
        "1",
        "-update",
        "1",
        Ffmpeg.url(part));
  }
}
