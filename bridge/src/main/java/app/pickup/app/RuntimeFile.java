package app.pickup.app;

import app.pickup.files.OwnFile;
import app.pickup.http.Server;
import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code bridge.json}: how to reach the running bridge, for those who can read its owner's files
 * (mode 0600). There as long as the bridge answers.
 *
 * @param url e.g. {@code http://127.0.0.1:4747}
 * @param token the bridge's own
 * @param pid its process
 */
record RuntimeFile(String url, String token, long pid) {

  /** What stands in the file; empty when there is none, or none that can be read. */
  static Optional<RuntimeFile> read(Path file) {
    try {
      JsonNode json = Json.parse(Files.readAllBytes(file));
      String url = json.path("url").asText("");
      String token = json.path("token").asText("");
      return url.isEmpty() || token.isEmpty()
          ? Optional.empty()
          : Optional.of(new RuntimeFile(url, token, json.path("pid").asLong()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  void write(Path file) throws IOException {
    String json =
        Json.text(
            Json.object()
                .put("url", url)
                .put("token", token)
                .put("pid", pid)
                .put("version", Version.NUMBER)
                .put("api", Server.API));
    OwnFile.write(file, json.getBytes(StandardCharsets.UTF_8));
  }

  /** Removes the file if it is still this bridge's. */
  void remove(Path file) throws IOException {
    if (read(file).filter(this::equals).isPresent()) {
      Files.deleteIfExists(file);
    }
  }

  /** A token has no place in a log. */
  @Override
  public String toString() {
    return "RuntimeFile[" + url + ", pid " + pid + "]";
  }
}
