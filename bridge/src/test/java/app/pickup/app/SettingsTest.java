package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pickup.Scratch;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private final Path file = Scratch.folder("settings").resolve("settings.json");

  @Test
  @DisplayName("a missing file is made, with its schema number and nothing else")
  void made() throws Exception {
    Settings settings = Settings.read(file, Map.of());
    assertThat(settings).isEqualTo(Settings.usual(Map.of()));
    assertThat(settings.port()).isEqualTo(4747);
    assertThat(settings.bind()).isEqualTo(List.of("127.0.0.1"));
    assertThat(Files.readString(file)).contains("\"schema\" : 1");
  }

  @Test
  @DisplayName("what is set is taken; engines are set by the environment")
  void taken() throws Exception {
    Files.writeString(
        file, "{\"schema\":1,\"port\":0,\"bind\":[\"127.0.0.1\",\"::1\"],\"workLimitMb\":500}");
    Settings settings =
        Settings.read(
            file, Map.of("PICKUP_KLING_URL", "http://127.0.0.1:9", "PICKUP_ATLAS_KEY", " "));
    assertThat(settings.port()).isZero();
    assertThat(settings.bind()).containsExactly("127.0.0.1", "::1");
    assertThat(settings.workLimitMb()).isEqualTo(500);
    assertThat(settings.engine("kling", "URL")).contains("http://127.0.0.1:9");
    assertThat(settings.engine("atlas", "KEY")).isEmpty();
    assertThat(settings.withPort(7).port()).isEqualTo(7);
  }

  @ParameterizedTest(name = "1 refused: {0}")
  @ValueSource(
      strings = {
        "{\"schema\":1,\"bind\":[\"0.0.0.0\"]}",
        "{\"schema\":1,\"bind\":[\"*\"]}",
        "{\"schema\":1,\"bind\":[\"\"]}",
        "{\"schema\":1,\"bind\":[]}",
        "{\"schema\":1,\"bind\":\"127.0.0.1\"}",
        "{\"schema\":1,\"bind\":[\"127.0.0.1\",\"::\"]}",
        "{\"schema\":2}",
        "{\"schema\":1,\"port\":70000}",
        "{\"schema\":1,\"port\":\"4747\"}",
        "{\"schema\":1,\"prot\":1}",
        "{\"schema\":1,\"workLimitMb\":1}",
        "not json"
      })
  void refused(String text) throws Exception {
    Files.writeString(file, text);
    assertThatThrownBy(() -> Settings.read(file, Map.of()))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.problem().code()).isEqualTo(Code.SETTINGS_BAD));
  }
}
