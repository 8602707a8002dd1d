package app.pickup.engines.local.mouth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.pickup.engines.local.face.Face;
import app.pickup.engines.local.face.FaceTrack;
import app.pickup.engines.local.face.PaintedFace;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RestingFaceTest {

  /** Twelve frames of somebody who opens the mouth and moves. */
  private static FaceTrack speaking() {
    PaintedFace[] frames = new PaintedFace[12];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = Sitter.FACE.open(.05 - .05 * Math.cos(i * Math.PI / 3)).moved(2 * i, i);
    }
    return Sitter.track(frames);
  }

  @Test
  @DisplayName("a shape of no weight leaves every point where it is")
  void weightless() {
    FaceTrack track = speaking();
    Face face = Objects.requireNonNull(track.at(3));
    float[][] points = new RestingFace(track).points(face, new Shape(1, 1, 0), .088f, 0);
    assertThat(points[0]).isEqualTo(face.x());
    assertThat(points[1]).isEqualTo(face.y());
  }

  @Test
  @DisplayName("in every frame the mouth stands as it is asked to, whatever it did itself")
  void asked() {
    FaceTrack track = speaking();
    RestingFace rest = new RestingFace(track);
    for (int i = 0; i < 12; i++) {
      Face face = Objects.requireNonNull(track.at(i));
      for (float open : new float[] {0, .5f, 1}) {
        float[][] points = rest.points(face, new Shape(open, 0, 0), .088f, 1);
        Mouth mouth = new Mouth(points[0], points[1]);
        assertThat(mouth.opening()).as("frame %s", i).isCloseTo(open * .088f, within(.014f));
      }
      Mouth wide = at(rest, face, 1);
      Mouth round = at(rest, face, -1);
      assertThat(wide.half).isGreaterThan(1.15f * round.half);
    }
  }

  private static Mouth at(RestingFace rest, Face face, float wide) {
    float[][] points = rest.points(face, new Shape(.2f, wide, 0), .088f, 1);
    return new Mouth(points[0], points[1]);
  }

  @Test
  @DisplayName("eyes and nose are nobody's lips")
  void others() {
    FaceTrack track = speaking();
    Face face = Objects.requireNonNull(track.at(5));
    float[][] points = new RestingFace(track).points(face, new Shape(1, -1, 0), .088f, 1);
    for (int point : new int[] {1, 2, 4, 10, 33, 133, 159, 263, 362, 386}) {
      assertThat(points[0][point]).isEqualTo(face.x()[point]);
      assertThat(points[1][point]).isEqualTo(face.y()[point]);
    }
  }
}
