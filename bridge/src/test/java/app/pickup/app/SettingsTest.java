package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pickup.Scratch;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import app.pickup.store.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  @Test
  @DisplayName("27 a policy that is named and not there: nothing starts")
  void missingPolicy() throws Exception {
    Home home = Home.open(Scratch.folder("policy home"), Home.DiskType.REAL);
    Path there = Files.writeString(home.root().resolve("lock.json"), "{\"schema\":1}");
    for (String bad : List.of(home.root().resolve("lokc.json").toString(), "", " ")) {
      Settings settings = Settings.usual(Map.of("PICKUP_POLICY", bad)).withPort(0);
      assertThatThrownBy(
              () -> Bridge.start(home, settings, LocalWorkshop::new, Clock.systemUTC()).close())
          .isInstanceOfSatisfying(
              Refused.class,
              e -> {
                assertThat(e.problem().code()).isEqualTo(Code.SETTINGS_BAD);
                assertThat(e.problem().detail())
                    .contains("PICKUP_POLICY", "names a file that is not there");
              });
    }
    assertThat(Settings.usual(Map.of("PICKUP_POLICY", there.toString())).policyFiles(home))
        .contains(there);
    assertThat(Settings.usual(Map.of()).policyFiles(home)).hasSize(2);
  }

  @Test
  @DisplayName("the relay's bucket is read from file and environment; keys do not belong there")
  void relay() throws Exception {
    Files.writeString(
        file,
        "{\"schema\":1,\"relay.s3\":{\"endpoint\":\"https://s3.example.com\","
            + "\"bucket\":\"footage\",\"hours\":48}}");
    Settings settings = Settings.read(file, Map.of("PICKUP_RELAY_S3_BUCKET", "other"));
    RelayChoice bare = RelayChoice.of(settings, (engine, name) -> Optional.empty());
    assertThat(bare.words()).isEqualTo("S3 bucket at s3.example.com, for at most 48 h");
    assertThat(bare.missing()).contains("the bucket at s3.example.com has no keys");
    RelayChoice whole =
        RelayChoice.of(settings, (engine, name) -> Optional.of(engine + "-" + name + "-CANARY"));
    assertThat(whole.missing()).isEmpty();
    assertThat(whole.toString()).contains("/other").doesNotContain("CANARY");
    assertThat(RelayChoice.of(Settings.usual(Map.of()), (engine, name) -> Optional.empty()).words())
        .isEqualTo("not set up; only engines elsewhere need one");
    for (String bad :
        List.of(
            "{\"endpoint\":\"https://s3.example.com\"}",
            "{\"endpoint\":\"http://s3.example.com\",\"bucket\":\"footage\"}",
            "{\"endpoint\":\"https://s3.example.com\",\"bucket\":\"footage\",\"hours\":200}",
            "{\"endpoint\":\"https://s3.example.com\",\"bucket\":\"footage\",\"hours\":\"day\"}",
            "{\"secret\":\"x\"}",
            "{\"bucket\":[]}",
            "7")) {
      Files.writeString(file, "{\"schema\":1,\"relay.s3\":" + bad + "}");
      assertThatThrownBy(
              () ->
                  RelayChoice.of(Settings.read(file, Map.of()), (engine, name) -> Optional.empty()))
          .as(bad)
          .isInstanceOfSatisfying(
              Refused.class, e -> assertThat(e.problem().code()).isEqualTo(Code.SETTINGS_BAD));
    }
  }

  @Test
  @DisplayName("a rehearsal uses no bucket, wherever one is set: nothing leaves this machine")
  void rehearsal() throws Exception {
    Files.writeString(
        file,
        "{\"schema\":1,\"relay.s3\":{\"endpoint\":\"https://s3.example.com\",\"bucket\":\"film\"}}");
    Home home = Home.open(Scratch.folder("rehearsal home"), Home.DiskType.REAL);
    try (Rehearsal clouds = Rehearsal.start(home, Clock.systemUTC())) {
      Settings settings =
          clouds.into(Settings.read(file, Map.of("PICKUP_RELAY_S3_BUCKET", "other")));
      RelayChoice relay = RelayChoice.of(settings, (engine, name) -> Optional.of("key"));
      assertThat(relay.bucket()).isNull();
      assertThat(relay.words()).startsWith("PUT to 127.0.0.1");
    }
  }
}
