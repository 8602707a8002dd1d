package app.pickup.engines.local.mouth;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.engines.local.mouth.Selection.Look;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SelectionTest {

  private static Look open(double opening) {
    return new Look((float) opening, 0, 0);
  }

  private static @Nullable Look[] same(int frames, Look look) {
    @Nullable Look[] all = new Look[frames];
    Arrays.fill(all, look);
    return all;
  }

  @Test
  @DisplayName("what is as open as wanted is lent, and stays the same through the line")
  void steady() {
    Look[] offers = {open(.03), open(.06), open(.061), open(.09), open(.02)};
    int[] chosen = Selection.of(same(20, open(.06)), offers);
    assertThat(chosen).hasSize(20);
    assertThat(Arrays.stream(chosen).distinct().count()).isEqualTo(1);
    assertThat(chosen[0]).isIn(1, 2);
  }

  @Test
  @DisplayName("a mouth that is too small costs more than one that is too wide")
  void size() {
    assertThat(Selection.of(same(5, open(.06)), new Look[] {open(.04), open(.09)})).containsOnly(1);
  }

  @Test
  @DisplayName("it looks the same way")
  void turned() {
    Look[] offers = {new Look(.05f, -30, 0), new Look(.05f, 2, 0), new Look(.05f, 0, 25)};
    assertThat(Selection.of(same(3, open(.05)), offers)).containsOnly(1);
  }

  @Test
  @DisplayName("nothing is lent where nothing is wanted, or nothing is open")
  void none() {
    @Nullable Look[] wishes = {null, open(.05), null};
    assertThat(Selection.of(wishes, new @Nullable Look[] {null, open(.05)}))
        .containsExactly(-1, 1, -1);
    assertThat(Selection.of(wishes, new @Nullable Look[] {open(.004), null})).containsOnly(-1);
    assertThat(Selection.of(wishes, new Look[0])).containsOnly(-1);
  }
}
