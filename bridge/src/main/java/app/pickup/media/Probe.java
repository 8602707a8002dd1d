package app.pickup.media;

import app.pickup.media.MediaFile.Aspect;
import app.pickup.media.MediaFile.Audio;
import app.pickup.media.MediaFile.Fields;
import app.pickup.media.MediaFile.Video;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import com.google.gson.JsonParseException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import net.bramp.ffmpeg.FFprobe;
import net.bramp.ffmpeg.builder.FFprobeBuilder;
import net.bramp.ffmpeg.probe.FFmpegProbeResult;
import net.bramp.ffmpeg.probe.FFmpegStream;
import net.bramp.ffmpeg.shared.CodecType;
import org.apache.commons.lang3.math.Fraction;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a media file is, from the file itself: its tracks by ffprobe, its frames by their
 * packets.
 */
public final class Probe {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Pattern UNLISTED = Pattern.compile("Codec \\((\\w+)\\) not on whitelist");

  /**
   * Rates that timelines have; what a variable-rate file is brought to when nobody says otherwise.
   */
  private static final List<Rate> USUAL =
      List.of(
          new Rate(24000, 1001),
          new Rate(24, 1),
          new Rate(25, 1),
          new Rate(30000, 1001),
          new Rate(30, 1),
          new Rate(48, 1),
          new Rate(50, 1),
          new Rate(60000, 1001),
          new Rate(60, 1),
          new Rate(100, 1),
          new Rate(120, 1));

  private final Ffmpeg ffmpeg;

  public Probe(Ffmpeg ffmpeg) {
    this.ffmpeg = ffmpeg;
  }

  /**
   * Looks at a file of footage.
   *
   * @throws Refused when it is missing, unreadable, no footage, a script, damaged, or in a format
   *     that is not read
   */
  public MediaFile footage(Path file) throws Refused, InterruptedException {
    Sniff.check(file);
    String name = Sniff.name(file);
    FFmpegProbeResult found = ask(file, name);
    FFmpegStream stream =
        found.getStreams().stream()
            .filter(Probe::isPicture)
            .findFirst()
            .orElseThrow(() -> new Refused(Code.MEDIA_NOT_VIDEO, "name", name));
    String codec = stream.getCodecName();
    if (codec == null || !Arrays.asList(Ffmpeg.DECODERS.split(",", -1)).contains(codec)) {
      throw new Refused(
          Code.MEDIA_CODEC, "name", name, "codec", codec == null ? "an unknown codec" : codec);
    }
    PixelFormat format =
        Optional.ofNullable(stream.getPixFmt())
            .flatMap(PixelFormat::named)
            .orElseThrow(
                () ->
                    new Refused(
                        Code.MEDIA_DAMAGED, "name", name, "why", "its picture can not be decoded"));
    FrameTimes times = times(file, name, stream);
    Optional<Rate> steady = steadyRate(stream, times);
    Rate rate = steady.orElseGet(() -> usualRate(times));
    int rotation = rotation(stream);
    boolean lying = rotation % 180 != 0;
    int width = lying ? stream.getHeight() : stream.getWidth();
    int height = lying ? stream.getWidth() : stream.getHeight();
    Aspect aspect = aspect(stream.getSampleAspectRatio(), lying);
    Video video =
        new Video(
            stream.getIndex(),
            codec,
            format.layout(width, height),
            rate,
            steady.isEmpty(),
            steady.isPresent() ? times.count() : framesAt(rate, times),
            colour(stream, format),
            rotation,
            aspect,
            fields(file, stream.getIndex()),
            times,
            format.rgb());
    return new MediaFile(
        file,
        found.getFormat().getFormatName(),
        video,
        sounds(found, times),
        timecode(found, rate),
        reel(found));
  }

  private FFmpegProbeResult ask(Path file, String name) throws Refused, InterruptedException {
    List<Running> started = new ArrayList<>();
    FFprobe ffprobe =
        new FFprobe(
            ffmpeg.ffprobe().toString(),
            args -> {
              try {
                Running running = ffmpeg.startProbe(args.subList(1, args.size()));
                started.add(running);
                return running.process();
              } catch (Refused e) {
                throw new IOException(e);
              }
            });
    try {
      return ffprobe.probe(
          new FFprobeBuilder()
              .setShowFormat(true)
              .setShowStreams(true)
              .setShowChapters(false)
              .addExtraArgs(
                  // the wrapper asks for silence; what is wrong with a file is only said aloud
                  "-v",
                  "error",
                  "-protocol_whitelist",
                  "file",
                  "-format_whitelist",
                  Ffmpeg.FOOTAGE,
                  "-codec_whitelist",
                  Ffmpeg.DECODERS)
              .setInput(Ffmpeg.url(file))
              .build());
    } catch (IOException | JsonParseException e) {
      throw damaged(file, name, started);
    } finally {
      started.forEach(Running::close);
    }
  }

  private static Refused damaged(Path file, String name, List<Running> started) {
    String why = started.isEmpty() ? "" : started.get(started.size() - 1).complaints();
    Matcher unlisted = UNLISTED.matcher(why);
    if (unlisted.find()) {
      return new Refused(Code.MEDIA_CODEC, "name", name, "codec", unlisted.group(1));
    }
    if (why.contains("moov atom not found") && Sniff.beginsAsQuickTime(file)) {
      return new Refused(Code.MEDIA_DAMAGED, "name", name, "why", "its index is missing");
    }
    return why.contains("Invalid data") || why.contains("moov") || why.contains("not on whitelist")
        ? new Refused(Code.MEDIA_NOT_VIDEO, "name", name)
        : new Refused(Code.MEDIA_DAMAGED, "name", name, "why", "it has no readable head");
  }

  private static boolean isPicture(FFmpegStream s) {
    return s.getCodecType() == CodecType.VIDEO && !s.getDisposition().isAttachedPic();
  }

  /**
   * Reads every packet's time stamp: the one honest count of frames, and of when they are shown.
   */
  private FrameTimes times(Path file, String name, FFmpegStream stream)
      throws Refused, InterruptedException {
    Fraction tick = stream.getTimeBase();
    LongStream.Builder pts = LongStream.builder();
    LongStream.Builder keys = LongStream.builder();
    String complaints;
    try (Running running =
        ffmpeg.startProbe(
            List.of(
                "-v",
                "error",
                "-protocol_whitelist",
                "file",
                "-format_whitelist",
                Ffmpeg.FOOTAGE,
                "-codec_whitelist",
                Ffmpeg.DECODERS,
                "-select_streams",
                Integer.toString(stream.getIndex()),
                "-show_entries",
                "packet=pts,flags",
                "-of",
                "csv=p=0",
                Ffmpeg.url(file)))) {
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(running.out(), StandardCharsets.UTF_8));
      for (String line; (line = lines.readLine()) != null; ) {
        String[] cells = line.split(",", -1);
        // D: outside the edit list, decoded but never shown
        if (cells.length < 2 || cells[0].equals("N/A") || cells[1].contains("D")) {
          continue;
        }
        long stamp = Long.parseLong(cells[0]);
        pts.add(stamp);
        if (cells[1].startsWith("K")) {
          keys.add(stamp);
        }
      }
      running.succeed(LIMIT);
      complaints = running.complaints();
    } catch (IOException e) {
      throw new Refused(Code.MEDIA_DAMAGED, "name", name, "why", "its packets can not be read");
    }
    long[] shown = pts.build().sorted().toArray();
    if (shown.length == 0) {
      throw new Refused(Code.MEDIA_NOT_VIDEO, "name", name);
    }
    if (complaints.contains("partial file") || complaints.contains("Truncat")) {
      throw new Refused(
          Code.MEDIA_DAMAGED,
          "name",
          name,
          "why",
          "only " + shown.length + " of its frames are there");
    }
    return new FrameTimes(
        tick.getNumerator(),
        tick.getDenominator(),
        shown,
        keys.build().sorted().toArray(),
        stream.getDurationTs());
  }

  private static Optional<Rate> steadyRate(FFmpegStream stream, FrameTimes times) {
    List<Rate> candidates = new ArrayList<>();
    for (Fraction said : Arrays.asList(stream.getRFrameRate(), stream.getAvgFrameRate())) {
      if (said != null && said.getNumerator() > 0 && said.getDenominator() > 0) {
        candidates.add(new Rate(said.getNumerator(), said.getDenominator()));
      }
    }
    candidates.addAll(USUAL);
    return candidates.stream().filter(times::steadyAt).findFirst();
  }

  private static Rate usualRate(FrameTimes times) {
    double seconds =
        (double) (times.at(times.count() - 1) - times.at(0)) * times.tickNum() / times.tickDen();
    double average = (times.count() - 1) / seconds;
    Rate best = USUAL.get(0);
    for (Rate rate : USUAL) {
      if (Math.abs((double) rate.num() / rate.den() - average)
          < Math.abs((double) best.num() / best.den() - average)) {
        best = rate;
      }
    }
    return best;
  }

  /**
   * Frames of variable-rate media once it runs at a steady rate: up to the moment the last one
   * comes, and that one.
   */
  static long framesAt(Rate rate, FrameTimes times) {
    long span = times.at(times.count() - 1) - times.at(0);
    return rate.framesIn(span * times.tickNum(), times.tickDen()) + 1;
  }

  private static int rotation(FFmpegStream stream) {
    if (stream.getSideDataList() == null) {
      return 0;
    }
    int turned =
        stream.getSideDataList().stream()
            .filter(d -> "Display Matrix".equals(d.getSideDataType()))
            .mapToInt(FFmpegStream.SideData::getRotation)
            .findFirst()
            .orElse(0);
    return Math.floorMod(-turned, 360);
  }

  private static Aspect aspect(@Nullable String ratio, boolean lying) {
    if (ratio == null || !ratio.matches("[1-9]\\d*:[1-9]\\d*")) {
      return Aspect.SQUARE;
    }
    String[] parts = ratio.split(":", -1);
    int x = Integer.parseInt(parts[0]);
    int y = Integer.parseInt(parts[1]);
    return lying ? new Aspect(y, x) : new Aspect(x, y);
  }

  private static Colour colour(FFmpegStream s, PixelFormat format) {
    if (format.rgb()) {
      // RGB has no matrix and full range; it is worked on as BT.709 limited, which every codec here
      // can hold
      return new Colour(said(s.getColorPrimaries()), said(s.getColorTransfer()), "bt709", false);
    }
    return new Colour(
        said(s.getColorPrimaries()),
        said(s.getColorTransfer()),
        said(s.getColorSpace()),
        format.fullByName() || "pc".equals(s.getColorRange()));
  }

  private static @Nullable String said(@Nullable String tag) {
    return tag == null || tag.equals("unknown") || tag.equals("reserved") ? null : tag;
  }

  /**
   * How the rows were taken, as the decoder says of the first frames: the head of a file is often
   * silent on it.
   */
  private Fields fields(Path file, int index) throws Refused, InterruptedException {
    String frames =
        ffmpeg.run(
            true,
            List.of(
                "-v",
                "error",
                "-protocol_whitelist",
                "file",
                "-format_whitelist",
                Ffmpeg.FOOTAGE,
                "-codec_whitelist",
                Ffmpeg.DECODERS,
                "-select_streams",
                Integer.toString(index),
                "-read_intervals",
                "%+#6",
                "-show_entries",
                "frame=interlaced_frame,top_field_first",
                "-of",
                "csv=p=0",
                Ffmpeg.url(file)),
            LIMIT);
    return frames
        .lines()
        .filter(line -> line.startsWith("1,"))
        .findFirst()
        .map(line -> line.startsWith("1,1") ? Fields.TOP_FIRST : Fields.BOTTOM_FIRST)
        .orElse(Fields.PROGRESSIVE);
  }

  private static List<Audio> sounds(FFmpegProbeResult found, FrameTimes times) {
    List<Audio> sounds = new ArrayList<>();
    for (FFmpegStream s : found.getStreams()) {
      if (s.getCodecType() == CodecType.AUDIO && s.getSampleRate() > 0 && s.getChannels() > 0) {
        Fraction tick = s.getTimeBase();
        long first =
            new Rate(tick.getDenominator(), tick.getNumerator())
                .samplesAt(s.getStartPts(), s.getSampleRate());
        sounds.add(
            new Audio(
                s.getIndex(),
                s.getCodecName(),
                s.getSampleRate(),
                s.getChannels(),
                s.getChannelLayout(),
                first - times.samples(times.at(0), s.getSampleRate()),
                new Rate(tick.getDenominator(), tick.getNumerator())
                    .samplesAt(s.getDurationTs(), s.getSampleRate())));
      }
    }
    return sounds;
  }

  private static @Nullable Timecode timecode(FFmpegProbeResult found, Rate rate) {
    for (Map<String, String> tags : allTags(found)) {
      String text = tags.get("timecode");
      if (text != null) {
        try {
          return Timecode.parse(text, rate);
        } catch (IllegalArgumentException e) {
          // a label that does not exist at this rate says nothing
        }
      }
    }
    return null;
  }

  private static @Nullable String reel(FFmpegProbeResult found) {
    return allTags(found).stream()
        .map(t -> t.get("reel_name"))
        .filter(r -> r != null && !r.isBlank())
        .findFirst()
        .orElse(null);
  }

  private static List<Map<String, String>> allTags(FFmpegProbeResult found) {
    List<Map<String, String>> all = new ArrayList<>();
    found.getStreams().forEach(s -> all.add(lowerCased(s.tags)));
    all.add(lowerCased(found.getFormat().tags));
    return all;
  }

  private static Map<String, String> lowerCased(@Nullable Map<String, String> tags) {
    Map<String, String> lower = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (tags != null) {
      lower.putAll(tags);
    }
    return lower;
  }
}
