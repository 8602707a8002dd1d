package app.pickup.engines.local.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SteadyingTest {
  private final Steadying steadying = new Steadying(Parts.all());
  private final Random random = new Random(7);

  private Face trembling(Face face, double noise) {
    float[] x = face.x().clone();
    float[] y = face.y().clone();
    for (int i = 0; i < Face.POINTS; i++) {
      x[i] += (float) (noise * random.nextGaussian());
      y[i] += (float) (noise * random.nextGaussian());
    }
    return face.at(x, y, face.z());
  }

  @Test
  void everyPointBelongsToOnePart() {
    assertThat(Parts.all().stream().flatMapToInt(Arrays::stream).sorted().toArray())
        .containsExactly(IntStream.range(0, Face.POINTS).toArray());
  }

  @Test
  void tremblingGoes() {
    List<@Nullable Face> faces = new ArrayList<>();
    for (int t = 0; t < 60; t++) {
      faces.add(trembling(FlatFace.at(200 + t, 200, 120), .5));
    }
    FaceTrack before = new FaceTrack(1, faces);
    FaceTrack after = new FaceTrack(1, steadying.smooth(faces, List.of()));
    assertThat(after.jerk()).isLessThan(.4f * before.jerk());
  }

  @Test
  void evenMotionNeitherLagsNorChanges() {
    List<@Nullable Face> faces = new ArrayList<>();
    for (int t = 0; t < 40; t++) {
      faces.add(FlatFace.at(100 + 3 * t + .1 * t * t, 200, 120));
    }
    List<@Nullable Face> smooth = steadying.smooth(faces, List.of());
    for (int t = 0; t < 40; t++) {
      Face was = Objects.requireNonNull(faces.get(t));
      Face is = Objects.requireNonNull(smooth.get(t));
      assertThat(is.x()).containsExactly(was.x(), within(.02f));
    }
  }

  @Test
  void aMouthThatShutsAtOnceStaysShut() {
    List<@Nullable Face> faces = new ArrayList<>();
    for (int t = 0; t < 60; t++) {
      double gap = t % 12 == 5 || t % 12 == 6 ? 0 : 8;
      faces.add(trembling(FlatFace.open(FlatFace.at(200, 200, 120), gap), .2));
    }
    List<@Nullable Face> smooth = steadying.smooth(faces, List.of());
    assertThat(Objects.requireNonNull(smooth.get(29)).opening()).isLessThan(.01f);
    assertThat(Objects.requireNonNull(smooth.get(27)).opening()).isGreaterThan(.055f);
  }

  @Test
  void nothingIsSmoothedOverACutOrAGap() {
    List<@Nullable Face> faces = new ArrayList<>();
    for (int t = 0; t < 30; t++) {
      faces.add(t == 20 ? null : FlatFace.at(t < 10 ? 100 : t < 20 ? 400 : 250, 200, 120));
    }
    List<@Nullable Face> smooth = steadying.smooth(faces, List.of(10));
    assertThat(smooth.get(20)).isNull();
    for (int t : new int[] {9, 10, 19, 21}) {
      assertThat(Objects.requireNonNull(smooth.get(t)).box().centreX())
          .isCloseTo(Objects.requireNonNull(faces.get(t)).box().centreX(), within(.02f));
    }
  }
}
