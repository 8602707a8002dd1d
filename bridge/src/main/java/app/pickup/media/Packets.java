package app.pickup.media;

import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;
import net.bramp.ffmpeg.probe.FFmpegStream;
import org.apache.commons.lang3.math.Fraction;

/** When each frame of a file is shown, read from its packets. */
final class Packets {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Packets() {}

  /**
   * Reads every packet's time stamp: the one honest count of frames, and of when they are shown.
   */
  static FrameTimes times(Ffmpeg ffmpeg, Path file, String name, FFmpegStream stream)
      throws Refused, InterruptedException {
    Fraction tick = stream.getTimeBase();
    LongStream.Builder pts = LongStream.builder();
    LongStream.Builder keys = LongStream.builder();
    String complaints;
    try (Running running =
        ffmpeg.startProbe(
            Ffmpeg.probing(
                file,
                "-select_streams",
                Integer.toString(stream.getIndex()),
                "-show_entries",
                "packet=pts,flags",
                "-of",
                "csv=p=0"))) {
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
}
