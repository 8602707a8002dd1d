package app.pickup.bins;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingTest {

  private static Naming naming(@Nullable String template, String clip) {
    return Naming.of(
        template, clip, "background", LocalDate.of(2026, 11, 22), "local", "draft", "j-1", 7L);
  }

  @ParameterizedTest(name = "{0} of {1}, take {2}: {3}")
  @CsvSource({
    "'{clip}_v{take}', A001, 1, A001_v001",
    "'{clip}_{kind}_{date}_{engine}_{tier}_{seed}_{take}', A001, 12, A001_background_20261122_local_draft_7_012",
    "plain, A001, 1, plain",
    "plain, A001, 2, plain_v002",
    "'{clip}', '../../etc/passwd', 1, '_._etc_passwd'",
    "'{clip}', 'A:B*C?\"<>|', 1, A_B_C_____",
    "'{clip}', '...', 1, clip",
    "'{clip} 片段 🎬', A001, 1, 'A001 片段 🎬'",
  })
  void tokens(String template, String clip, int take, String name) {
    assertThat(naming(template, clip).name(take)).isEqualTo(name);
  }

  @Test
  @DisplayName("19 names are NFC and 120 characters at most, and two takes never get one name")
  void long_names() {
    Naming naming = naming("{clip}_v{take}", "e\u0301".repeat(200));
    String one = naming.name(1);
    String two = naming.name(2);
    assertThat(one).startsWith("\u00e9\u00e9").endsWith("001").isNotEqualTo(two);
    assertThat(one.codePointCount(0, one.length())).isLessThanOrEqualTo(120);
    Naming plain = naming("x".repeat(300), "A");
    assertThat(plain.name(1)).isNotEqualTo(plain.name(2)).hasSize(120);
  }

  @Test
  void an_unknown_token_is_told() {
    assertThat(Naming.unknownToken("{clip}_{clp}")).isEqualTo("{clp}");
    assertThat(Naming.unknownToken("{clip}_{take}")).isNull();
  }
}
