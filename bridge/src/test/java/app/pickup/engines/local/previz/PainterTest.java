package app.pickup.engines.local.previz;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.shots.Camera;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PainterTest {
  private final Room room = new Room();

  @ParameterizedTest
  @EnumSource(
      value = Camera.class,
      names = {"PUSH_IN", "DOLLY_ZOOM", "ORBIT", "CRANE_UP", "PAN_LEFT", "RACK_FOCUS"})
  @DisplayName("what is hidden and left out changes no pixel")
  void hidden(Camera camera) {
    Raster thin = new Raster(Room.WIDTH, Room.HEIGHT);
    for (int c = 0; c < 3; c++) {
      System.arraycopy(room.square.rgb[c], 0, thin.rgb[c], 0, thin.rgb[c].length);
    }
    for (int i = 0; i < thin.alpha.length; i++) {
      // soft to the left, with a hole, and hiding elsewhere
      int x = i % Room.WIDTH;
      boolean hole = Math.hypot(x - 270, i / Room.WIDTH - 135) < 20;
      thin.alpha[i] = hole ? 0 : room.square.alpha[i] * Math.min(1, (x - 150) / 60f);
      thin.alpha[i] = Math.max(0, thin.alpha[i]);
    }
    Layer behind = Layer.backdrop(room.wall);
    Layer subject = Layer.cutout(thin);
    for (Pose pose : Room.poses(new Move(camera, new Shake(1)), 5)) {
      Pose leaning =
          new Pose(
              pose.x(),
              pose.y(),
              pose.z(),
              pose.zoom(),
              pose.panX(),
              pose.panY(),
              1e-12,
              pose.focus());
      List<Painter.Seen> seen = List.of(Painter.Seen.of(behind), Painter.Seen.of(subject));
      // the brush of a leaning camera leaves nothing out, and this one does not lean by a pixel
      assertThat(painted(seen, pose)).isEqualTo(painted(seen, leaning));
    }
  }

  @Test
  @DisplayName("one thread or three: the same frames")
  void threads() throws Exception {
    List<Painter.Seen> seen = new ArrayList<>(room.stage(false).seen(Pose.STILL));
    List<Pose> poses = Room.poses(new Move(Camera.DOLLY_ZOOM, new Shake(1)), 4);
    List<byte[]> one = in(1, seen, poses);
    List<byte[]> three = in(3, seen, poses);
    IntStream.range(0, poses.size()).forEach(i -> assertThat(three.get(i)).isEqualTo(one.get(i)));
  }

  private static List<byte[]> in(int threads, List<Painter.Seen> seen, List<Pose> poses)
      throws Exception {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(() -> poses.stream().map(pose -> painted(seen, pose)).toList()).get();
    } finally {
      pool.shutdown();
    }
  }

  private static byte[] painted(List<Painter.Seen> seen, Pose pose) {
    byte[] frame = new byte[Room.LAYOUT.frameBytes()];
    new Painter(Room.LAYOUT).paint(seen, pose, frame, null);
    return frame;
  }
}
