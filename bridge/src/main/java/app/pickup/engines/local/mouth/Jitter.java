package app.pickup.engines.local.mouth;

import app.pickup.engines.local.face.Face;
import app.pickup.engines.local.face.FaceTrack;
import app.pickup.engines.local.face.Lips;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How much lips tremble beside what they say. A mouth that speaks has more jerk than one that is
 * still, however smoothly it moves; so what goes with the line (its opening, a frame early or late
 * too, and its width) is taken out of the third differences of the lips' points, and so is the
 * head's own motion. What is left, over the face's size, is trembling. Of a plate in which somebody
 * else's line is said, nothing of that line is taken out: it is only fair to plates that are still.
 */
final class Jitter {
  /** Points that no lip moves: outer corners of the eyes, bridge and base of the nose. */
  private static final int[] SKULL = {33, 263, 168, 2};

  /** Of a third difference. */
  private static final double[] WEIGHTS = {1, -3, 3, -1};

  private Jitter() {}

  /** The mean length of what is left, in the frames in which the line is said. */
  static double of(FaceTrack track, Mouthing asked) {
    int[] times =
        IntStream.range(3, Math.min(asked.frames(), track.faces().size()))
            .filter(t -> asked.weight(t) > .99f && asked.weight(t - 3) > .99f)
            .filter(t -> IntStream.rangeClosed(t - 3, t).allMatch(at -> track.at(at) != null))
            .toArray();
    List<double[]> line = line(asked, times);
    int[] lips =
        IntStream.concat(
                IntStream.concat(IntStream.of(Lips.innerUpper()), IntStream.of(Lips.innerLower())),
                IntStream.concat(IntStream.of(Lips.outerUpper()), IntStream.of(Lips.outerLower())))
            .distinct()
            .toArray();
    double sum = 0;
    for (int point : lips) {
      double[] x = new double[times.length];
      double[] y = new double[times.length];
      for (int i = 0; i < times.length; i++) {
        x[i] = third(track, times[i], point, true);
        y[i] = third(track, times[i], point, false);
      }
      line.forEach(part -> without(x, part));
      line.forEach(part -> without(y, part));
      for (int i = 0; i < times.length; i++) {
        sum += Math.hypot(x[i], y[i]);
      }
    }
    return times.length == 0 ? 0 : sum / lips.length / times.length;
  }

  /** Third differences of what the line wants, none of which tells what another does already. */
  private static List<double[]> line(Mouthing asked, int[] times) {
    List<double[]> parts = new ArrayList<>();
    for (int late = -1; late <= 2; late++) {
      double[] part = new double[times.length];
      for (int i = 0; i < part.length; i++) {
        for (int k = 0; k < 4; k++) {
          int at = Math.max(0, Math.min(asked.frames() - 1, times[i] - k - (late == 2 ? 0 : late)));
          Shape shape = asked.shape(at);
          part[i] += WEIGHTS[k] * (late == 2 ? shape.wide() : shape.open());
        }
      }
      parts.forEach(before -> without(part, before));
      double length = Math.sqrt(dot(part, part));
      if (length > 1e-9) {
        for (int i = 0; i < part.length; i++) {
          part[i] /= length;
        }
        parts.add(part);
      }
    }
    return parts;
  }

  private static double third(FaceTrack track, int t, int point, boolean across) {
    double sum = 0;
    double size = 1;
    for (int k = 3; k >= 0; k--) {
      @Nullable Face face = track.at(t - k);
      if (face == null) {
        return 0;
      }
      float[] places = across ? face.x() : face.y();
      double skull = 0;
      for (int still : SKULL) {
        skull += places[still] / SKULL.length;
      }
      sum += WEIGHTS[k] * (places[point] - skull);
      size = face.size();
    }
    return sum / size;
  }

  private static void without(double[] of, double[] part) {
    double share = dot(of, part);
    for (int i = 0; i < of.length; i++) {
      of[i] -= share * part[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
