package app.pickup.shots.board;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a story in one place: one shot as its writer wants it, or still to be split.
 *
 * @param facts of the one shot; null: to be split by rules
 * @param line of the file where it begins
 */
record Stretch(@Nullable Scene scene, @Nullable Facts facts, int line, List<Passage> passages) {
  Stretch {
    passages = List.copyOf(passages);
  }
}
