package app.pickup.bins;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.Scratch;
import app.pickup.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every bin keeps, whichever way it reaches its NLE. */
public abstract class BinContract {

  protected Path folder = Path.of("");
  protected Path clip = Path.of("");

  /** The bin. */
  protected abstract Bin bin();

  /** A project that can take a clip. */
  protected abstract Target target(String... bin) throws Exception;

  /** How often this clip is in the project's bin. */
  protected abstract int found(Target target, Path clip) throws Exception;

  @BeforeEach
  void desk() throws Exception {
    folder = Scratch.folder("bin");
    clip = Files.writeString(folder.resolve("A001 背景_v001 & 🎬.mov"), "clip");
  }

  @Test
  void a_good_target_has_no_problem() throws Exception {
    assertThat(bin().check(target("Pickups"))).isEmpty();
  }

  @Test
  void a_missing_project_is_told_at_its_field() throws Exception {
    Target nowhere =
        Deliveries.target(bin().nle(), folder.resolve("not here/film.kdenlive"), "Pickups");
    assertThat(bin().check(nowhere)).extracting(Problem::pointer).containsOnly("/project/file");
  }

  @Test
  void the_clip_is_placed_under_the_bin_that_was_asked() throws Exception {
    Target target = target("AI", "背景");
    Placement placement = bin().place(Deliveries.of(target, clip, clip, 50));
    assertThat(placement.bin()).isEqualTo("AI/背景");
    assertThat(placement.state()).isNotEqualTo(Placement.State.FAILED);
    assertThat(placement.verified()).isEqualTo(placement.state() == Placement.State.IN_BIN);
    assertThat(found(target, clip)).isEqualTo(1);
  }

  @Test
  void placing_twice_is_placing_once() throws Exception {
    Target target = target("Pickups");
    Delivery delivery = Deliveries.of(target, clip, clip, 50);
    Placement first = bin().place(delivery);
    assertThat(bin().place(delivery)).isEqualTo(first);
    assertThat(found(target, clip)).isEqualTo(1);
  }

  @Test
  void no_folder_at_all_is_the_bin_itself() throws Exception {
    Target target = target();
    assertThat(bin().place(Deliveries.of(target, clip, clip, 50)).bin()).isEmpty();
    assertThat(found(target, clip)).isEqualTo(1);
  }
}
