package app.pickup.engines.local.matte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import app.pickup.engines.local.network.Onnx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real networks, where the build has made them. */
class RvmTest {
  private static final Path MODELS = Path.of(System.getProperty("pickup.dist", ""), "models");
  private static final ModelSize SIZE = new ModelSize(128, 96);
  private static final float[] OWN = new float[3 * 256 * 256];

  @BeforeEach
  void modelsAreThere() {
    assumeThat(Files.exists(MODELS.resolve("rvm.onnx"))).isTrue();
  }

  private static float[] noise(long seed) {
    float[] rgb = new float[3 * SIZE.pixels()];
    Random random = new Random(seed);
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = random.nextFloat();
    }
    return rgb;
  }

  @Test
  void theSamePicturesGiveTheSameMattes() {
    float[][] first = mattes();
    float[][] second = mattes();
    assertThat(second).isDeepEqualTo(first);
    assertThat(first[2]).isNotEqualTo(first[1]);
  }

  private static float[][] mattes() {
    try (Network rvm = new Rvm(Onnx.open(MODELS.resolve("rvm.onnx")), SIZE)) {
      Matte matte = new Matte(SIZE);
      float[][] alphas = new float[3][];
      for (int i = 0; i < 3; i++) {
        rvm.matte(noise(i), matte.alpha, OWN);
        alphas[i] = matte.alpha.clone();
      }
      return alphas;
    }
  }

  @Test
  void afterACutNothingOfTheLastShotIsLeft() {
    try (Network rvm = new Rvm(Onnx.open(MODELS.resolve("rvm.onnx")), SIZE)) {
      Matte matte = new Matte(SIZE);
      rvm.matte(noise(1), matte.alpha, OWN);
      float[] fresh = matte.alpha.clone();
      rvm.matte(noise(2), matte.alpha, OWN);
      rvm.cut();
      rvm.matte(noise(1), matte.alpha, OWN);
      assertThat(matte.alpha).isEqualTo(fresh);
    }
  }

  @Test
  void anEmptyPictureHoldsNobody() {
    try (Network rvm = new Rvm(Onnx.open(MODELS.resolve("rvm.onnx")), SIZE);
        Network selfie = new Selfie(Onnx.open(MODELS.resolve("selfie.onnx")))) {
      for (Network network : new Network[] {rvm, selfie}) {
        float[] grey = new float[3 * network.size().pixels()];
        Arrays.fill(grey, .4f);
        Matte matte = new Matte(network.size());
        network.matte(grey, matte.alpha, OWN);
        assertThat(matte.area()).isLessThan(.003f);
      }
    }
  }
}
