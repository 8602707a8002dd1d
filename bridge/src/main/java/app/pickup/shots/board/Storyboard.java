package app.pickup.shots.board;

import app.pickup.shots.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A film in shots, in order. A panel that names no scene plays where the one before does.
 *
 * @param title of the film; may be empty
 * @param panels up to 200
 */
public record Storyboard(String title, List<Panel> panels) {

  /** Most panels. */
  public static final int MOST = 200;

  public Storyboard {
    title = Text.line(title);
    List<Panel> placed = new ArrayList<>();
    Scene scene = null;
    for (Panel panel : panels) {
      scene = panel.scene() == null ? scene : panel.scene();
      placed.add(panel.in(scene));
    }
    panels = List.copyOf(placed);
  }

  /** How long it is. */
  public BigDecimal seconds() {
    return panels.stream()
        .map(panel -> panel.beat().seconds())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Who speaks, in the order in which they do. */
  public List<String> cast() {
    return panels.stream()
        .flatMap(panel -> panel.beat().lines().stream())
        .map(Line::speaker)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .distinct()
        .toList();
  }

  /** Whether this panel plays where the one before does. */
  boolean goesOn(int panel) {
    @Nullable Scene before = panels.get(panel - 1).scene();
    return Objects.equals(before, panels.get(panel).scene());
  }
}
