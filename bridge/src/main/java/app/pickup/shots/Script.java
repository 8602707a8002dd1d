package app.pickup.shots;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be seen in a generated clip: one of these. */
public sealed interface Script {

  /** All that is said in it. */
  default List<Line> lines() {
    return List.of();
  }

  /** Most beats of one clip. */
  int MOST_BEATS = 6;

  /**
   * One shot in words.
   *
   * @param camera its move, or null: as the words say
   * @param framing how much is seen, or null: as the words say
   * @param lines what is said in it
   */
  record Prompt(String text, @Nullable Camera camera, @Nullable Framing framing, List<Line> lines)
      implements Script {
    public Prompt {
      lines = List.copyOf(lines);
    }
  }

  /** Up to six shots in one clip, one after the other. */
  record Board(List<Beat> beats) implements Script {
    public Board {
      beats = List.copyOf(beats);
    }

    @Override
    public List<Line> lines() {
      return beats.stream().flatMap(beat -> beat.lines().stream()).toList();
    }
  }

  /**
   * One shot of a board.
   *
   * @param seconds how long, exact, above 0
   * @param camera its move, or null: as the words say
   * @param framing how much is seen, or null: as the words say
   * @param lines what is said in it
   */
  record Beat(
      String text,
      BigDecimal seconds,
      @Nullable Camera camera,
      @Nullable Framing framing,
      List<Line> lines) {
    public Beat {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A story that the engine cuts into shots.
   *
   * @param shots how many, or null: as it sees fit
   */
  record Story(String text, @Nullable Integer shots) implements Script {}
}
