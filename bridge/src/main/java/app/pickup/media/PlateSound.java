package app.pickup.media;

import app.pickup.media.MediaFile.Audio;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The sound of footage, and recorded lines, as samples between −1 and 1. */
public final class PlateSound {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Ffmpeg ffmpeg;

  public PlateSound(Ffmpeg ffmpeg) {
    this.ffmpeg = ffmpeg;
  }

  /**
   * The first track over a range of frames: the very samples that a clip of the range gets, silence
   * where the track has none.
   *
   * @return the samples of each channel; none: the footage has no sound
   */
  public float[][] read(MediaFile plate, FrameRange range) throws Refused, InterruptedException {
    if (plate.audio().isEmpty()) {
      return new float[0][];
    }
    Audio track = plate.audio().get(0);
    List<String> args = new ArrayList<>(List.of("-copyts"));
    args.addAll(Conform.soundInput(plate, range));
    args.addAll(
        List.of("-filter_complex", Conform.own(plate, range, track, 0) + "[a]", "-map", "[a]"));
    args.addAll(List.of("-f", "f32le", "pipe:1"));
    long samples = Conform.samples(plate.video().rate(), range, track.sampleRate());
    return read(args, track.channels(), samples, plate.path());
  }

  /**
   * A recorded line in mono at this rate.
   *
   * @param from samples at this rate that are left out at its beginning
   * @param most seconds of it at most
   */
  public float[] line(Path sound, int rate, long from, int most)
      throws Refused, InterruptedException {
    Sniff.check(sound);
    List<String> args = new ArrayList<>(Ffmpeg.sound(sound));
    String part =
        "aformat=sample_rates="
            + rate
            + ":channel_layouts=mono,atrim=start_sample="
            + from
            + ",asetpts=PTS-STARTPTS";
    args.addAll(List.of("-map", "0:a:0", "-af", part));
    args.addAll(List.of("-t", Integer.toString(most), "-f", "f32le", "pipe:1"));
    try {
      return read(args, 1, (long) rate * most, sound)[0];
    } catch (Refused e) {
      throw new Refused(Code.MEDIA_NOT_SOUND, "name", Sniff.name(sound));
    }
  }

  private float[][] read(List<String> args, int channels, long most, Path file)
      throws Refused, InterruptedException {
    byte[] bytes;
    try (Running running = ffmpeg.start(args)) {
      bytes = running.out().readNBytes(Math.toIntExact(most * channels * Float.BYTES));
      running.succeed(LIMIT);
    } catch (IOException e) {
      throw new Refused(Code.MEDIA_NOT_SOUND, "name", Sniff.name(file));
    }
    FloatBuffer values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[][] samples = new float[channels][values.remaining() / channels];
    for (int i = 0; i < samples[0].length; i++) {
      for (int channel = 0; channel < channels; channel++) {
        samples[channel][i] = values.get(i * channels + channel);
      }
    }
    return samples;
  }
}
