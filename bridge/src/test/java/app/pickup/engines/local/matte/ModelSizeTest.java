package app.pickup.engines.local.matte;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.shots.Shot.Tier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelSizeTest {

  @ParameterizedTest
  @CsvSource({
    "DRAFT,1920,1080,288,160",
    "STANDARD,1920,1080,384,224",
    "PRO,3840,2160,512,288",
    "STANDARD,1080,1920,224,384",
    "STANDARD,512,512,288,288",
    "PRO,100,70,112,80",
  })
  void followsTheAspectAtTheTiersPrice(Tier tier, int width, int height, int w, int h) {
    assertThat(ModelSize.of(tier, width, height)).isEqualTo(new ModelSize(w, h));
  }
}
