package app.pickup.jobs.steps;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.engines.LipReader.Sync;
import app.pickup.media.Proof;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyncedTest {
  @ParameterizedTest
  @CsvSource({
    ".9, 0, true, lips within 1 frame of the sound",
    ".9, -1, true, lips within 1 frame of the sound",
    ".9, 2, false, lips 2 frames late",
    ".9, -3, false, lips 3 frames early",
    ".2, 5, true, not told: lips hardly follow"
  })
  void proofSaysWhatWasRead(double correlation, int lag, boolean passed, String found) {
    Synced synced = Synced.of(new Sync(correlation, lag, 1, 2, 0, null));
    Proof.Check check = synced.check();
    assertThat(check.passed()).isEqualTo(passed);
    assertThat(check.actual()).isEqualTo(found);
    boolean follows = correlation > .5;
    assertThat(synced.note().text())
        .startsWith(follows ? "Lips follow the line" : "Lips hardly follow");
  }
}
