package app.pickup.shots;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be seen in a generated clip: one of these. */
public sealed interface Script {

  /** Most beats of one clip. */
  int MOST_BEATS = 6;

  /**
   * One shot in words.
   *
   * @param camera its move, or null: as the words say
   */
  record Prompt(String text, @Nullable Camera camera) implements Script {}

  /** Up to six shots in one clip, one after the other. */
  record Board(List<Beat> beats) implements Script {
    public Board {
      beats = List.copyOf(beats);
    }
  }

  /**
   * One shot of a board.
   *
   * @param seconds how long, exact, above 0
   */
  record Beat(String text, BigDecimal seconds, @Nullable Camera camera) {}

  /**
   * A story that the engine cuts into shots.
   *
   * @param shots how many, or null: as it sees fit
   */
  record Story(String text, @Nullable Integer shots) implements Script {}
}
