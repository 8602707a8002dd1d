package app.pickup.engines.local.mouth;

import app.pickup.engines.local.face.Face;
import app.pickup.engines.local.face.FaceTrack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Somebody's face with the mouth at rest, in the round: the mean of those of its frames in which
 * the mouth is least open. Every shape a line wants is told as a change to it, and carried into a
 * frame by the head's pose there, so that lips sit right in a head that turns and nods.
 */
final class RestingFace {
  private static final int MOST = 40;
  private static final float SHARE = .2f;

  /** Of the way between lips that the upper one goes, when they part and when they meet. */
  private static final float UPPER_PARTS = .2f;

  private static final float UPPER_MEETS = .4f;

  /** Of the lower lip's way that the chin goes along. */
  private static final float JAW = .72f;

  private static final float JAW_REACH = 2f;
  private static final float SPREADS = .06f;
  private static final float PURSES = .24f;

  /** What a wide open mouth loses in width. */
  private static final float NARROWS = .05f;

  private final float[][] rest;
  private final float[] across;
  private final float[] down;
  private final float[] middle;
  private final float half;
  private final float halfInner;
  private final float height;

  RestingFace(FaceTrack track) {
    rest = mean(track);
    across = unit(Mouth.RIGHT, Mouth.LEFT);
    float[] axis = unit(Mouth.CHIN, Mouth.NOSE);
    float along = dot(axis, across);
    for (int j = 0; j < 3; j++) {
      axis[j] -= along * across[j];
    }
    down = unit(axis);
    middle = new float[3];
    for (int j = 0; j < 3; j++) {
      middle[j] = (rest[j][Mouth.LEFT] + rest[j][Mouth.RIGHT]) / 2;
    }
    half = along(Mouth.RIGHT);
    halfInner = along(Mouth.UPPER_INNER[10]);
    height = length(difference(Mouth.CHIN, Mouth.FOREHEAD));
    close();
  }

  private static float[][] mean(FaceTrack track) {
    List<Face> faces = new ArrayList<>();
    for (Face face : track.faces()) {
      if (face != null && !face.covered()) {
        faces.add(face);
      }
    }
    if (faces.isEmpty()) {
      throw new IllegalArgumentException("a track without a face");
    }
    faces.sort(Comparator.comparingDouble(face -> Math.abs(face.opening()) + face.width() * .02));
    int count = Math.max(1, Math.min(MOST, Math.round(SHARE * faces.size())));
    List<Face> calm = faces.subList(0, count);
    Face first =
        calm.stream().min(Comparator.comparingDouble(f -> Math.abs(f.yaw()))).orElseThrow();
    float[][] base = Pose.points(first);
    float[][] sum = new float[3][Face.POINTS];
    for (Face face : calm) {
      float[][] points = Pose.points(face);
      Pose pose = Pose.of(points, base);
      for (int i = 0; i < Face.POINTS; i++) {
        for (int j = 0; j < 3; j++) {
          sum[j][i] += pose.at(j, points[0][i], points[1][i], points[2][i]) / count;
        }
      }
    }
    return sum;
  }

  /** Lets its lips meet, should they not: upper and lower go to one seam, each lip as it is. */
  private void close() {
    int last = Mouth.UPPER_INNER.length - 1;
    for (int i = 1; i < last; i++) {
      float gap = down(Mouth.LOWER_INNER[i]) - down(Mouth.UPPER_INNER[i]);
      float upper = UPPER_MEETS * gap;
      float lower = (1 - UPPER_MEETS) * gap;
      shift(Mouth.UPPER_INNER[i], 0, upper);
      shift(Mouth.UPPER_OUTER[i], 0, upper);
      shift(Mouth.LOWER_INNER[i], 0, -lower);
      shift(Mouth.LOWER_OUTER[i], 0, -lower);
    }
  }

  /**
   * The points of a frame as they are to be there.
   *
   * @param face the frame's own
   * @param shape what is wanted
   * @param widest the opening at 1, by the face's height
   * @param weight how much of it is wanted, 0: the frame's own points, to 1
   * @return x and y of every point; those of lips and jaw are new
   */
  float[][] points(Face face, Shape shape, float widest, float weight) {
    Pose pose = Pose.of(rest, Pose.points(face));
    float[][] points = {face.x().clone(), face.y().clone()};
    float gap = shape.open() * widest * height;
    float wide = (shape.wide() > 0 ? SPREADS : PURSES) * shape.wide() - NARROWS * shape.open();
    float round = Math.max(0, -shape.wide());
    float power = .8f - .3f * round;
    lips(points, pose, Mouth.UPPER_OUTER, half, -UPPER_PARTS * gap, wide, power, weight);
    lips(points, pose, Mouth.UPPER_INNER, halfInner, -UPPER_PARTS * gap, wide, power, weight);
    lips(points, pose, Mouth.LOWER_INNER, halfInner, (1 - UPPER_PARTS) * gap, wide, power, weight);
    lips(points, pose, Mouth.LOWER_OUTER, half, (1 - UPPER_PARTS) * gap, wide, power, weight);
    for (int point : Mouth.JAW) {
      float t = along(point) / (JAW_REACH * half);
      float reach = Math.max(0, 1 - t * t);
      move(points, pose, point, 0, JAW * (1 - UPPER_PARTS) * gap * reach * reach, weight);
    }
    return points;
  }

  /** Where the closed lips meet at their middle in a frame: x and y. */
  float[] seam(Face face) {
    Pose pose = Pose.of(rest, Pose.points(face));
    int point = Mouth.UPPER_INNER[Mouth.UPPER_INNER.length / 2];
    float x = rest[0][point];
    float y = rest[1][point];
    float z = rest[2][point];
    return new float[] {pose.at(0, x, y, z), pose.at(1, x, y, z)};
  }

  private void lips(
      float[][] points,
      Pose pose,
      int[] curve,
      float side,
      float way,
      float wide,
      float power,
      float weight) {
    for (int point : curve) {
      float at = along(point);
      float t = at / side;
      float share = t * t >= 1 ? 0 : (float) Math.pow(1 - t * t, power);
      move(points, pose, point, at * wide, way * share, weight);
    }
  }

  private void move(
      float[][] points, Pose pose, int point, float sideways, float downwards, float weight) {
    float x = rest[0][point] + sideways * across[0] + downwards * down[0];
    float y = rest[1][point] + sideways * across[1] + downwards * down[1];
    float z = rest[2][point] + sideways * across[2] + downwards * down[2];
    for (int j = 0; j < 2; j++) {
      points[j][point] += weight * (pose.at(j, x, y, z) - points[j][point]);
    }
  }

  private void shift(int point, float sideways, float downwards) {
    for (int j = 0; j < 3; j++) {
      rest[j][point] += sideways * across[j] + downwards * down[j];
    }
  }

  private float along(int point) {
    float sum = 0;
    for (int j = 0; j < 3; j++) {
      sum += (rest[j][point] - middle[j]) * across[j];
    }
    return sum;
  }

  private float down(int point) {
    float sum = 0;
    for (int j = 0; j < 3; j++) {
      sum += (rest[j][point] - middle[j]) * down[j];
    }
    return sum;
  }

  private float[] difference(int to, int from) {
    return new float[] {
      rest[0][to] - rest[0][from], rest[1][to] - rest[1][from], rest[2][to] - rest[2][from]
    };
  }

  private float[] unit(int to, int from) {
    return unit(difference(to, from));
  }

  private static float[] unit(float[] of) {
    float length = length(of);
    return new float[] {of[0] / length, of[1] / length, of[2] / length};
  }

  private static float dot(float[] a, float[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  private static float length(float[] of) {
    return Math.max(1e-3f, (float) Math.sqrt(dot(of, of)));
  }
}
