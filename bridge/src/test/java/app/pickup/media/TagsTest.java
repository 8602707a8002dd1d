package app.pickup.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TagsTest {

  @Test
  @DisplayName("35 words from outside stay words in a clip's tags: no second tag, no section")
  void one_tag_stays_one() throws Exception {
    Studio studio = Studio.open("tags");
    Path take =
        studio.shoot(
            "take.mov", 5, "25", List.of(), List.of("-c:v", "libx264", "-pix_fmt", "yuv420p"));
    MediaFile plate = studio.probe.footage(take);
    String nasty = "a=b;c#d\\e\n[STREAM]\nartist=evil\r\n片段";
    Path clip = studio.folder.resolve("clip.mov");
    new Conform(studio.ffmpeg)
        .clip(
            new Conform.Order(
                take,
                plate,
                new FrameRange(0, 5),
                true,
                Timecode.zero(new Rate(25, 1)),
                "reel\n=1",
                new Tags(Map.of("title", nasty), "")),
            clip);
    String said =
        studio.ffmpeg.run(
            true,
            List.of("-v", "error", "-show_entries", "format_tags", "-of", "json", clip.toString()),
            java.time.Duration.ofSeconds(20));
    assertThat(said).doesNotContain("\"artist\"").contains("artist=evil").contains("片段");
  }
}
