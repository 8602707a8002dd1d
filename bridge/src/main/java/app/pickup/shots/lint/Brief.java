package app.pickup.shots.lint;

import app.pickup.shots.Camera;
import app.pickup.shots.Line;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A prompt before it is ordered, and what goes with it.
 *
 * @param pointer of the field that the text stands in
 * @param linesPointer of the list of lines
 * @param whole whether it tells a shot; else only a part of one, like a background
 * @param seconds of the shot, exact; null: not known
 * @param elements how the words may point to the cast, without the {@code @}; null: not known
 * @param bounds of the engine; null: none is chosen
 * @param camera the move that a field asks for beside the words; null: none
 */
public record Brief(
    String text,
    String pointer,
    String linesPointer,
    boolean whole,
    @Nullable BigDecimal seconds,
    List<Line> lines,
    @Nullable Set<String> elements,
    @Nullable Bounds bounds,
    @Nullable Camera camera) {

  public Brief {
    lines = List.copyOf(lines);
    elements = elements == null ? null : Set.copyOf(elements);
  }

  /** Without a move of its own. */
  public Brief(
      String text,
      String pointer,
      String linesPointer,
      boolean whole,
      @Nullable BigDecimal seconds,
      List<Line> lines,
      @Nullable Set<String> elements,
      @Nullable Bounds bounds) {
    this(text, pointer, linesPointer, whole, seconds, lines, elements, bounds, null);
  }

  /** Words alone. */
  public static Brief of(String text) {
    return new Brief(text, "/text", "/lines", true, null, List.of(), null, null);
  }
}
