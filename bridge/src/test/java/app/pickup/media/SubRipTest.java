package app.pickup.media;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.media.SubRip.Cue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SubRipTest {
  private static String file(Cue... cues) {
    return new String(SubRip.write(List.of(cues), 48_000), StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("cues are numbered, in hours to milliseconds, with the ends of lines the format has")
  void written() {
    assertThat(file(new Cue(9_600, 57_600, "Wait!"), new Cue(176_400_048, 176_448_000, "行こう。")))
        .isEqualTo(
            """
            1
            00:00:00,200 --> 00:00:01,200
            Wait!

            2
            01:01:15,001 --> 01:01:16,000
            行こう。

            """
                .replace("\n", "\r\n"));
  }

  @Test
  @DisplayName("a long line is broken at words into two rows, what is longer into cues, in order")
  void parted() {
    String words =
        "I have waited for you in this house for seven long and lonely years, ".repeat(3);
    List<String> lines = file(new Cue(0, 480_000, words)).lines().toList();
    assertThat(lines).allMatch(line -> line.length() <= 42);
    assertThat(lines.get(1)).startsWith("00:00:00,000 --> ");
    String joined =
        String.join(
            " ",
            lines.stream()
                .filter(line -> !line.isBlank() && !line.matches("\\d+|.*-->.*"))
                .toList());
    assertThat(joined).isEqualTo(words.strip());
    List<String> times = lines.stream().filter(line -> line.contains("-->")).toList();
    assertThat(times).hasSizeGreaterThan(1);
    for (int i = 1; i < times.size(); i++) {
      assertThat(times.get(i)).startsWith(times.get(i - 1).substring(17));
    }
    assertThat(times.get(times.size() - 1)).endsWith("00:00:10,000");
  }

  @Test
  @DisplayName("without spaces it is broken by letters of double width, never before a full stop")
  void letters() {
    String words = "私はこの家であなたを七年間も待っていましたよ。そしてまた春が来ました。";
    List<String> lines = file(new Cue(0, 96_000, words)).lines().toList();
    assertThat(lines.subList(2, 4)).allMatch(line -> line.length() <= 22);
    assertThat(lines.get(2) + lines.get(3)).isEqualTo(words);
    assertThat(lines.get(3)).doesNotStartWith("。");
  }
}
