package app.pickup.shots.board;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a split is to come to.
 *
 * @param seconds of the whole, exact, above 0; null: as long as the words take
 * @param shots at most, from 1; null: as many as there are beats
 */
public record Wish(@Nullable BigDecimal seconds, @Nullable Integer shots) {
  /** As the words say. */
  public static final Wish FREE = new Wish(null, null);
}
