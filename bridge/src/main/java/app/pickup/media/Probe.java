package app.pickup.media;

import app.pickup.media.MediaFile.Aspect;
import app.pickup.media.MediaFile.Audio;
import app.pickup.media.MediaFile.Fields;
import app.pickup.media.MediaFile.Video;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    try {
      Looked.State state = Looked.State.of(file);
      Optional<MediaFile> before = ffmpeg.looked().at(file, state);
      if (before.isPresent()) {
        return before.get();
      }
      MediaFile media = look(file);
      ffmpeg.looked().keep(file, state, media);
      return media;
    } catch (IOException e) {
      // gone since it was checked
      throw new Refused(Code.MEDIA_MISSING, "name", Sniff.name(file));
    }
  }

  private MediaFile look(Path file) throws Refused, InterruptedException {
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
    FrameTimes times = Packets.times(ffmpeg, file, name, stream);
    Optional<Rate> steady = Rates.steady(stream, times);
    Rate rate = steady.orElseGet(() -> Rates.usual(times));
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
            steady.isPresent() ? times.count() : Rates.framesAt(rate, times),
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
        Labels.timecode(found, rate),
        Labels.reel(found));
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
                  Ffmpeg.GUARD.toArray(String[]::new))
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
            Ffmpeg.probing(
                file,
                "-select_streams",
                Integer.toString(index),
                "-read_intervals",
                "%+#6",
                "-show_entries",
                "frame=interlaced_frame,top_field_first",
                "-of",
                "csv=p=0"),
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
}
