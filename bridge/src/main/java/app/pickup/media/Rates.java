package app.pickup.media;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.bramp.ffmpeg.probe.FFmpegStream;
import org.apache.commons.lang3.math.Fraction;

/** Finds the rate at which a file's frames run. */
final class Rates {

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

  private Rates() {}

  /** The rate at which every frame falls into place, if there is one. */
  static Optional<Rate> steady(FFmpegStream stream, FrameTimes times) {
    List<Rate> candidates = new ArrayList<>();
    for (Fraction said : Arrays.asList(stream.getRFrameRate(), stream.getAvgFrameRate())) {
      if (said != null && said.getNumerator() > 0 && said.getDenominator() > 0) {
        candidates.add(new Rate(said.getNumerator(), said.getDenominator()));
      }
    }
    candidates.addAll(USUAL);
    return candidates.stream().filter(times::steadyAt).findFirst();
  }

  /** The timeline's rate nearest to what the file does on average. */
  static Rate usual(FrameTimes times) {
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
}
