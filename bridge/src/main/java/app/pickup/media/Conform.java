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

  /** Of a line's own track. */
  private static final int LINE_RATE = 48_000;

  /** The index of a track that is not in the plate. */
  private static final int NONE = -1;

  /** Where a line begins and ends it fades for so many parts of a second: a cut would click. */
  private static final int FADES_A_SECOND = 200;

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
   * @param line said instead of the plate's sound as long as it lasts; null: nothing is
   * @param timecode of the first frame
   * @param reel the reel name, or null
   */
  public record Order(
      Path picture,
      MediaFile plate,
      FrameRange range,
      boolean sound,
      @Nullable Line line,
      Timecode timecode,
      @Nullable String reel,
      Tags tags) {
    /** Without a line. */
    public Order(
        Path picture,
        MediaFile plate,
        FrameRange range,
        boolean sound,
        Timecode timecode,
        @Nullable String reel,
        Tags tags) {
      this(picture, plate, range, sound, null, timecode, reel, tags);
    }
  }

  /**
   * A line laid over the first sound track, in frames of the plate's rate.
   *
   * @param file the sound
   * @param cut the frames of it that are heard
   * @param at where it begins in the range
   * @param seamless whether it goes over from the plate's sound and back by itself
   */
  public record Line(Path file, FrameRange cut, long at, boolean seamless) {}

  /** The tracks a clip has: the plate's, or one for the line where the plate has none. */
  public static List<Audio> tracks(MediaFile plate, @Nullable Line line) {
    return line != null && plate.audio().isEmpty()
        ? List.of(new Audio(NONE, "pcm_s24le", LINE_RATE, 1, "mono", 0, 0))
        : plate.audio();
  }

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
    List<Audio> sounds = order.sound() ? tracks(order.plate(), order.line()) : List.of();
    List<String> args = new ArrayList<>(List.of("-y", "-copyts"));
    args.addAll(Ffmpeg.footage(order.picture()));
    args.addAll(
        List.of("-protocol_whitelist", "file", "-f", "ffmetadata", "-i", Ffmpeg.url(words)));
    if (!sounds.isEmpty()) {
      args.addAll(soundInput(order.plate(), order.range()));
      if (order.line() != null) {
        args.addAll(Ffmpeg.sound(order.line().file()));
      }
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

  /** The footage as an input of which the sound over a range is read; stamps stay as they are. */
  static List<String> soundInput(MediaFile plate, FrameRange range) {
    List<String> args = new ArrayList<>();
    FrameTimes times = plate.video().times();
    OptionalLong start =
        plate.video().variable() || plate.container().contains("mpeg")
            ? OptionalLong.empty()
            : times.safeStart(range.in());
    if (start.isPresent()) {
      // a second more, for codecs whose first packets after a seek only fill the decoder
      long micros = Math.max(0, times.micros(start.getAsLong()) - 1_000_000);
      args.addAll(List.of("-noaccurate_seek", "-seek_timestamp", "1", "-ss", micros + "us"));
    }
    args.addAll(Ffmpeg.footage(plate.path()));
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
    Rate rate = order.plate().video().rate();
    List<String> chains = new ArrayList<>();
    for (int i = 0; i < sounds.size(); i++) {
      Audio sound = sounds.get(i);
      int sr = sound.sampleRate();
      Line line = i == 0 ? order.line() : null;
      String out = line == null ? "[a" + i + "]" : "[p]";
      if (sound.index() == NONE) {
        chains.add(
            "anullsrc=r="
                + sr
                + ":cl=mono,atrim=end_sample="
                + samples(rate, order.range(), sr)
                + out);
      } else {
        chains.add(own(order.plate(), order.range(), sound, 2) + out);
      }
      if (line != null) {
        chains.add(with(line, order, sound));
      }
    }
    return String.join(";", chains);
  }

  /**
   * The plate's own sound, as long as the range.
   *
   * @param input the plate's number among the inputs
   */
  static String own(MediaFile plate, FrameRange range, Audio sound, int input) {
    Rate rate = plate.video().rate();
    FrameTimes times = plate.video().times();
    int sr = sound.sampleRate();
    long wanted = samples(rate, range, sr);
    long from = rate.samplesAt(range.in(), sr);
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
    return "[" + input + ":" + sound.index() + "]" + String.join(",", chain);
  }

  /** The track in three parts, the line in the middle; every part has its exact samples. */
  private static String with(Line line, Order order, Audio sound) {
    Rate rate = order.plate().video().rate();
    int sr = sound.sampleRate();
    long in = order.range().in();
    long zero = rate.samplesAt(in, sr);
    long all = rate.samplesAt(order.range().out(), sr) - zero;
    long from = Math.min(all, rate.samplesAt(in + line.at(), sr) - zero);
    long to = Math.min(all, rate.samplesAt(in + line.at() + line.cut().length(), sr) - zero);
    long cut = rate.samplesAt(line.cut().in(), sr);
    long fade = line.seamless() ? 0 : Math.min(sr / FADES_A_SECOND, (to - from) / 2);
    String layout = sound.layout() == null ? "" : ":channel_layouts=" + sound.layout();
    List<String> parts = new ArrayList<>();
    StringBuilder chains = new StringBuilder();
    if (from > 0) {
      parts.add("[h]");
    }
    parts.add("[l]");
    if (to < all) {
      parts.add("[t]");
    }
    boolean around = from > 0 && to < all;
    if (around) {
      chains.append("[p]asplit=2[p1][p2];");
    } else if (parts.size() == 1) {
      chains.append("[p]anullsink;");
    }
    if (from > 0) {
      chains.append(around ? "[p1]" : "[p]").append("atrim=end_sample=").append(from);
      chains.append(fade("out", from - Math.min(fade, from), Math.min(fade, from))).append("[h];");
    }
    if (to < all) {
      chains.append(around ? "[p2]" : "[p]").append("atrim=start_sample=").append(to);
      chains.append(",asetpts=PTS-STARTPTS").append(fade("in", 0, Math.min(fade, all - to)));
      chains.append("[t];");
    }
    chains.append("[3:a:0]aformat=sample_rates=").append(sr).append(layout);
    chains.append(",atrim=start_sample=").append(cut).append(",asetpts=PTS-STARTPTS");
    chains.append(",apad=whole_len=").append(to - from);
    chains.append(",atrim=end_sample=").append(to - from);
    chains.append(fade("in", 0, fade)).append(fade("out", to - from - fade, fade)).append("[l];");
    chains.append(String.join("", parts)).append("concat=n=").append(parts.size());
    return chains.append(":v=0:a=1[a0]").toString();
  }

  private static String fade(String way, long start, long samples) {
    return samples == 0 ? "" : ",afade=t=" + way + ":ss=" + start + ":ns=" + samples;
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
