package app.pickup.engines.local.mouth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.pickup.engines.local.face.Face;
import app.pickup.engines.local.face.FaceTrack;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** On a mouth that the networks saw in a painted face. */
class MotionTest {
  private static final float WIDEST = .088f;

  /** From this mouth to this shape. */
  private static Motion motion(double opening, Shape shape) {
    FaceTrack track = Sitter.track(Sitter.FACE.open(opening));
    Face face = Objects.requireNonNull(track.at(0));
    Mouth mouth = Sitter.mouth(face);
    RestingFace rest = new RestingFace(track);
    float[][] points = rest.points(face, shape, WIDEST, 1);
    float[] seam = rest.seam(face);
    return new Motion(mouth, mouth.instead(points[0], points[1]), mouth.w(seam[0], seam[1]));
  }

  @Test
  @DisplayName("a mouth that stays as it is moves no pixel")
  void still() {
    Mouth mouth = Sitter.mouth(Sitter.face(Sitter.FACE.open(.06)));
    Motion motion = new Motion(mouth, mouth, 0);
    for (float u = -2 * mouth.half; u <= 2 * mouth.half; u += 3) {
      for (float w = mouth.nose - 20; w <= mouth.chin + 40; w += 3) {
        motion.find(u, w);
        if (!motion.inside()) {
          assertThat(motion.u).isCloseTo(u, within(.02f));
          assertThat(motion.w).isCloseTo(w, within(.02f));
        }
      }
    }
  }

  @Test
  @DisplayName("a closed mouth has nothing between its lips, however open it was")
  void closed() {
    Motion motion = motion(.08, Shape.REST);
    assertThat(motion.from.opening()).isGreaterThan(.04f);
    for (float u = -motion.from.half; u <= motion.from.half; u += 1) {
      for (float w = motion.from.nose; w <= motion.from.chin; w += .5f) {
        motion.find(u, w);
        assertThat(motion.depth).as("at %s, %s", u, w).isLessThan(.6f);
      }
    }
    assertThat(motion.to.opening()).isLessThan(.004f);
  }

  @Test
  @DisplayName("an open mouth shows what is in it where it opened, and is as open as asked")
  void opened() {
    Motion motion = motion(0, new Shape(1, 0, 0));
    assertThat(motion.to.gap / motion.to.height).isCloseTo(WIDEST, within(.02f));
    motion.find(0, (motion.to.upperInner.at(0) + motion.to.lowerInner.at(0)) / 2);
    assertThat(motion.inside()).isTrue();
    assertThat(motion.between).isCloseTo(.5f, within(.05f));
  }

  @Test
  @DisplayName("nose, neck and the far cheeks stand still, and the chin goes down with the lip")
  void edges() {
    Motion motion = motion(0, new Shape(1, -.5f, 0));
    float half = motion.from.half;
    for (float u = -half; u <= half; u += 2) {
      motion.find(u, motion.from.nose - 1);
      assertThat(motion.w).isEqualTo(motion.newW);
      motion.find(u, Math.max(motion.from.chin, motion.to.chin) + .3f * motion.from.height);
      assertThat(motion.w).isEqualTo(motion.newW);
    }
    for (float w = motion.from.nose; w <= motion.from.chin; w += 2) {
      motion.find(2.6f * half, w);
      assertThat(motion.u).isEqualTo(motion.newU);
      assertThat(motion.w).isEqualTo(motion.newW);
    }
    assertThat(motion.to.chin).isGreaterThan(motion.from.chin + 2);
  }

  @Test
  @DisplayName("down a column the skin neither folds nor tears")
  void monotone() {
    for (Shape shape : new Shape[] {new Shape(1, 0, 0), new Shape(.3f, -1, 0), Shape.REST}) {
      Motion motion = motion(.03, shape);
      for (float u = -.9f * motion.to.half; u <= .9f * motion.to.half; u += 2) {
        float before = -1e6f;
        for (float w = motion.from.nose; w <= motion.to.chin + 30; w += .5f) {
          motion.find(u, w);
          if (motion.inside()) {
            continue;
          }
          assertThat(motion.w).isGreaterThanOrEqualTo(before - .02f);
          before = motion.w;
        }
      }
    }
  }
}
