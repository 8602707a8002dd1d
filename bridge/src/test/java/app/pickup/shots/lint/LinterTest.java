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
import org.junit.jupiter.params.provider.CsvSource;
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

  private List<Finding> told(String text, String rule) {
    return linter.read(Brief.of(text)).stream().filter(each -> each.rule().equals(rule)).toList();
  }

  private List<String> loud(String text) {
    return linter.read(Brief.of(text)).stream()
        .filter(each -> each.severity() != Severity.HINT)
        .map(Finding::rule)
        .toList();
  }

  @ParameterizedTest
  @DisplayName("a negation within a clause is a hint, and nothing is cut for it")
  @ValueSource(
      strings = {
        "A woman with no umbrella runs through the rain under streetlamps",
        "A woman with no umbrella trudges through the rain under streetlamps",
        "Un hombre sin miedo salta al mar",
        "A woman walks with no umbrella at night",
        "El niño sin zapatos corre por la arena al atardecer",
        "Sin zapatos el niño corre por la arena al atardecer",
        "There is no wind; the flags hang limp, a soldier waits at noon",
        "The candle flickers, nobody is there; the door opens.",
        "Without a coat he walks home at dusk",
        "她跑过街道避免摔倒，路灯亮着",
        "남자는 두려움 없이, 바다로 뛰어든다",
        "男は傘なしで雨の中を走る"
      })
  void withinClause(String text) {
    assertThat(loud(text)).doesNotContain(Negation.ID);
    assertThat(linter.mended(Brief.of(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @DisplayName("a negation in a list is told with a fix")
  @CsvSource(
      delimiter = '|',
      value = {
        "A dog runs on a beach at dawn, no people | A dog runs on a beach at dawn",
        "A dog runs, no text, no watermark. | A dog runs.",
        "No people. A dog runs. | A dog runs.",
        "A boy runs, dolly in, no camera shake, no text | A boy runs, dolly in",
        "A boxer wraps his hands, no people in the background. | A boxer wraps his hands.",
        "A dog runs, no people walking behind. | A dog runs.",
        "Kids fly a kite on a hill with no trees, overcast sky. | Kids fly a kite on a hill, overcast sky.",
        "一只白鹭飞过湖面，不要出现文字。 | 一只白鹭飞过湖面。",
      })
  void listed(String text, String mended) {
    assertThat(told(text, Negation.ID))
        .isNotEmpty()
        .allMatch(each -> each.severity() == Severity.WARNING && each.fix() != null);
    assertThat(linter.mended(Brief.of(text))).isEqualTo(mended);
  }

  @ParameterizedTest
  @DisplayName("fixes together keep a camera move, the subject, and no half phrase")
  @CsvSource(
      delimiter = '|',
      value = {
        "Slow motion, whip pan, a knight dances at night in bright daylight, dolly in, orbit around him, moody lighting"
            + "| Slow motion, a knight dances at night, dolly in, moody lighting",
        "夜晚的街道，白天的阳光照在女人身上，她在跑步 | 夜晚的街道，白天的阳光照在女人身上，她在跑步",
        "Slow motion, a skater lands a jump, whip pan to the crowd."
            + "| Slow motion, a skater lands a jump, whip pan to the crowd.",
        "A knight dances at night, sunlight streaming over him."
            + "| A knight dances at night, sunlight streaming over him.",
      })
  void together(String text, String mended) {
    assertThat(loud(text)).contains(Contradicting.ID);
    assertThat(linter.mended(Brief.of(text))).isEqualTo(mended);
  }

  @ParameterizedTest
  @DisplayName("what only looks like a fault is a hint at most")
  @ValueSource(
      strings = {
        "A Tesla coil sparks in a dark laboratory.",
        "A man looks at a black and white photograph in a colourful room lit by a desk lamp.",
        "A woman wakes at night, sunlight in a photograph on the wall",
        "At night a man stares at a painting of a field at noon, lit by a candle.",
        "夜晚，男人看着照片里的阳光，台灯亮着。",
        "Hand-held push-in on a runner, slow motion",
        "Push-in on a dancer in a hall, window light",
        "Dolly in on a table where he butters bread, a pan on the stove, window light",
        "ドリーイン、女性がパンを食べる、窓の光",
        "镜头推近，群山环绕的村庄，一个女孩走过，晨光",
        "Static camera on a monk at night, then the camera pushes in, candle light",
        "夜晚的街道，一个人跳舞，然后白天"
      })
  void noAlarm(String text) {
    assertThat(loud(text)).isEmpty();
  }

  @Test
  @DisplayName("a light of the shot goes against its time although a picture hangs there too")
  void besidePicture() {
    assertThat(loud("A photograph hangs on the wall, a man sits at night, broad daylight"))
        .contains(Contradicting.ID);
  }

  @ParameterizedTest
  @DisplayName("bare words for a move count beside a move")
  @CsvSource(
      delimiter = '|',
      value = {
        "夜晚，正午的阳光，一个人跳舞，镜头推近，然后环绕，电影感光线 | 环绕",
        "侍が刀を抜く、ドリーイン、それからパン | パン",
        "무용수가 춤춘다, 달리 인, 그리고 팬 | 팬",
        "ドリーイン、それからパン | パン",
        "달리 인, 그리고 팬 | 팬",
        "a boy runs, dolly in, orbit, night | orbit"
      })
  void bare(String text, String word) {
    assertThat(told(text, CameraStacked.ID))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(text.substring(each.from(), each.to())).isEqualTo(word);
              assertThat(each.fix()).isNotNull();
            });
    assertThat(linter.mended(Brief.of(text))).doesNotContain(word);
  }

  @Test
  @DisplayName("night and noon in Chinese")
  void nightAndNoon() {
    assertThat(loud("夜晚，正午的阳光，一个人跳舞，镜头推近，然后环绕，电影感光线")).contains(Contradicting.ID);
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
        "in the ",
        "with no ",
        "sin ",
        "photograph ",
        "in a photograph ",
        "环绕",
        "then orbit, ",
        "dolly in, orbit, ",
        "at night in bright daylight "
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
