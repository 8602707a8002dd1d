package app.pickup.shots;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameRuleTest {

  @ParameterizedTest(name = "19 can be a name: {0}")
  @ValueSource(
      strings = {
        "A001_v001", "背景 差し替え", "Łódź – scene 3", "{clip}_{kind}_{take}", "take 👩‍🎬", "v1.2",
            "CONSOLE",
        "COM", "nul_1", "50% grey", "می‌خواهم", "-x", ".hidden", "a&b's (1) [x] #2"
      })
  void good(String name) {
    assertThat(NameRule.against(name)).isNull();
  }

  static Stream<String> bad() {
    return Stream.of(
        "",
        " ",
        "..",
        ".",
        "../x",
        "..\\x",
        "a/b",
        "a\\b",
        "/etc/passwd",
        "C:x",
        "C:\\x",
        "\\\\server\\share",
        "\\\\?\\C:\\x",
        "a..b",
        "%2e%2e%2fx",
        "%252e%252e",
        "x%00",
        "%5Cx",
        "x\u0000y",
        "x\ny",
        "x\ty",
        "x\u007fy",
        "CON",
        "con",
        "Con.mov",
        "aux.",
        "NUL .txt",
        "COM1",
        "lpt9.x",
        "COM¹",
        "CONOUT$",
        "x.",
        "x ",
        " x",
        "x:stream",
        "a*b",
        "a?b",
        "a\"b",
        "a<b",
        "a>b",
        "a|b",
        "x\u202etxt.vom",
        "x\u200e",
        "\ufeffx",
        "x\u2028y",
        "a\u2066b",
        "．．／x",
        "a／b",
        "x\ud800",
        "a".repeat(121),
        "漢".repeat(90));
  }

  @ParameterizedTest(name = "19 can not be a name: {0}")
  @MethodSource("bad")
  void refused(String name) {
    assertThat(NameRule.against(name)).isNotNull();
  }

  @Test
  @DisplayName("19 composed and decomposed forms are one name, written composed")
  void twins() {
    String decomposed = Normalizer.normalize("Zürich 東京ガ", Normalizer.Form.NFD);
    assertThat(decomposed).isNotEqualTo("Zürich 東京ガ");
    assertThat(NameRule.written(decomposed)).isEqualTo("Zürich 東京ガ");
    // counted as it is written
    assertThat(NameRule.against("e\u0301".repeat(100))).isNull();
  }
}
