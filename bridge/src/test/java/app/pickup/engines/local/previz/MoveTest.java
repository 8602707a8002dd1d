package app.pickup.engines.local.previz;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.shots.Camera;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Camera moves by the flow of the pictures that come out, near and far. */
class MoveTest {
  private static final Room ROOM = new Room();
  private static final int FRAMES = 50;

  /** What moved from one frame to a later one: two places of the square, two of the wall. */
  private record Flow(int[] nearLeft, int[] nearRight, int[] farLeft, int[] farRight) {
    static Flow of(Camera camera, int from, int to) {
      Stage stage = ROOM.stage(false);
      List<Pose> poses = Room.poses(new Move(camera, new Shake(7)), FRAMES);
      byte[] a = Room.frame(stage, poses.get(from));
      byte[] b = Room.frame(stage, poses.get(to));
      return new Flow(
          Room.moved(a, b, 200, 135),
          Room.moved(a, b, 280, 135),
          Room.moved(a, b, 60, 60),
          Room.moved(a, b, 420, 210));
    }

    /** How much farther apart the two places of a layer are. */
    int nearGrew() {
      return nearRight[0] - nearLeft[0];
    }

    int farGrew() {
      return farRight[0] - farLeft[0];
    }
  }

  @ParameterizedTest(name = "{0}: all slides by {1}, {2}")
  @CsvSource({"PAN_LEFT,1,0", "PAN_RIGHT,-1,0", "TILT_UP,0,1", "TILT_DOWN,0,-1"})
  @DisplayName("a turn of the head slides near and far alike")
  void turns(Camera camera, int x, int y) {
    Flow flow = Flow.of(camera, 20, 29);
    assertThat(Integer.signum(flow.nearLeft()[0])).isEqualTo(x);
    assertThat(Integer.signum(flow.nearLeft()[1])).isEqualTo(y);
    assertThat(flow.nearLeft()[0]).isCloseTo(flow.farLeft()[0], within());
    assertThat(flow.nearLeft()[1]).isCloseTo(flow.farLeft()[1], within());
    assertThat(Math.hypot(flow.nearLeft()[0], flow.nearLeft()[1])).isGreaterThan(5);
  }

  @ParameterizedTest(name = "{0}: near things slide by {1}, {2}, far ones by less")
  @CsvSource({"TRACK,-1,0", "CRANE_UP,0,1", "CRANE_DOWN,0,-1"})
  @DisplayName("a move of the camera's body slides near things past far ones")
  void slides(Camera camera, int x, int y) {
    Flow flow = Flow.of(camera, 15, 34);
    int axis = x != 0 ? 0 : 1;
    int near = flow.nearLeft()[axis];
    int far = flow.farLeft()[axis];
    assertThat(Integer.signum(near)).isEqualTo(x + y);
    assertThat(far * (x + y)).isGreaterThanOrEqualTo(0);
    assertThat(Math.abs(near)).isGreaterThan(Math.abs(far) + 2);
  }

  @Test
  @DisplayName("a push in grows near things more than far ones; a pull out is the way back")
  void dolly() {
    Flow in = Flow.of(Camera.PUSH_IN, 0, 45);
    assertThat(in.nearGrew()).isGreaterThan(8);
    assertThat(in.farGrew()).isGreaterThan(4);
    // growth a pixel of distance: the near pair is 80 apart, the far one 360
    assertThat(in.nearGrew() / 80.0).isGreaterThan(1.8 * in.farGrew() / 360.0);
    Flow out = Flow.of(Camera.PULL_OUT, 4, 49);
    assertThat(out.nearGrew()).isLessThan(-6);
    assertThat(out.farGrew()).isLessThan(-3);
  }

  @Test
  @DisplayName("a dolly zoom keeps the subject's size while what is behind grows")
  void dollyZoom() {
    Flow flow = Flow.of(Camera.DOLLY_ZOOM, 0, 20);
    assertThat(Math.abs(flow.nearGrew())).isLessThanOrEqualTo(1);
    assertThat(flow.farGrew()).isGreaterThan(10);
  }

  @Test
  @DisplayName("an orbit keeps the subject in its place while what is behind passes")
  void orbit() {
    Flow flow = Flow.of(Camera.ORBIT, 15, 34);
    assertThat(Math.abs(flow.nearLeft()[0])).isLessThanOrEqualTo(1);
    assertThat(flow.farLeft()[0]).isGreaterThan(3);
  }

  @Test
  @DisplayName("a static camera shows the same frame again; a hand never does, and never far off")
  void hand() {
    Stage stage = ROOM.stage(false);
    List<Pose> still = Room.poses(new Move(Camera.STATIC, new Shake(7)), FRAMES);
    assertThat(Room.frame(stage, still.get(40))).isEqualTo(Room.frame(stage, still.get(0)));
    Flow flow = Flow.of(Camera.HAND_HELD, 0, 49);
    assertThat(Math.hypot(flow.farLeft()[0], flow.farLeft()[1])).isBetween(1.0, 16.0);
    List<Pose> other = Room.poses(new Move(Camera.HAND_HELD, new Shake(8)), FRAMES);
    assertThat(other).isNotEqualTo(Room.poses(new Move(Camera.HAND_HELD, new Shake(7)), FRAMES));
    assertThat(Room.poses(new Move(Camera.HAND_HELD, new Shake(8)), FRAMES)).isEqualTo(other);
  }

  @Test
  @DisplayName("a rack of focus takes the drawing from the subject and gives it to what is behind")
  void rack() {
    Stage stage = ROOM.stage(true);
    List<Pose> poses = Room.poses(new Move(Camera.RACK_FOCUS, new Shake(7)), FRAMES);
    byte[] first = Room.frame(stage, poses.get(0));
    byte[] last = Room.frame(stage, poses.get(49));
    assertThat(Room.drawing(last, 240, 135)).isLessThan(.7 * Room.drawing(first, 240, 135));
    assertThat(Room.drawing(last, 60, 60)).isGreaterThan(1.4 * Room.drawing(first, 60, 60));
  }

  @ParameterizedTest
  @EnumSource(
      value = Camera.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"PULL_OUT", "HAND_HELD", "RACK_FOCUS", "DOLLY_ZOOM"})
  @DisplayName("from a pinned first frame a move sets out from the picture as it is")
  void setsOut(Camera camera) {
    Move move = new Move(camera, new Shake(1), Move.From.STILL);
    assertThat(move.at(0, 0, 16.0 / 9)).isEqualTo(Pose.STILL);
    if (camera != Camera.STATIC) {
      assertThat(move.at(1, 2, 16.0 / 9)).isNotEqualTo(Pose.STILL);
    }
  }

  @ParameterizedTest
  @EnumSource(Camera.class)
  @DisplayName("no move ever looks over the picture's edge")
  void noBorders(Camera camera) {
    for (double aspect : new double[] {16.0 / 9, 9.0 / 16, 1, 2.39}) {
      for (Move.From from : Move.From.values()) {
        for (int i = 0; i <= 200; i++) {
          Pose pose = new Move(camera, new Shake(i), from).at(i / 200.0, i / 7.0, aspect);
          for (double near : new double[] {Layer.FAR, 1}) {
            corner(camera, pose, aspect, near);
          }
        }
      }
    }
  }

  private static void corner(Camera camera, Pose pose, double aspect, double near) {
    double scale = (1 - pose.z() * near) / pose.zoom();
    for (int sx = -1; sx <= 1; sx += 2) {
      for (int sy = -1; sy <= 1; sy += 2) {
        double x = sx * aspect / 2 - pose.panX();
        double y = sy / 2.0 - pose.panY();
        double u =
            (x * Math.cos(pose.roll()) + y * Math.sin(pose.roll())) * scale + pose.x() * near;
        double v =
            (y * Math.cos(pose.roll()) - x * Math.sin(pose.roll())) * scale + pose.y() * near;
        assertThat(Math.abs(u))
            .as(camera + " across at " + aspect)
            .isLessThanOrEqualTo(aspect / 2 + 1e-9);
        assertThat(Math.abs(v)).as(camera + " down at " + aspect).isLessThanOrEqualTo(.5 + 1e-9);
      }
    }
  }

  @Test
  @DisplayName("the same frame comes out however many threads draw it")
  void threads() throws Exception {
    Pose pose = new Move(Camera.HAND_HELD, new Shake(3)).at(.4, 2.2, Room.ASPECT);
    Stage stage = ROOM.stage(false);
    byte[] alone = in(1, stage, pose);
    assertThat(in(4, stage, pose)).isEqualTo(alone);
  }

  private static byte[] in(int threads, Stage stage, Pose pose) throws Exception {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(() -> Room.frame(stage, pose)).get();
    } finally {
      pool.shutdown();
    }
  }

  private static org.assertj.core.data.Offset<Integer> within() {
    return org.assertj.core.data.Offset.offset(1);
  }
}
