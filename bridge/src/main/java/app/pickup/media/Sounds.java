package app.pickup.media;

import app.pickup.files.Durable;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Recorded lines: how long they are, and what is turned over of them. */
public final class Sounds {

  /** Speech has nothing above; a minute of it stays below 3 MB. */
  private static final int SPEECH_RATE = 24_000;

  private static final int FINE_RATE = 48_000;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Ffmpeg ffmpeg;

  public Sounds(Ffmpeg ffmpeg) {
    this.ffmpeg = ffmpeg;
  }

  /**
   * Whole frames of this rate that the sound lasts.
   *
   * @throws Refused when it is no sound that can be read
   */
  public long frames(Path sound, Rate rate) throws Refused, InterruptedException {
    Sniff.check(sound);
    List<String> args = new ArrayList<>(List.of("-v", "error"));
    args.addAll(Ffmpeg.sound(sound));
    args.addAll(
        List.of("-select_streams", "a:0", "-show_entries", "format=duration:stream=codec_type"));
    args.addAll(List.of("-of", "default=noprint_wrappers=1"));
    String said;
    try {
      said = ffmpeg.run(true, args, LIMIT);
    } catch (Refused e) {
      throw new Refused(Code.MEDIA_NOT_SOUND, "name", Sniff.name(sound));
    }
    BigDecimal seconds =
        said.lines()
            .filter(line -> line.matches("duration=\\d+(\\.\\d+)?"))
            .map(line -> new BigDecimal(line.substring("duration=".length())))
            .findFirst()
            .orElse(BigDecimal.ZERO);
    if (!said.contains("codec_type=audio") || seconds.signum() == 0) {
      throw new Refused(Code.MEDIA_NOT_SOUND, "name", Sniff.name(sound));
    }
    return seconds
        .multiply(BigDecimal.valueOf(rate.num()))
        .divide(BigDecimal.valueOf(rate.den()), 0, RoundingMode.FLOOR)
        .longValue();
  }

  /**
   * A range of the sound as mono WAV without anything else in the file. Where the plate's frames
   * are relabelled to another rate, the sound is made slower or faster by as much, its pitch kept,
   * so that every frame keeps its sound.
   *
   * @param range in frames of {@code rate}
   * @param sent what a frame lasts as it is sent
   * @param least padded with silence to so many milliseconds
   * @return how long it is, in milliseconds
   */
  public int turnOver(Path sound, FrameRange range, Rate rate, Rate sent, int least, Path wav)
      throws Refused, InterruptedException {
    long own = sent.samplesAt(range.length(), SPEECH_RATE);
    long samples = Math.max(own, (long) least * SPEECH_RATE / 1000);
    return write(sound, range, rate, sent, 0, samples, wav);
  }

  /**
   * The same, laid in silence as a track.
   *
   * @param at where it begins in the track, in frames as they are sent
   * @param frames how long the track is, in frames of {@code track}
   * @param track the rate of the pictures beside it
   * @return how long it is, in milliseconds
   */
  public int turnOverTrack(
      Path sound,
      FrameRange range,
      Rate rate,
      Rate sent,
      long at,
      long frames,
      Rate track,
      Path wav)
      throws Refused, InterruptedException {
    long before = sent.samplesAt(at, SPEECH_RATE);
    return write(sound, range, rate, sent, before, track.samplesAt(frames, SPEECH_RATE), wav);
  }

  /** What is heard of it: mono samples of this rate, no more than so many seconds. */
  public short[] samples(Path sound, int rate, int most) throws Refused, InterruptedException {
    Sniff.check(sound);
    List<String> args = new ArrayList<>(Ffmpeg.sound(sound));
    args.addAll(List.of("-map", "0:a:0", "-ac", "1", "-ar", Integer.toString(rate)));
    args.addAll(List.of("-t", Integer.toString(most), "-f", "s16le", "-"));
    byte[] bytes;
    try (Running running = ffmpeg.start(args)) {
      bytes = running.out().readNBytes(2 * rate * most);
      running.succeed(LIMIT);
    } catch (IOException e) {
      throw new Refused(Code.MEDIA_NOT_SOUND, "name", Sniff.name(sound));
    }
    short[] samples = new short[bytes.length / 2];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return samples;
  }

  private int write(
      Path sound, FrameRange range, Rate rate, Rate sent, long before, long samples, Path wav)
      throws Refused, InterruptedException {
    Sniff.check(sound);
    long from = rate.samplesAt(range.in(), FINE_RATE);
    long to = rate.samplesAt(range.out(), FINE_RATE);
    BigDecimal tempo =
        BigDecimal.valueOf((long) sent.num() * rate.den())
            .divide(BigDecimal.valueOf((long) sent.den() * rate.num()), 9, RoundingMode.HALF_UP);
    Path part = wav.resolveSibling(wav.getFileName() + ".part");
    List<String> args = new ArrayList<>(List.of("-y"));
    args.addAll(Ffmpeg.sound(sound));
    args.addAll(
        List.of(
            "-map",
            "0:a:0",
            "-map_metadata",
            "-1",
            "-af",
            "aformat=sample_rates="
                + FINE_RATE
                + ":channel_layouts=mono,atrim=start_sample="
                + from
                + ":end_sample="
                + to
                + ",asetpts=PTS-STARTPTS,atempo="
                + tempo.toPlainString()
                + ",aresample="
                + SPEECH_RATE
                + ",adelay="
                + before
                + "S,apad=whole_len="
                + samples
                + ",atrim=end_sample="
                + samples,
            "-fflags",
            "+bitexact",
            "-c:a",
            "pcm_s16le",
            "-f",
            "wav",
            Ffmpeg.url(part)));
    ffmpeg.run(args, LIMIT);
    Durable.rename(part, wav);
    return Math.toIntExact(samples * 1000 / SPEECH_RATE);
  }
}
