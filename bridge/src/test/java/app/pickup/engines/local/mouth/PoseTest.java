package app.pickup.engines.local.mouth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.pickup.engines.local.face.Face;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoseTest {

  private static float[][] head() {
    Random random = new Random(3);
    float[][] head = new float[3][Face.POINTS];
    for (int i = 0; i < Face.POINTS; i++) {
      double round = random.nextDouble() * Math.PI - Math.PI / 2;
      double down = random.nextDouble() * 2 - 1;
      head[0][i] = (float) (300 + 80 * Math.sin(round));
      head[1][i] = (float) (200 + 110 * down);
      head[2][i] = (float) (-70 * Math.cos(round));
    }
    return head;
  }

  /** Turned by yaw, pitch and roll in degrees, then scaled and moved. */
  private static float[][] turned(float[][] head, double yaw, double pitch, double roll) {
    double a = Math.toRadians(yaw);
    double b = Math.toRadians(pitch);
    double c = Math.toRadians(roll);
    float[][] turned = new float[3][Face.POINTS];
    for (int i = 0; i < Face.POINTS; i++) {
      double x = head[0][i];
      double y = head[1][i];
      double z = head[2][i];
      double x1 = Math.cos(a) * x + Math.sin(a) * z;
      double z1 = -Math.sin(a) * x + Math.cos(a) * z;
      double y2 = Math.cos(b) * y - Math.sin(b) * z1;
      double z2 = Math.sin(b) * y + Math.cos(b) * z1;
      turned[0][i] = (float) (1.3 * (Math.cos(c) * x1 - Math.sin(c) * y2) + 40);
      turned[1][i] = (float) (1.3 * (Math.sin(c) * x1 + Math.cos(c) * y2) - 25);
      turned[2][i] = (float) (1.3 * z2 + 7);
    }
    return turned;
  }

  @ParameterizedTest(name = "yaw {0}, pitch {1}, roll {2}")
  @CsvSource({
    "0,0,0",
    "30,0,0",
    "-45,0,0",
    "0,20,0",
    "0,0,90",
    "25,-15,10",
    "0,0,179",
    "60,30,-50"
  })
  @DisplayName("a head that was turned, scaled and moved is found again, to the pixel")
  void recovered(double yaw, double pitch, double roll) {
    float[][] head = head();
    float[][] turned = turned(head, yaw, pitch, roll);
    Pose pose = Pose.of(head, turned);
    for (int i = 0; i < Face.POINTS; i += 7) {
      for (int j = 0; j < 3; j++) {
        assertThat(pose.at(j, head[0][i], head[1][i], head[2][i]))
            .isCloseTo(turned[j][i], within(.05f));
      }
    }
  }

  @Test
  @DisplayName("points that tremble by a pixel move the whole by less than half of one")
  void steady() {
    float[][] head = head();
    float[][] turned = turned(head, 20, 5, 3);
    Random random = new Random(1);
    float[][] trembling = new float[3][];
    for (int j = 0; j < 3; j++) {
      trembling[j] = turned[j].clone();
      for (int i = 0; i < Face.POINTS; i++) {
        trembling[j][i] += (float) random.nextGaussian();
      }
    }
    Pose pose = Pose.of(head, trembling);
    double sum = 0;
    for (int i = 0; i < Face.POINTS; i++) {
      double dx = pose.at(0, head[0][i], head[1][i], head[2][i]) - turned[0][i];
      sum += dx * dx / Face.POINTS;
    }
    assertThat(Math.sqrt(sum)).isLessThan(.5);
  }
}
