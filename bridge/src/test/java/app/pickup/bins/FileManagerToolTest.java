package app.pickup.bins;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.Scratch;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FileManagerToolTest {

  @Test
  @DisplayName(
      "where the first way is not there or fails, the next is gone; else nobody has taken it")
  void ways() throws Exception {
    Path told = Scratch.folder("manager").resolve("told");
    FileManagerTool tool =
        new FileManagerTool(
            List.of(
                file -> List.of("no-such-file-manager", file.toString()),
                file -> List.of("false"),
                file ->
                    List.of("sh", "-c", "printf %s \"$1\" >\"$2\"", "sh", file + "", told + "")));
    Path clip = Path.of("/footage/it's, \"A\" $x.mov");
    assertThat(tool.show(clip)).isTrue();
    assertThat(told).hasContent(clip.toString());
    assertThat(new FileManagerTool(List.of(file -> List.of("false"))).show(clip)).isFalse();
  }

  @Test
  @DisplayName("a comma in a name parts no list on its way to the desktop")
  void comma() {
    assertThat(FileManagerTool.chosen(Path.of("/片/a, b.mov")))
        .contains("array:string:file:///%E7%89%87/a%2C%20b.mov");
  }
}
