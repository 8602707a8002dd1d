package app.pickup.app;

import app.pickup.json.Json;
import app.pickup.store.Home;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Calls a running bridge, as the command line does. Never through a proxy. */
final class BridgeClient {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder()
          .proxy(HttpClient.Builder.NO_PROXY)
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .build();
  private final RuntimeFile bridge;

  private BridgeClient(RuntimeFile bridge) {
    this.bridge = bridge;
  }

  /**
   * The bridge that the home's runtime file names, if it is there and proves to be the one that
   * wrote the file. The token is not sent before that.
   */
  static Optional<BridgeClient> find(Home home) throws InterruptedException {
    Optional<RuntimeFile> file = RuntimeFile.read(home.runtime());
    if (file.isEmpty() || ProcessHandle.of(file.get().pid()).isEmpty()) {
      return Optional.empty();
    }
    BridgeClient client = new BridgeClient(file.get());
    return client.proves() ? Optional.of(client) : Optional.empty();
  }

  String url() {
    return bridge.url();
  }

  /** Whether it calls the very bridge that the other calls, not a later one of the same home. */
  boolean same(BridgeClient other) {
    return bridge.equals(other.bridge);
  }

  /** Asks with GET. */
  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).GET().build(), BodyHandlers.ofString());
  }

  /** Asks with GET for another shape than JSON, e.g. {@code text/csv}. */
  HttpResponse<String> get(String path, String type) throws IOException, InterruptedException {
    return http.send(request(path).header("Accept", type).GET().build(), BodyHandlers.ofString());
  }

  /** Asks with GET for a file. */
  HttpResponse<InputStream> file(String path) throws IOException, InterruptedException {
    return http.send(request(path).GET().build(), BodyHandlers.ofInputStream());
  }

  /** Listens to an event stream, line by line, until the reader says that it has heard enough. */
  void listen(String path, Predicate<String> enough) throws IOException, InterruptedException {
    HttpResponse<Stream<String>> answer =
        http.send(
            request(path).header("Accept", "text/event-stream").GET().build(),
            BodyHandlers.ofLines());
    try (Stream<String> lines = answer.body()) {
      boolean more = true;
      for (Iterator<String> line = lines.iterator(); more && line.hasNext(); ) {
        more = !enough.test(line.next());
      }
    }
  }

  /** Asks with POST. */
  HttpResponse<String> post(String path, JsonNode body) throws IOException, InterruptedException {
    return send("POST", path, body);
  }

  /** Asks with POST for what is done once however often it is asked with this key. */
  HttpResponse<String> post(String path, JsonNode body, String key)
      throws IOException, InterruptedException {
    return http.send(
        request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(Json.text(body)))
            .build(),
        BodyHandlers.ofString());
  }

  /** Asks with PUT. */
  HttpResponse<String> put(String path, JsonNode body) throws IOException, InterruptedException {
    return send("PUT", path, body);
  }

  /** Asks with DELETE. */
  HttpResponse<String> delete(String path) throws IOException, InterruptedException {
    return http.send(request(path).DELETE().build(), BodyHandlers.ofString());
  }

  /** The element of this name, handle or id. */
  Optional<JsonNode> element(String called) throws IOException, InterruptedException {
    for (JsonNode one : Json.own(get("/v1/elements").body()).path("items")) {
      if (Stream.of("id", "name", "handle")
          .map(field -> one.path(field).asText())
          .anyMatch(it -> it.equalsIgnoreCase(called) || it.equalsIgnoreCase("@" + called))) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** The id that begins so, among the newest 100 jobs. */
  Optional<String> job(String beginning) throws IOException, InterruptedException {
    for (JsonNode job : Json.own(get("/v1/jobs?limit=100").body()).path("items")) {
      if (job.path("id").asText().startsWith(beginning)) {
        return Optional.of(job.path("id").asText());
      }
    }
    return Optional.empty();
  }

  private HttpResponse<String> send(String method, String path, JsonNode body)
      throws IOException, InterruptedException {
    return http.send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(Json.text(body)))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(bridge.url() + path))
        .header("Authorization", "Bearer " + bridge.token());
  }

  private boolean proves() throws InterruptedException {
    byte[] bits = new byte[32];
    new SecureRandom().nextBytes(bits);
    String nonce = HexFormat.of().formatHex(bits);
    HttpRequest hello =
        HttpRequest.newBuilder(URI.create(bridge.url() + "/v1/hello"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Json.text(Json.object().put("nonce", nonce))))
            .build();
    try {
      String answer = http.send(hello, BodyHandlers.ofString()).body();
      String proof = Json.parse(answer).path("hmac").asText();
      return MessageDigest.isEqual(
          proof.getBytes(StandardCharsets.UTF_8), expected(nonce).getBytes(StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private String expected(String nonce) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bridge.token().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(nonce.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has HmacSHA256", e);
    }
  }
}
