package app.pickup.engines;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.shots.Framing;
import app.pickup.shots.Language;
import app.pickup.shots.Line;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WordingTest {

  @Test
  @DisplayName("each line is told with who says it and in which language")
  void lines() {
    String words =
        Wording.shot(
            "Two people at a bar",
            Framing.TWO_SHOT,
            List.of(
                new Line("Is it \"late\"?", Language.EN, "The man", null, null, null),
                new Line("Ya [ja] 遅い", Language.ES, null, "e-1", null, null),
                new Line("네", Language.KO, null, null, null, null)),
            id -> "@element1");
    assertThat(words)
        .isEqualTo(
            "Two shot: Two people at a bar. The man says in English: \"Is it 'late'?\"."
                + " @element1 says in Spanish: \"Ya\", then in Japanese: \"遅い\"."
                + " The person speaking says in Korean: \"네\".");
  }
}
