package app.pickup.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A file handed to a vendor, and what is read without a key. */
class UploadTest {

  private static Path footage(Outfit outfit) throws Exception {
    return Files.writeString(outfit.folder.resolve("A001 secret.mp4"), "frames");
  }

  @Test
  @DisplayName("a file goes as a form's field under the name it is given, with the key, once")
  void form() throws Exception {
    try (RawServer server = new RawServer(request -> RawServer.answer("200 OK", "{\"code\":200}"));
        Outfit outfit = new Outfit()) {
      Reply reply = outfit.line(server.url()).upload("/up", "job.mp4", footage(outfit));
      assertThat(reply.json().path("code").asInt()).isEqualTo(200);
      assertThat(server.requests).hasSize(1);
      assertThat(server.requests.get(0))
          .startsWith("POST /up ")
          .contains("Authorization: Bearer PICKUP-CANARY-7f3a")
          .contains("multipart/form-data; boundary=")
          .contains("name=\"file\"; filename=\"job.mp4\"", "Content-Type: video/mp4")
          .contains("\r\n\r\nframes\r\n--")
          .doesNotContain("secret");
    }
  }

  @Test
  @DisplayName("an upload that is dropped is not sent again by itself")
  void dropped() throws Exception {
    try (RawServer server = new RawServer(request -> null);
        Outfit outfit = new Outfit()) {
      Path file = footage(outfit);
      NoAnswer dropped =
          catchThrowableOfType(
              NoAnswer.class, () -> outfit.line(server.url()).upload("/up", "job.mp4", file));
      assertThat(dropped.sent()).isTrue();
      assertThat(server.requests).hasSize(1);
    }
  }

  @Test
  @DisplayName("what leaves this machine is in the egress log with its hash, without its name")
  void logged() throws Exception {
    try (Outfit outfit = new Outfit()) {
      Path file = footage(outfit);
      Line line = outfit.line("https://api.example.com");
      assertThatThrownBy(() -> line.upload("/up", "job.mp4", file)).isInstanceOf(NoAnswer.class);
      assertThat(outfit.logged())
          .first()
          .asString()
          .contains(
              "\"what\":\"footage\"", "\"sha256\":\"" + Digests.of(file, 0, 6).sha256() + "\"")
          .doesNotContain("secret", "/up");
    }
  }

  @Test
  @DisplayName("what a vendor publishes is read without the key")
  void keyless() throws Exception {
    try (RawServer server = new RawServer(request -> RawServer.answer("200 OK", "{}"));
        Outfit outfit = new Outfit()) {
      outfit.line(server.url()).read(URI.create(server.url() + "/schema/a.json"));
      assertThat(server.requests.get(0))
          .startsWith("GET /schema/a.json ")
          .doesNotContain("Authorization", "CANARY");
    }
  }
}
