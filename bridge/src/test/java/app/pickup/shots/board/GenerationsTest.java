package app.pickup.shots.board;

import static app.pickup.shots.board.Boards.panel;
import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.shots.board.Generations.Generation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GenerationsTest {
  private static List<Generation> of(Panel... panels) {
    return Generations.of(
        new Storyboard("x", List.of(panels)), BigDecimal.valueOf(3), Generations.USUAL_MOST);
  }

  @Test
  @DisplayName("boards are parted at scenes; what goes on in one begins with the last frame before")
  void scenes() {
    List<Generation> parts =
        of(panel("A", "1", 4), panel("A", "2", 4), panel("B", "3", 4), panel("B", "4", 8));
    assertThat(parts).extracting(g -> g.panels().size()).containsExactly(2, 2);
    assertThat(parts).extracting(Generation::goesOn).containsExactly(false, false);
    List<Generation> one = of(panel("A", "1", 8), panel("A", "2", 8));
    assertThat(one).extracting(Generation::goesOn).containsExactly(false, true);
  }

  @Test
  @DisplayName("seven shots are two orders")
  void seven() {
    List<Panel> seven = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      seven.add(panel(null, "s", 1));
    }
    assertThat(of(seven.toArray(Panel[]::new)))
        .hasSize(2)
        .allMatch(g -> g.panels().size() <= 6)
        .allMatch(g -> g.panels().size() == 1 || g.seconds().intValue() >= 3);
  }

  @Test
  @DisplayName("every panel once, in order, no part too long or too many")
  void all() {
    for (int seed = 0; seed < 200; seed++) {
      Random dice = new Random(seed);
      List<Panel> panels = new ArrayList<>();
      for (int i = 1 + dice.nextInt(60); i > 0; i--) {
        panels.add(panel("S" + dice.nextInt(2), "p" + i, 1 + dice.nextInt(20)));
      }
      Storyboard board = new Storyboard("x", panels);
      List<Generation> parts = Generations.of(board, BigDecimal.valueOf(3), Generations.USUAL_MOST);
      assertThat(parts.stream().flatMap(g -> g.panels().stream()).toList())
          .isEqualTo(board.panels());
      assertThat(parts)
          .allMatch(
              g ->
                  g.panels().size() == 1
                      || (g.panels().size() <= 6 && g.seconds().intValue() <= 15));
    }
  }
}
