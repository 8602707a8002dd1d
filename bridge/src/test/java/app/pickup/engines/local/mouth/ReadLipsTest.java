package app.pickup.engines.local.mouth;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.engines.LipReader.Sync;
import app.pickup.engines.Said;
import app.pickup.engines.local.face.PaintedFace;
import app.pickup.media.Rate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadLipsTest {
  private static final Rate RATE = new Rate(25, 1);
  private static final int FRAMES = 50;

  private static Mouthing asked() {
    Said line = Phones.line(200, null, Phones.LIVELY);
    return Mouthing.of(List.of(line), RATE, FRAMES);
  }

  @ParameterizedTest
  @ValueSource(ints = {-3, 0, 3})
  void lipsAreAsLateAsTheyArePainted(int late) {
    Mouthing asked = asked();
    PaintedFace[] frames = new PaintedFace[FRAMES];
    for (int i = 0; i < FRAMES; i++) {
      int of = Math.max(0, Math.min(FRAMES - 1, i - late));
      frames[i] = Sitter.FACE.open(.09 * asked.weight(of) * asked.shape(of).open());
    }
    Sync sync = ReadLips.of(Sitter.track(frames), asked);
    assertThat(sync.follows()).isTrue();
    assertThat(sync.lag()).isBetween(late - 1, late + 1);
    assertThat(sync.correlation()).isGreaterThan(.75);
  }

  @Test
  void lipsThatStandStillFollowNothing() {
    PaintedFace[] frames = new PaintedFace[FRAMES];
    Arrays.fill(frames, Sitter.FACE);
    assertThat(ReadLips.of(Sitter.track(frames), asked()).follows()).isFalse();
  }
}
