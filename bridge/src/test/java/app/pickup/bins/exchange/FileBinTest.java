package app.pickup.bins.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.bins.Bin;
import app.pickup.bins.BinContract;
import app.pickup.bins.Deliveries;
import app.pickup.bins.Delivery;
import app.pickup.bins.MediaFolder;
import app.pickup.bins.Outbox;
import app.pickup.bins.Placement;
import app.pickup.bins.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileBinTest extends BinContract {

  @Override
  protected Bin bin() {
    return FileBin.finalCut();
  }

  @Override
  protected Target target(String... bin) {
    return new Target(
        "finalcut", null, null, folder, List.of(bin), new Outbox.Place(false, null, null, null));
  }

  @Override
  protected int found(Target target, Path clip) throws Exception {
    try (var files = Files.list(MediaFolder.of(target).orElseThrow().file("x").getParent())) {
      List<Path> beside = files.filter(file -> file.toString().endsWith(".fcpxml")).toList();
      for (Path file : beside) {
        assertThat(Read.texts(Files.readAllBytes(file), "//asset/media-rep/@src"))
            .containsExactly(FileUrl.of(clip));
      }
      return beside.size();
    }
  }

  @Test
  void it_says_where_the_file_lies_and_what_to_do() throws Exception {
    Placement placement = bin().place(Deliveries.of(target("AI"), clip, clip, 50));
    assertThat(placement.state()).isEqualTo(Placement.State.PENDING);
    assertThat(placement.verified()).isFalse();
    assertThat(placement.why())
        .contains(folder.resolve("AI/A001 背景_v001 & 🎬.fcpxml").toString())
        .contains("File > Import > XML")
        .contains("can not be asked");
  }

  @Test
  void what_the_editor_saved_into_it_is_not_written_over() throws Exception {
    Target target = target();
    Delivery delivery = Deliveries.of(target, clip, clip, 50);
    FileBin shotcut = FileBin.shotcut();
    shotcut.place(delivery);
    Path file = folder.resolve("A001 背景_v001 & 🎬.mlt");
    Files.writeString(file, "cut by hand");
    shotcut.place(delivery);
    assertThat(file).hasContent("cut by hand");
    assertThat(MediaFolder.of(target).orElseThrow().free("A001 背景_v001 & 🎬"))
        .as("no other clip takes the name")
        .isFalse();
  }
}
