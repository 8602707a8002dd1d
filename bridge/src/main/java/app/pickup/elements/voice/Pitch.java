package app.pickup.elements.voice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How high somebody speaks: by autocorrelation every 20 ms, then the middle of each stretch that is
 * voiced without a break, so that a frame heard an octave off counts for nothing.
 */
public final class Pitch {
  /** Samples from one look to the next, 20 ms. */
  public static final int HOP = Sample.RATE / 50;

  static final int WINDOW = Sample.RATE / 20;
  private static final int SHORTEST = Sample.RATE / 420;
  private static final int LONGEST = Sample.RATE / 65;
  private static final double VOICED = 0.55;
  private static final double AUDIBLE = 25;

  /** What is shorter is a click or the end of a word. */
  private static final int LEAST_HOPS = 4;

  /** A step within a stretch, in semitones, that makes it two. */
  private static final double JUMP = 3;

  private Pitch() {}

  /**
   * A voiced stretch.
   *
   * @param at its first hop
   * @param hops how long it is; 50 are a second
   * @param semitones above 55 Hz, its middle
   */
  public record Stretch(int at, int hops, double semitones) {}

  /** Voiced stretches of what is less than 25 dB below this level. */
  public static List<Stretch> stretches(Sample sample, double speech) {
    List<Stretch> found = new ArrayList<>();
    List<Double> run = new ArrayList<>();
    int hop = 0;
    for (; hop * HOP + WINDOW + LONGEST <= sample.values().length; hop++) {
      double now = at(sample, hop * HOP, speech);
      boolean goesOn = now > 0 && (run.isEmpty() || Math.abs(run.get(run.size() - 1) - now) < JUMP);
      if (!goesOn) {
        close(found, run, hop);
      }
      if (now > 0) {
        run.add(now);
      }
    }
    close(found, run, hop);
    return found;
  }

  private static void close(List<Stretch> found, List<Double> run, int end) {
    if (run.size() >= LEAST_HOPS) {
      double[] sorted = run.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      found.add(new Stretch(end - run.size(), run.size(), sorted[sorted.length / 2]));
    }
    run.clear();
  }

  /** Semitones above 55 Hz; 0 where nothing is voiced. */
  private static double at(Sample sample, int from, double speech) {
    if (sample.level(from, WINDOW) < speech - AUDIBLE) {
      return 0;
    }
    double[] alike = new double[LONGEST + 1];
    for (int lag = SHORTEST; lag <= LONGEST; lag++) {
      alike[lag] = alike(sample.values(), from, lag);
    }
    double best = Arrays.stream(alike).max().orElse(0);
    if (best < VOICED) {
      return 0;
    }
    // twice the period fits as well: the first that fits nearly as well as the best
    int lag = SHORTEST;
    while (alike[lag] < 0.9 * best || (lag < LONGEST && alike[lag + 1] > alike[lag])) {
      lag++;
    }
    return 12 * Math.log((double) Sample.RATE / lag / 55) / Math.log(2);
  }

  private static double alike(float[] values, int from, int lag) {
    double both = 0;
    double one = 1e-9;
    double other = 1e-9;
    for (int i = from; i < from + WINDOW; i++) {
      both += values[i] * values[i + lag];
      one += values[i] * values[i];
      other += values[i + lag] * values[i + lag];
    }
    return both / Math.sqrt(one * other);
  }
}
