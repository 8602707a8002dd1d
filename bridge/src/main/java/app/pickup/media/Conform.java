package app.pickup.media;

import app.pickup.files.Durable;
import app.pickup.media.MediaFile.Audio;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes a clip of a take: its picture as it is, the plate's sound cut to the sample, start
 * timecode, reel, tags. Pictures are copied and never coded twice.
 */
public final class Conform {

  private static final Duration LIMIT = Duration.ofMinutes(30);

  private final Ffmpeg ffmpeg;

  public Conform(Ffmpeg ffmpeg) {
    this.ffmpeg = ffmpeg;
  }

  /**
   * What the clip is made of.
   *
   * @param picture the take's picture, a QuickTime file at the plate's rate
   * @param plate where the sound comes from
   * @param range the frames of the plate that the picture stands for
   * @param sound whether the plate's sound comes along
   * @param timecode of the first frame
   * @param reel the reel name, or null
   */
  public record Order(
      Path picture,
      MediaFile plate,
      FrameRange range,
      boolean sound,
      Timecode timecode,
      @Nullable String reel,
      Tags tags) {}

  /**
   * The timecode of a range's first frame: the media's own, or counted from midnight where it has
   * none.
   */
  public static Timecode timecode(MediaFile plate, FrameRange range) {
    Timecode start =
        plate.timecode() == null ? Timecode.zero(plate.video().rate()) : plate.timecode();
    return start.plus(range.in());
  }

  /**
   * Samples that a range of frames has in sound of this rate: round(out·sr/rate) −
   * round(in·sr/rate).
   */
  public static long samples(Rate rate, FrameRange range, int sampleRate) {
    return rate.samplesAt(range.out(), sampleRate) - rate.samplesAt(range.in(), sampleRate);
  }

  /** Writes the clip; it lies under its name only when it is whole. */
  public void clip(Order order, Path clip) throws Refused, InterruptedException {
    Path part = clip.resolveSibling(clip.getFileName() + ".part");
    Path words = clip.resolveSibling(clip.getFileName() + ".tags");
    try {
      Files.writeString(words, order.tags().asFile(), StandardCharsets.UTF_8);
      ffmpeg.run(arguments(order, words, part), LIMIT);
      if (!order.tags().xmp().isEmpty()) {
        XmpAtom.append(part, order.tags().xmp().getBytes(StandardCharsets.UTF_8));
      }
      Durable.rename(part, clip);
    } catch (IOException e) {
      throw Durable.failed(clip, e);
    } finally {
      try {
        Files.deleteIfExists(words);
        Files.deleteIfExists(part);
      } catch (IOException e) {
        // the work folder goes as a whole later
      }
    }
  }

  private List<String> arguments(Order order, Path words, Path part) {
    List<Audio> sounds = order.sound() ? order.plate().audio() : List.of();
    List<String> args = new ArrayList<>(List.of("-y", "-copyts"));
    args.addAll(Ffmpeg.footage(order.picture()));
    args.addAll(
        List.of("-protocol_whitelist", "file", "-f", "ffmetadata", "-i", Ffmpeg.url(words)));
    if (!sounds.isEmpty()) {
      FrameTimes times = order.plate().video().times();
      OptionalLong start =
          order.plate().video().variable() || order.plate().container().contains("mpeg")
              ? OptionalLong.empty()
              : times.safeStart(order.range().in());
      if (start.isPresent()) {
        // a second more, for codecs whose first packets after a seek only fill the decoder
        long micros = Math.max(0, times.micros(start.getAsLong()) - 1_000_000);
        args.addAll(List.of("-noaccurate_seek", "-seek_timestamp", "1", "-ss", micros + "us"));
      }
      args.addAll(Ffmpeg.footage(order.plate().path()));
      args.addAll(List.of("-filter_complex", chains(order, sounds)));
    }
    args.addAll(List.of("-map", "0:v:0", "-c:v", "copy"));
    for (int i = 0; i < sounds.size(); i++) {
      args.addAll(List.of("-map", "[a" + i + "]", "-c:a:" + i, pcm(sounds.get(i))));
    }
    args.addAll(
        List.of(
            "-map_metadata",
            "1",
            "-map_metadata:s",
            "-1",
            "-map_chapters",
            "-1",
            "-timecode",
            order.timecode().toString(),
            "-video_track_timescale",
            Integer.toString(order.plate().video().rate().num()),
            "-movie_timescale",
            Long.toString(movieTimescale(order.plate().video().rate(), sounds))));
    if (order.reel() != null) {
      args.addAll(List.of("-metadata:s:v:0", "reel_name=" + plain(order.reel())));
    }
    args.addAll(List.of("-movflags", "+use_metadata_tags", "-f", "mov", Ffmpeg.url(part)));
    return args;
  }

  /**
   * Ticks a second of the file's own clock, in which edit lists are written. Every track's clock
   * must fit into it evenly: the usual 1000 costs a sample here and there.
   */
  private static long movieTimescale(Rate rate, List<Audio> sounds) {
    long ticks = rate.num();
    for (Audio sound : sounds) {
      ticks = ticks / gcd(ticks, sound.sampleRate()) * sound.sampleRate();
    }
    return ticks <= Integer.MAX_VALUE ? ticks : rate.num();
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /**
   * One chain a track: from the first sample of the range, silence where the track has none yet or
   * no more.
   */
  private static String chains(Order order, List<Audio> sounds) {
    MediaFile plate = order.plate();
    Rate rate = plate.video().rate();
    FrameTimes times = plate.video().times();
    List<String> chains = new ArrayList<>();
    for (int i = 0; i < sounds.size(); i++) {
      Audio sound = sounds.get(i);
      int sr = sound.sampleRate();
      long wanted = samples(rate, order.range(), sr);
      long from = rate.samplesAt(order.range().in(), sr);
      long silence = Math.min(wanted, Math.max(0, sound.start() - from));
      long zero = times.samples(times.at(0), sr);
      List<String> chain = new ArrayList<>();
      chain.add("atrim=start_pts=" + (zero + from) + ":end_pts=" + (zero + from + wanted));
      chain.add("asetpts=PTS-STARTPTS");
      if (silence > 0) {
        chain.add("adelay=delays=" + silence + "S:all=1");
      }
      chain.add("apad=whole_len=" + wanted);
      chain.add("atrim=end_sample=" + wanted);
      chains.add("[2:" + sound.index() + "]" + String.join(",", chain) + "[a" + i + "]");
    }
    return String.join(";", chains);
  }

  /** PCM stays as it is; everything else becomes 24 bit, which loses nothing of what was coded. */
  private static String pcm(Audio sound) {
    return switch (sound.codec()) {
      case "pcm_s16le",
          "pcm_s16be",
          "pcm_s24le",
          "pcm_s24be",
          "pcm_s32le",
          "pcm_s32be",
          "pcm_f32le",
          "pcm_f32be",
          "pcm_f64le",
          "pcm_u8" ->
          sound.codec();
      default -> "pcm_s24le";
    };
  }

  /** A reel name as tapes have them: no control characters, 64 at most. */
  private static String plain(String reel) {
    String clean = reel.replaceAll("\\p{Cntrl}", " ").strip();
    return clean.substring(0, Math.min(64, clean.length()));
  }
}
