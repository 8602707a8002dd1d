package app.pickup.bins.kdenlive;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.Scratch;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TimelineTest {

  @Test
  @DisplayName("the sequence on the screen is found by its uuid, whatever the tractor is called")
  void sequence() throws Exception {
    Path film = Films.sequences(Scratch.folder("timeline"));
    assertThat(Timeline.of(Project.read(film)).orElseThrow().video()).hasSize(1);
    // as 24.12.3 saved a project that an older one had made
    String text = Files.readString(film);
    String uuid = "{5d2c1e1f-2a52-4c66-a1ab-51ee0ab7e4b6}";
    Files.writeString(
        film,
        text.replace("<tractor id=\"" + uuid, "<tractor id=\"tractor3")
            .replace("<entry producer=\"" + uuid, "<entry producer=\"tractor3"));
    Timeline timeline = Timeline.of(Project.read(film)).orElseThrow();
    assertThat(timeline.video()).hasSize(1);
    assertThat(timeline.video().get(0).items()).hasSize(1);
  }
}
