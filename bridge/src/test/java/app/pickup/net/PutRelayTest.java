package app.pickup.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.pickup.Scratch;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The relay that is a plain web server. */
class PutRelayTest {
  private final Path file = Scratch.folder("put relay").resolve("footage.mp4");

  /** What the relay called, method by method. */
  private List<String> put(Function<String, @Nullable String> script) throws Exception {
    Files.writeString(file, "footage");
    try (RawServer server = new RawServer(script);
        Outfit outfit = new Outfit()) {
      PutRelay relay = new PutRelay(outfit.net, URI.create(server.url()), Duration.ofHours(1));
      assertThat(relay.put("kling", "pickup-1.mp4", file))
          .isEqualTo(URI.create(server.url() + "/pickup-1.mp4"));
      return server.requests.stream().map(request -> request.split(" ", 2)[0]).toList();
    }
  }

  @Test
  @DisplayName("what is there whole is not sent again; what is shorter, or unknown, is")
  void again() throws Exception {
    assertThat(put(request -> RawServer.answer("200 OK", "", "Content-Length: 7")))
        .containsExactly("HEAD");
    for (String head : List.of("Content-Length: 6", "X-None: 1")) {
      assertThat(
              put(
                  request ->
                      request.startsWith("HEAD")
                          ? RawServer.answer("200 OK", "", head)
                          : RawServer.answer("201 Kept", "")))
          .containsExactly("HEAD", "PUT");
    }
    assertThat(
            put(
                request ->
                    request.startsWith("HEAD")
                        ? RawServer.answer("405 No", "")
                        : RawServer.answer("201 Kept", "")))
        .containsExactly("HEAD", "PUT");
  }

  @Test
  @DisplayName("a server that does not take or drop files is told plainly")
  void refuses() throws Exception {
    Refused refused =
        catchThrowableOfType(Refused.class, () -> put(request -> RawServer.answer("403 No", "")));
    assertThat(refused.problem().code()).isEqualTo(Code.RELAY_REFUSED);
    assertThat(refused.problem().detail())
        .isEqualTo(
            "The relay 127.0.0.1 did not take the footage: it does not take files (403). "
                + "Nothing was ordered.");
    try (RawServer server =
            new RawServer(
                request -> RawServer.answer(request.contains("/a") ? "404 Gone" : "405 No", ""));
        Outfit outfit = new Outfit()) {
      PutRelay relay = new PutRelay(outfit.net, URI.create(server.url()), Duration.ofHours(1));
      relay.remove("kling", "a");
      assertThat(catchThrowableOfType(Refused.class, () -> relay.remove("kling", "b")))
          .hasMessageContaining("does not let files be deleted (405)");
    }
  }
}
