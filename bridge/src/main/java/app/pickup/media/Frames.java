package app.pickup.media;

import app.pickup.files.Durable;
import app.pickup.media.MediaFile.Video;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Raw frames out of files and into files. Every frame of a range, once, in order; never one made up
 * or left out.
 */
public final class Frames {

  /** Encoding a turnover of a quarter minute of 2160p on a slow machine. */
  private static final Duration LONG = Duration.ofMinutes(20);

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
    List<String> args = cut(media, range, "");
    args.addAll(raw(layout));
    return new FrameReader(ffmpeg.start(args), layout, range.length(), Sniff.name(media.path()));
  }

  /** Arguments that read a range of the media and hand its frames through further filters. */
  private static List<String> cut(MediaFile media, FrameRange range, String further) {
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
        List.of(
            "-map",
            "0:" + video.index(),
            "-an",
            "-sn",
            "-dn",
            "-vf",
            cut + convert(video) + further));
    return args;
  }

  /**
   * Writes a range of the plate in the shape in which it is turned over. Nothing but pictures goes
   * along.
   */
  public void turnOver(MediaFile media, FrameRange range, Turnover shape, Path mp4)
      throws Refused, InterruptedException {
    Picture sent =
        new Picture(
            new PixelLayout(shape.width(), shape.height(), 1, 1, 8, false),
            shape.rate(),
            Colour.BT709,
            MediaFile.Aspect.SQUARE,
            MediaFile.Fields.PROGRESSIVE);
    String time =
        shape.eachFrame()
            ? ",settb=" + shape.rate().den() + "/" + shape.rate().num() + ",setpts=N"
            : ",setpts=PTS-STARTPTS,fps=fps=" + shape.rate() + ":start_time=0:round=near";
    List<String> args = new ArrayList<>(List.of("-y"));
    args.addAll(
        cut(
            media,
            range,
            time
                + ","
                + Fit.stretch(media.video().colour(), sent)
                + ","
                + Fit.marks(sent, Codec.H264)));
    Path part = mp4.resolveSibling(mp4.getFileName() + ".part");
    args.addAll(
        List.of(
            "-frames:v",
            Long.toString(shape.frames(range.length(), media.video().rate())),
            "-map_metadata",
            "-1",
            "-map_chapters",
            "-1",
            "-fflags",
            "+bitexact",
            "-c:v",
            "libx264",
            "-preset",
            "veryfast",
            "-crf",
            "14",
            "-bf",
            "0",
            "-fps_mode",
            "cfr",
            "-r",
            shape.rate().toString(),
            "-movflags",
            "+faststart",
            "-f",
            "mp4",
            Ffmpeg.url(part)));
    ffmpeg.run(args, LONG);
    Durable.rename(part, mp4);
  }

  /**
   * The frames of somebody else's take in the shape and at the rate of a picture of ours.
   *
   * @param first the take's frame that is the first of ours; below 0: so many are missing at its
   *     head and stand still
   * @param frames as many are given, whatever the take has; a missing tail stands still
   * @param eachFrame true: one frame for one, whatever the rates; false: in time, the frames
   *     between made from their neighbours' motion
   */
  public FrameSource refit(
      MediaFile take, long first, long frames, boolean eachFrame, Picture picture) throws Refused {
    List<String> chain = new ArrayList<>();
    chain.add("trim=start_frame=" + Math.max(0, first) + ",setpts=PTS-STARTPTS");
    if (first < 0) {
      chain.add("tpad=start=" + -first + ":start_mode=clone");
    }
    if (!eachFrame && !take.video().rate().equals(picture.rate())) {
      // frames between are made from their neighbours' motion
      chain.add(
          picture.rate().fasterThan(take.video().rate())
              ? "minterpolate=fps="
                  + picture.rate()
                  + ":mi_mode=mci:mc_mode=aobmc:me_mode=bidir:vsbmc=1:scd=fdiff"
              : "fps=fps=" + picture.rate() + ":start_time=0:round=near");
    }
    // ten seconds of standing still is more than anybody may lack: who lacks more was refused
    chain.add("tpad=stop=600:stop_mode=clone");
    chain.add(Fit.stretch(take.video().colour(), picture));
    return reshaped(take, chain, frames, picture);
  }

  /**
   * The frames of somebody else's new clip: covering a picture of ours, its overhang cut off
   * evenly, resampled in time to our rate and never in speed. Each is the take's nearest frame, as
   * an NLE would show it: nothing is blended or made up, and an editor who wants optical flow has
   * whole frames to begin with.
   *
   * @param frames as many are given; a missing tail stands still
   */
  public FrameSource filled(MediaFile take, long frames, Picture picture) throws Refused {
    List<String> chain = new ArrayList<>(List.of("setpts=PTS-STARTPTS"));
    chain.add("fps=fps=" + picture.rate() + ":start_time=0:round=near");
    chain.add("tpad=stop=600:stop_mode=clone");
    chain.add(Fit.cover(take.video().colour(), take.video().pixelAspect(), picture));
    return reshaped(take, chain, frames, picture);
  }

  private FrameSource reshaped(MediaFile take, List<String> chain, long frames, Picture picture)
      throws Refused {
    List<String> args = new ArrayList<>(Ffmpeg.footage(take.path()));
    args.addAll(
        List.of(
            "-map",
            "0:" + take.video().index(),
            "-an",
            "-sn",
            "-dn",
            "-vf",
            String.join(",", chain),
            "-frames:v",
            Long.toString(frames)));
    args.addAll(raw(picture.layout()));
    return new FrameReader(ffmpeg.start(args), picture.layout(), frames, Sniff.name(take.path()));
  }

  /** A range of the media as small grey pictures, a byte a sample, row by row. */
  List<byte[]> thumbs(MediaFile media, FrameRange range, int width, int height)
      throws Refused, InterruptedException {
    List<String> args =
        cut(media, range, ",scale=w=" + width + ":h=" + height + ":flags=area,format=gray");
    args.addAll(
        List.of("-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "gray", "pipe:1"));
    List<byte[]> thumbs = new ArrayList<>();
    try (Running running = ffmpeg.start(args)) {
      for (long i = 0; i < range.length(); i++) {
        byte[] one = running.out().readNBytes(width * height);
        if (one.length < width * height) {
          break;
        }
        thumbs.add(one);
      }
      return thumbs;
    } catch (IOException e) {
      throw new Refused(
          Code.MEDIA_DAMAGED, "name", Sniff.name(media.path()), "why", "its frames do not decode");
    }
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
