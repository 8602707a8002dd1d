package app.pickup.shots.board;

import app.pickup.shots.Line;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A shot in the making. */
final class Rough {
  final @Nullable Scene scene;

  /** As its writer wants it, or null: free. */
  final @Nullable Facts facts;

  /** Whether it begins at a new place or time. */
  final boolean opens;

  /** Why it begins where it does. */
  final String cut;

  final List<Line> lines = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int beats = 1;
  private int together;

  Rough(@Nullable Scene scene, @Nullable Facts facts, boolean opens, String cut) {
    this.scene = scene;
    this.facts = facts;
    this.opens = opens;
    this.cut = cut;
  }

  Rough add(Passage passage) {
    if (passage instanceof Passage.Action action) {
      Text.join(text, action.text());
    } else {
      Passage.Speech speech = (Passage.Speech) passage;
      lines.add(speech.line());
      if (!speech.manner().isEmpty()) {
        Text.join(text, who(speech.line()) + ", " + speech.manner() + ".");
      }
    }
    return this;
  }

  /** Takes in the one after it. */
  void take(Rough next) {
    together = Lengths.needed(this) + Lengths.needed(next);
    Text.join(text, next.written());
    lines.addAll(next.lines);
    beats += next.beats;
  }

  int beats() {
    return beats;
  }

  /** Seconds that what it was put together of needs; 0: it is of one piece. */
  int together() {
    return together;
  }

  /** What is seen, as far as it was written. */
  String written() {
    return text.toString();
  }

  /** What is seen; of mere talk, who talks. */
  String text() {
    if (!text.isEmpty() || lines.isEmpty()) {
      return text.toString();
    }
    List<String> all = lines.stream().map(Rough::who).distinct().toList();
    return all.size() == 1 ? all.get(0) + " speaks." : String.join(" and ", all) + " talk.";
  }

  /** Who speaks in it, by name. */
  Set<String> speakers() {
    Set<String> names = new LinkedHashSet<>();
    lines.stream()
        .map(Line::speaker)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .forEach(names::add);
    return names;
  }

  private static String who(Line line) {
    return line.speaker() == null ? "Somebody" : line.speaker();
  }
}
