package app.pickup.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.pickup.Scratch;
import app.pickup.json.Json;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lock on the way out. */
class PolicyTest {
  private static final Path FOLDER = Scratch.folder("policy");

  private static Path file(String name, String text) throws Exception {
    return Files.writeString(FOLDER.resolve(name), text);
  }

  private static Code code(ThrowingCallable call) {
    return catchThrowableOfType(Refused.class, call).problem().code();
  }

  @Test
  @DisplayName("27 offline: no packet leaves, not even to the proxy or the name server")
  void offline() throws Exception {
    Policy policy = Policy.read(List.of(file("off.json", "{\"schema\":1,\"offline\":true}")));
    try (RawServer proxy = new RawServer(request -> RawServer.answer("200 OK", ""));
        RawServer here = new RawServer(request -> RawServer.answer("200 OK", "{}"));
        Outfit outfit =
            new Outfit(
                policy,
                Map.of("HTTPS_PROXY", proxy.url()),
                host -> {
                  throw new AssertionError("asked for " + host);
                })) {
      Line line = outfit.line("https://api.example.com");
      URI at = URI.create("https://relay.example.com/x");
      assertThat(code(() -> line.get("/x"))).isEqualTo(Code.NET_OFFLINE);
      assertThat(code(() -> line.post("/x", Json.object()))).isEqualTo(Code.NET_OFFLINE);
      assertThat(code(() -> outfit.fetch("https://cdn.example.com/x", false)))
          .isEqualTo(Code.NET_OFFLINE);
      assertThat(code(() -> outfit.fetch("https://93.184.216.34/x", true)))
          .isEqualTo(Code.NET_OFFLINE);
      assertThat(code(() -> outfit.net.put("kling", at, FOLDER.resolve("off.json"), false)))
          .isEqualTo(Code.NET_OFFLINE);
      assertThat(code(() -> outfit.net.delete("kling", at, false))).isEqualTo(Code.NET_OFFLINE);
      assertThat(proxy.connections()).isZero();
      assertThat(outfit.logged()).isEmpty();
      // rehearsals on this machine go on
      assertThat(outfit.line(here.url()).get("/x").status()).isEqualTo(200);
      assertThat(here.requests).hasSize(1);
    }
  }

  @Test
  @DisplayName("27 without the lock the same proxy does see the call")
  void open() throws Exception {
    try (RawServer proxy = new RawServer(request -> null);
        Outfit outfit = new Outfit(Policy.OPEN, Map.of("https_proxy", proxy.url()))) {
      assertThatThrownBy(() -> outfit.line("https://api.example.com").get("/x"))
          .isInstanceOf(NoAnswer.class);
      assertThat(proxy.requests).hasSize(1);
    }
  }

  @Test
  @DisplayName("27 a list lets only its hosts out, with all below a star; of several all hold")
  void hosts() throws Exception {
    Path machine =
        file("m.json", "{\"schema\":1,\"hosts\":[\"API.example.com\",\"*.example.net\"]}");
    Policy policy = Policy.read(List.of(FOLDER.resolve("missing.json"), machine));
    for (String good : List.of("api.example.com", "a.example.net", "a.b.example.net")) {
      assertThat(policy.against(good, false)).as(good).isEmpty();
    }
    for (String bad :
        List.of(
            "example.net",
            "evilexample.net",
            "example.net.evil.com",
            "api.example.com.evil.com",
            "xapi.example.com",
            "8.8.8.8",
            "")) {
      assertThat(policy.against(bad, false).orElseThrow().code()).isEqualTo(Code.NET_HOST);
    }
    assertThat(policy.against("127.0.0.1", true)).isEmpty();
    Path own = file("own.json", "{\"schema\":1,\"hosts\":[\"*.example.net\",\"evil.com\"]}");
    Policy both = Policy.read(List.of(machine, own));
    assertThat(both.against("a.example.net", false)).isEmpty();
    assertThat(both.against("api.example.com", false)).isPresent();
    assertThat(both.against("evil.com", false)).isPresent();
    Path none = file("none.json", "{\"schema\":1,\"hosts\":[]}");
    assertThat(Policy.read(List.of(none)).against("a.example.net", false)).isPresent();
    Path off = file("of.json", "{\"schema\":1,\"offline\":true}");
    Path on = file("on.json", "{\"schema\":1,\"offline\":false}");
    assertThat(Policy.read(List.of(off, on)).against("a.example.net", false)).isPresent();
    try (Outfit outfit = new Outfit(policy, Map.of())) {
      assertThat(code(() -> outfit.fetch("https://evil.com/take", false))).isEqualTo(Code.NET_HOST);
    }
  }

  @ParameterizedTest(name = "27 a lock that is not understood is no open door: {0}")
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "true",
        "{}",
        "{\"offline\":true}",
        "{\"schema\":2,\"offline\":true}",
        "{\"schema\":1,\"offline\":\"true\"}",
        "{\"schema\":1,\"offline\":null}",
        "{\"schema\":1,\"ofline\":true}",
        "{\"schema\":1,\"hosts\":\"api.example.com\"}",
        "{\"schema\":1,\"hosts\":[7]}",
        "{\"schema\":1,\"offline\":true,\"offline\":false}"
      })
  void notUnderstood(String text) throws Exception {
    Path file = file("bad.json", text);
    assertThat(code(() -> Policy.read(List.of(file)))).isEqualTo(Code.SETTINGS_BAD);
  }

  @Test
  @DisplayName("27 a lock that can not be read is no open door either")
  void unreadable() throws Exception {
    Path folder = Files.createDirectories(FOLDER.resolve("folder.json"));
    assertThat(code(() -> Policy.read(List.of(folder)))).isEqualTo(Code.SETTINGS_BAD);
    Path link = FOLDER.resolve("link.json");
    Files.createSymbolicLink(link, FOLDER.resolve("nowhere.json"));
    assertThat(code(() -> Policy.read(List.of(link)))).isEqualTo(Code.SETTINGS_BAD);
  }
}
