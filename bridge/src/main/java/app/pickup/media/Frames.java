package app.pickup.media;

import app.pickup.files.Durable;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
   * plate's own. Media of uneven rate is brought to {@link MediaFile.Video#rate()} on the way, in
   * time and never in speed.
   *
   * @param range frames counted from the media's first; must lie within it
   */
  public FrameSource plate(MediaFile media, FrameRange range, PixelLayout layout) throws Refused {
    List<String> args = Reading.of(media, range).through("");
    args.addAll(raw(layout));
    return new FrameReader(ffmpeg.start(args), layout, range.length(), Sniff.name(media.path()));
  }

  /**
   * Writes a range of the plate in the shape in which it is turned over. Nothing but pictures goes
   * along.
   */
  public void turnOver(MediaFile media, FrameRange range, Turnover shape, Path mp4)
      throws Refused, InterruptedException {
    Path part = mp4.resolveSibling(mp4.getFileName() + ".part");
    if (AsItIs.serves(media, range, shape)) {
      write(AsItIs.arguments(media, shape), part);
      MediaFile copy = new Probe(ffmpeg).footage(part);
      // frames that an edit list hides would come along
      if (copy.video().frames() == range.length() && copy.video().rate().equals(shape.rate())) {
        Durable.rename(part, mp4);
        return;
      }
    }
    write(encoding(media, range, shape), part);
    Durable.rename(part, mp4);
  }

  private void write(List<String> making, Path part) throws Refused, InterruptedException {
    List<String> args = new ArrayList<>(List.of("-y"));
    args.addAll(making);
    args.addAll(
        List.of(
            "-map_metadata",
            "-1",
            "-map_chapters",
            "-1",
            "-fflags",
            "+bitexact",
            "-movflags",
            "+faststart",
            "-f",
            "mp4",
            Ffmpeg.url(part)));
    ffmpeg.run(args, LONG);
  }

  private static List<String> encoding(MediaFile media, FrameRange range, Turnover shape) {
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
    List<String> args =
        Reading.of(media, range)
            .through(
                time
                    + ","
                    + Fit.stretch(media.video().colour(), sent)
                    + ","
                    + Fit.marks(sent, Codec.H264));
    long frames = shape.frames(range.length(), media.video().rate());
    if (shape.mostBytes() > 0) {
      // a tenth is left for what the encoder is late to notice, and a second for its buffer
      long millis = 1000 + frames * 1000 * shape.rate().den() / shape.rate().num();
      long bits = shape.mostBytes() / 10 * 9 * 8 * 1000 / millis;
      args.addAll(List.of("-maxrate", Long.toString(bits), "-bufsize", Long.toString(bits)));
    }
    args.addAll(
        List.of(
            "-frames:v",
            Long.toString(frames),
            "-c:v",
            "libx264",
            // as many bits as veryfast at 14 in half its time; 51 against 51 dB (bench.md)
            "-preset",
            "ultrafast",
            "-crf",
            "17",
            "-bf",
            "0",
            "-fps_mode",
            "cfr",
            "-r",
            shape.rate().toString()));
    return args;
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
    if (take.video().variable()) {
      chain.add("setpts=PTS-STARTPTS,fps=fps=" + take.video().rate() + ":start_time=0:round=near");
    }
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

  /** A range of the media as small grey pictures. */
  Thumbs thumbs(MediaFile media, FrameRange range, int width, int height) throws Refused {
    List<String> args =
        Reading.of(media, range)
            .through(",scale=w=" + width + ":h=" + height + ":flags=area,format=gray");
    args.addAll(
        List.of("-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "gray", "pipe:1"));
    return new Thumbs(ffmpeg.start(args), width * height, range.length(), Sniff.name(media.path()));
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
   * A part of a still, brought to this shape.
   *
   * @param left the part's first column in pixels of the upright still; it lies within the still
   */
  public byte[] part(Path image, int left, int top, int width, int height, Picture picture)
      throws Refused {
    String crop = "crop=" + width + ":" + height + ":" + left + ":" + top + ":exact=1,";
    return still(image, picture, crop + Fit.stretch(Fit.STILL, picture));
  }

  /**
   * A still background in this shape, covering it.
   *
   * @throws Refused when the file is no picture that can be read
   */
  public byte[] still(Path image, Picture picture) throws Refused {
    return still(image, picture, Fit.cover(Fit.STILL, MediaFile.Aspect.SQUARE, picture));
  }

  private byte[] still(Path image, Picture picture, String chain) throws Refused {
    Sniff.check(image);
    String name = Sniff.name(image);
    List<String> args = new ArrayList<>(Ffmpeg.still(image));
    args.addAll(List.of("-frames:v", "1", "-vf", chain));
    args.addAll(raw(picture.layout()));
    byte[] frame = new byte[picture.layout().frameBytes()];
    // an ffmpeg that does not start is not the picture's fault
    Running running = ffmpeg.start(args);
    try (FrameReader reader = new FrameReader(running, picture.layout(), 1, name)) {
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
    return sink(file, picture, codec, Codec.Pace.of(draft), null);
  }

  /**
   * A writer of picture frames into a new QuickTime file, without timecode.
   *
   * @param sound a WAV of ours that becomes its sound; null: it has none
   */
  public FrameSink sink(
      Path file, Picture picture, Codec codec, boolean draft, @Nullable Path sound) throws Refused {
    return sink(file, picture, codec, Codec.Pace.of(draft), sound);
  }

  /**
   * A writer of picture frames into a new QuickTime file, without timecode.
   *
   * @param sound a WAV of ours that becomes its sound; null: it has none
   */
  public FrameSink sink(
      Path file, Picture picture, Codec codec, Codec.Pace pace, @Nullable Path sound)
      throws Refused {
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
            "pipe:0"));
    if (sound == null) {
      args.add("-an");
    } else {
      args.addAll(List.of("-protocol_whitelist", "file", "-f", "wav", "-i", Ffmpeg.url(sound)));
      args.addAll(List.of("-map", "0:v:0", "-map", "1:a:0", "-c:a", "pcm_s16le"));
    }
    args.addAll(List.of("-sn", "-dn"));
    args.addAll(List.of("-vf", Fit.marks(picture, codec)));
    args.addAll(codec.encoder(picture, pace));
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
}
