package app.pickup.engines.local.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FaceTest {
  private static final Face FACE = FlatFace.at(300, 200, 100);

  @Test
  void theBoxHoldsAllPoints() {
    assertThat(FACE.box()).isEqualTo(new Box(250, 150, 350, 250));
    assertThat(FACE.size()).isEqualTo(100);
  }

  @Test
  void theOpeningIsTheGapOverTheHeight() {
    assertThat(FACE.opening()).isZero();
    assertThat(FlatFace.open(FACE, 6).opening()).isCloseTo(.06f, within(1e-5f));
    assertThat(FlatFace.open(FACE, -1).opening()).isCloseTo(-.01f, within(1e-5f));
  }

  @Test
  void turningInThePictureChangesNoMeasure() {
    Face turned = turned(FlatFace.open(FACE, 6), 30);
    assertThat(turned.roll()).isCloseTo(30, within(.01f));
    assertThat(turned.opening()).isCloseTo(.06f, within(1e-4f));
    assertThat(turned.width()).isCloseTo(FACE.width(), within(1e-4f));
  }

  @Test
  void widthIsMouthOverEyes() {
    assertThat(FACE.width()).isCloseTo(40 / 60f, within(1e-5f));
    assertThat(FACE.mouthToEyes()).isCloseTo(40, within(1e-3f));
  }

  @Test
  void aHeadTurnedAwayIsCovered() {
    float[] z = new float[Face.POINTS];
    z[454] = 300;
    z[234] = -300;
    assertThat(FACE.covered()).isFalse();
    Face away = FACE.at(FACE.x(), FACE.y(), z);
    assertThat(away.yaw()).isGreaterThan(60);
    assertThat(away.covered()).isTrue();
    assertThat(FACE.seen(.3f).covered()).isTrue();
  }

  @Test
  void theCropAroundATurnedFaceIsLevelWithIt() {
    Crop crop = Crop.around(turned(FACE, 20));
    assertThat(Math.toDegrees(crop.roll())).isCloseTo(20, within(.01));
    assertThat(crop.x()).isCloseTo(300, within(.01));
    assertThat(crop.y()).isCloseTo(200, within(.01));
    assertThat(crop.side()).isCloseTo(150, within(.01));
    assertThat(crop.pictureX(0, 0)).isCloseTo(300, within(.01));
  }

  private static Face turned(Face face, double degrees) {
    double c = Math.cos(Math.toRadians(degrees));
    double s = Math.sin(Math.toRadians(degrees));
    float[] x = new float[Face.POINTS];
    float[] y = new float[Face.POINTS];
    for (int i = 0; i < Face.POINTS; i++) {
      double dx = face.x()[i] - 300;
      double dy = face.y()[i] - 200;
      x[i] = (float) (300 + dx * c - dy * s);
      y[i] = (float) (200 + dx * s + dy * c);
    }
    return face.at(x, y, face.z());
  }
}
