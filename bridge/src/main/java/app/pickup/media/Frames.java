package app.pickup.media;

import app.pickup.media.MediaFile.Video;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Raw frames out of files and into files. Every frame of a range, once, in order; never one made up
 * or left out.
 */
public final class Frames {

  private final Ffmpeg ffmpeg;

  public Frames(Ffmpeg ffmpeg) {
    this.ffmpeg = ffmpeg;
  }

  /**
   * The frames of a plate, upright, as raw samples in this layout; matrix and range stay the
   * plate's own. Media of uneven rate is brought to {@link Video#rate()} on the way, in time and
   * never in speed.
   *
   * <p>The cut is made by the time stamps the probe saw, so edit lists, a first stamp other than 0,
   * B-frames and open groups of pictures change nothing: decoding begins a whole group earlier.
   *
   * @param range frames counted from the media's first; must lie within it
   */
  public FrameSource plate(MediaFile media, FrameRange range, PixelLayout layout) throws Refused {
    Video video = media.video();
    FrameTimes times = video.times();
    List<String> args = new ArrayList<>(List.of("-threads", decoderThreads(video)));
    args.add("-copyts");
    String cut;
    if (video.variable()) {
      cut =
          "setpts=PTS-("
              + times.at(0)
              + "),fps=fps="
              + video.rate()
              + ":start_time=0:round=near,"
              + "tpad=stop=2:stop_mode=clone,trim=start_frame="
              + range.in()
              + ":end_frame="
              + range.out();
    } else {
      OptionalLong start = seekable(media) ? times.safeStart(range.in()) : OptionalLong.empty();
      if (start.isPresent()) {
        // relative to the file's own start, and behind the key frame by less than a frame
        long micros =
            times.micros(start.getAsLong()) + 500_000L * video.rate().den() / video.rate().num();
        args.addAll(List.of("-noaccurate_seek", "-seek_timestamp", "1", "-ss", micros + "us"));
      }
      cut = "trim=start_pts=" + times.at(range.in());
      if (range.out() < times.count()) {
        cut += ":end_pts=" + times.at(range.out());
      }
    }
    args.addAll(Ffmpeg.footage(media.path()));
    args.addAll(
        List.of("-map", "0:" + video.index(), "-an", "-sn", "-dn", "-vf", cut + convert(video)));
    args.addAll(raw(layout));
    return new FrameReader(ffmpeg.start(args), layout, range.length(), Sniff.name(media.path()));
  }

  /**
   * A moving background: as many frames as asked, at this rate and in this shape, covering it
   * (scaled up or down until nothing is left open, the overhang cut off evenly); begun again when
   * it is too short.
   */
  public FrameSource cover(MediaFile media, Picture picture, long frames) throws Refused {
    List<String> args = new ArrayList<>(List.of("-stream_loop", "-1"));
    args.addAll(Ffmpeg.footage(media.path()));
    args.addAll(
        List.of(
            "-map",
            "0:" + media.video().index(),
            "-an",
            "-sn",
            "-dn",
            "-vf",
            "fps="
                + picture.rate()
                + ","
                + Fit.cover(media.video().colour(), media.video().pixelAspect(), picture),
            "-frames:v",
            Long.toString(frames)));
    args.addAll(raw(picture.layout()));
    return new FrameReader(ffmpeg.start(args), picture.layout(), frames, Sniff.name(media.path()));
  }

  /**
   * A still background in this shape, covering it.
   *
   * @throws Refused when the file is no picture that can be read
   */
  public byte[] still(Path image, Picture picture) throws Refused {
    Sniff.check(image);
    String name = Sniff.name(image);
    List<String> args = new ArrayList<>(Ffmpeg.still(image));
    args.addAll(
        List.of("-frames:v", "1", "-vf", Fit.cover(Fit.STILL, MediaFile.Aspect.SQUARE, picture)));
    args.addAll(raw(picture.layout()));
    byte[] frame = new byte[picture.layout().frameBytes()];
    try (FrameReader reader = new FrameReader(ffmpeg.start(args), picture.layout(), 1, name)) {
      reader.read(frame);
      return frame;
    } catch (Refused e) {
      throw new Refused(Code.MEDIA_NOT_PICTURE, "name", name);
    }
  }

  /**
   * A writer of picture frames into a new QuickTime file, without sound or timecode.
   *
   * @param picture the shape; its layout is that of the frames written
   * @param draft true to trade file size for speed where the codec can
   */
  public FrameSink sink(Path file, Picture picture, Codec codec, boolean draft) throws Refused {
    PixelLayout layout = picture.layout();
    Path part = file.resolveSibling(file.getFileName() + ".part");
    List<String> args = new ArrayList<>(List.of("-y"));
    args.addAll(
        List.of(
            "-protocol_whitelist",
            "pipe",
            "-f",
            "rawvideo",
            "-pix_fmt",
            layout.ffmpegName(),
            "-video_size",
            layout.width() + "x" + layout.height(),
            "-framerate",
            picture.rate().toString(),
            "-blocksize",
            "1048576",
            "-i",
            "pipe:0",
            "-an",
            "-sn",
            "-dn"));
    args.addAll(List.of("-vf", Fit.marks(picture, codec)));
    args.addAll(codec.encoder(picture, draft));
    args.addAll(List.of("-color_range", codec.colourOf(picture.colour()).full() ? "pc" : "tv"));
    args.addAll(
        List.of(
            "-video_track_timescale",
            Integer.toString(picture.rate().num()),
            "-fps_mode",
            "passthrough",
            "-f",
            "mov",
            Ffmpeg.url(part)));
    return new FrameWriter(ffmpeg.start(args), layout, part, file);
  }

  private static List<String> raw(PixelLayout layout) {
    return List.of(
        "-fps_mode",
        "passthrough",
        "-f",
        "rawvideo",
        "-pix_fmt",
        layout.ffmpegName(),
        "-blocksize",
        "1048576",
        "pipe:1");
  }

  /**
   * How samples that are not planar YUV become so: RGB by a matrix, full-range grey without being
   * squeezed.
   */
  private static String convert(Video video) {
    if (video.rgb()) {
      return ",scale=out_color_matrix=bt709:out_range=limited:flags=accurate_rnd+full_chroma_int";
    }
    return video.colour().full() ? ",scale=in_range=full:out_range=full" : "";
  }

  /** Transport and program streams have no index: a seek there may land behind the frame wanted. */
  private static boolean seekable(MediaFile media) {
    return !media.container().contains("mpeg");
  }

  private static String decoderThreads(Video video) {
    boolean heavy =
        (long) video.layout().width() * video.layout().height() > 2_100_000
            || video.layout().depth() > 8;
    return heavy && Runtime.getRuntime().availableProcessors() > 1 ? "2" : "1";
  }
}
