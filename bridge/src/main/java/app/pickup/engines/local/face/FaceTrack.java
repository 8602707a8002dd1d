package app.pickup.engines.local.face;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One face through a clip.
 *
 * @param number from 1, the faces of a clip counted from the left
 * @param faces one for each frame of the clip; null: not seen in that frame
 */
public record FaceTrack(int number, List<@Nullable Face> faces) {

  /** The face in this frame, counted from 0, or null where it is not seen. */
  public @Nullable Face at(int frame) {
    return faces.get(frame);
  }

  /** In how many frames it is seen. */
  public int seen() {
    return (int) faces.stream().filter(Objects::nonNull).count();
  }

  /** Mean of the longer side of its box, in pixels. */
  public float meanSize() {
    return (float) there().mapToDouble(Face::size).average().orElse(0);
  }

  /** Where it is, on the mean, in pixels from the left. */
  public float meanX() {
    return (float) there().mapToDouble(f -> f.box().centreX()).average().orElse(0);
  }

  /** The greatest yaw to either side, in degrees. */
  public float largestYaw() {
    return (float) there().mapToDouble(f -> Math.abs(f.yaw())).max().orElse(0);
  }

  /**
   * How much the lips tremble: the mean length of the third difference in time of the lips' points,
   * over the size of the face. Smooth motion has next to none, jitter has much.
   */
  public float jerk() {
    int[] lips = Lips.all();
    double sum = 0;
    int count = 0;
    for (int t = 3; t < faces.size(); t++) {
      Face a = faces.get(t - 3);
      Face b = faces.get(t - 2);
      Face c = faces.get(t - 1);
      Face d = faces.get(t);
      if (a == null || b == null || c == null || d == null) {
        continue;
      }
      double size = d.size();
      for (int i : lips) {
        double dx = d.x()[i] - 3 * c.x()[i] + 3 * b.x()[i] - a.x()[i];
        double dy = d.y()[i] - 3 * c.y()[i] + 3 * b.y()[i] - a.y()[i];
        sum += Math.hypot(dx, dy) / size;
        count++;
      }
    }
    return count == 0 ? 0 : (float) (sum / count);
  }

  private java.util.stream.Stream<Face> there() {
    return IntStream.range(0, faces.size())
        .mapToObj(faces::get)
        .filter(Objects::nonNull)
        .map(f -> (Face) f);
  }
}
