package app.pickup.shots.lint;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.shots.Camera;
import app.pickup.shots.Language;
import app.pickup.shots.Line;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinterTest {
  private final Linter linter = new Linter();

  private List<String> rules(String text) {
    return linter.read(Brief.of(text)).stream().map(Finding::rule).toList();
  }

  @ParameterizedTest
  @DisplayName("odd texts give clear findings, never a half one")
  @ValueSource(
      strings = {
        "🐕🏃🌅",
        "רופאה נכנסת לחדר, בלי אנשים, 🎬 slow push-in",
        "امرأة تمشي في الشارع ليلا",
        "...",
        "\"",
        "@",
        "no",
        "، , ,",
        "👩‍🚀 walks, whip pan, 👨‍👩‍👧 dolly in, no 👻",
        "Cafe\u0301 con la ca\u0301mara que gira alrededor"
      })
  void odd(String text) {
    for (Finding each : linter.read(Brief.of(text))) {
      assertThat(each.from()).isBetween(0, each.to());
      assertThat(each.to()).isLessThanOrEqualTo(text.length());
      assertThat(each.reason()).isNotBlank();
      whole(text, each.from());
      whole(text, each.to());
      if (each.fix() != null) {
        whole(text, each.fix().from());
        whole(text, each.fix().to());
      }
    }
    assertThat(linter.mended(Brief.of(text))).isNotNull();
  }

  private static void whole(String text, int at) {
    assertThat(at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at))).isFalse();
  }

  @Test
  @DisplayName("words in no language of ours are said to be so, once, as a hint")
  void foreign() {
    assertThat(rules("امرأة تمشي في الشارع ليلا")).containsExactly("language.unknown");
    assertThat(rules("🐕🏃🌅")).containsExactly("language.unknown");
  }

  @Test
  @DisplayName("without a subject nothing is said of a missing action")
  void silenced() {
    assertThat(rules("Cinematic, 8k, slow push-in")).containsExactly("subject.missing");
  }

  @Test
  @DisplayName("forty words do not fit into a second: an error, at the words that fall out")
  void hasty() {
    String words = "word ".repeat(40).strip();
    Line line = new Line(words, Language.EN, "the man", null, null, null);
    Brief brief =
        new Brief(
            "A man speaks.", "/text", "/lines", true, BigDecimal.ONE, List.of(line), null, null);
    Finding only = linter.read(brief).get(0);
    assertThat(only.rule()).isEqualTo("line.too-long");
    assertThat(only.severity()).isEqualTo(Severity.ERROR);
    assertThat(only.pointer()).isEqualTo("/lines/0/text");
    assertThat(words.substring(only.from())).startsWith("word");
  }

  @Test
  @DisplayName("a move in the words stands against another one in the field, not against the same")
  void field() {
    assertThat(stacked("A boy runs, the camera pans left.", Camera.PUSH_IN))
        .containsExactly("camera.stacked");
    assertThat(stacked("A boy runs, slow zoom in.", Camera.STATIC))
        .containsExactly("camera.stacked");
    assertThat(stacked("A boy runs, the camera slowly pushes in.", Camera.PUSH_IN)).isEmpty();
    assertThat(stacked("A boy runs, the camera pans.", Camera.PAN_LEFT)).isEmpty();
    assertThat(stacked("A boy runs, the camera pans left.", Camera.HAND_HELD)).isEmpty();
    assertThat(stacked("A boy runs, handheld camera.", Camera.PUSH_IN)).isEmpty();
    assertThat(stacked("A boy runs.", Camera.PUSH_IN)).isEmpty();
  }

  private List<String> stacked(String text, Camera camera) {
    Brief brief =
        new Brief(text, "/prompt", "/lines", true, BigDecimal.TEN, List.of(), null, null, camera);
    return linter.read(brief).stream()
        .map(Finding::rule)
        .filter(rule -> rule.startsWith("camera"))
        .toList();
  }

  @Test
  @DisplayName("a fix keeps the sentence readable")
  void fixes() {
    assertThat(linter.mended(Brief.of("A street, dramatic lighting, no people.")))
        .isEqualTo("A street, hard key light from a window at the left, deep shadows.");
    assertThat(linter.mended(Brief.of("An iPhone rings on a desk.")))
        .isEqualTo("A smartphone rings on a desk.");
    assertThat(linter.mended(Brief.of("No people. A dog runs."))).isEqualTo("A dog runs.");
    assertThat(linter.mended(Brief.of("The camera pushes in and pans left, a boy laughs.")))
        .isEqualTo("The camera pushes in, a boy laughs.");
  }

  @ParameterizedTest
  @DisplayName("no text takes long, whatever it holds")
  @ValueSource(
      strings = {
        "a",
        " ",
        "\"",
        "“",
        "@",
        "no ",
        "and ",
        ",",
        "with ",
        "slow ",
        "camera slowly ",
        "的",
        "😀",
        "in the "
      })
  void steady(String piece) {
    String text = piece.repeat(10_000 / piece.length());
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> linter.read(Brief.of(text)));
  }

  @Test
  @DisplayName("the page of rules has every rule, and no other")
  void page() throws IOException {
    String page = Files.readString(docs().resolve("lint.md"));
    List<String> told =
        Pattern.compile("(?m)^## `([a-z.-]+)`")
            .matcher(page)
            .results()
            .map(each -> each.group(1))
            .toList();
    assertThat(told).containsExactlyElementsOf(Linter.RULES);
  }

  @Test
  @DisplayName("every example of the page is what the linter says and makes of it")
  void examples() throws IOException {
    String page = Files.readString(docs().resolve("lint.md"));
    int seen = 0;
    for (String each : page.split("(?m)^## `")) {
      String[] lines = each.split("\n");
      String before =
          Arrays.stream(lines).filter(line -> line.startsWith("> ")).findFirst().orElse("");
      String after =
          Arrays.stream(lines).filter(line -> line.startsWith("→ ")).findFirst().orElse("");
      if (!after.isEmpty()) {
        String rule = lines[0].replace("`", "").strip();
        assertThat(rules(before.substring(2))).as(before).contains(rule);
        assertThat(linter.mended(Brief.of(before.substring(2)))).isEqualTo(after.substring(2));
        seen++;
      }
    }
    assertThat(seen).isGreaterThanOrEqualTo(5);
  }

  private static Path docs() {
    Path here = Path.of("docs");
    return Files.isDirectory(here) ? here : Path.of("bridge/docs");
  }
}
