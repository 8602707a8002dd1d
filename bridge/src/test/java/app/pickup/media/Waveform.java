package app.pickup.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The samples of a clip's sound, for tests outside this room. */
public final class Waveform {

  private Waveform() {}

  /** All channels as one, 16 bit, at this many samples a second. */
  public static short[] mono(Ffmpeg ffmpeg, Path clip, int rate) throws Exception {
    Path raw = clip.resolveSibling(clip.getFileName() + ".pcm");
    ffmpeg.run(
        List.of(
            "-y",
            "-i",
            Ffmpeg.url(clip),
            "-map",
            "0:a:0",
            "-ac",
            "1",
            "-ar",
            Integer.toString(rate),
            "-f",
            "s16le",
            Ffmpeg.url(raw)),
        Duration.ofMinutes(1));
    ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN);
    short[] samples = new short[all.remaining() / 2];
    all.asShortBuffer().get(samples);
    return samples;
  }
}
