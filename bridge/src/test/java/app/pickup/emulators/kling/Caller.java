package app.pickup.emulators.kling;

import static org.awaitility.Awaitility.await;

import app.pickup.SettableClock;
import app.pickup.json.Json;
import app.pickup.media.Ffmpeg;
import app.pickup.media.MediaFile;
import app.pickup.media.Probe;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** Calls an emulator as a client of Kling's does. */
final class Caller implements AutoCloseable {

  static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  final SettableClock clock = new SettableClock();
  final Ffmpeg ffmpeg;
  final Path folder;
  KlingEmulator kling;

  /** What came back. */
  record Heard(int status, JsonNode json) {
    int code() {
      return json.path("code").asInt(-1);
    }

    JsonNode data() {
      return json.path("data");
    }

    String message() {
      return json.path("message").asText();
    }
  }

  private Caller(UnaryOperator<KlingOptions> how) throws Exception {
    Path root = Path.of(System.getProperty("pickup.test.tmp", "target/tests 作業 🎬"));
    folder = Files.createDirectories(root.resolve("kling-" + UUID.randomUUID()));
    ffmpeg = Ffmpeg.in(Path.of(System.getProperty("pickup.dist", "target/dist")));
    kling = KlingEmulator.start(how.apply(KlingOptions.of(clock, folder, ffmpeg)));
  }

  static Caller open() throws Exception {
    return new Caller(options -> options);
  }

  static Caller open(UnaryOperator<KlingOptions> how) throws Exception {
    return new Caller(how);
  }

  /** As after a kill: only the folder is left. */
  void restart() throws Exception {
    kling.close();
    kling = KlingEmulator.start(KlingOptions.of(clock, folder, ffmpeg));
  }

  Heard post(String path, String body) throws IOException, InterruptedException {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  Heard post(String path, JsonNode body) throws IOException, InterruptedException {
    return post(path, Json.text(body));
  }

  Heard get(String path) throws IOException, InterruptedException {
    return send(request(path).build());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(kling.url() + path))
        .timeout(Duration.ofSeconds(60))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + kling.key());
  }

  static Heard send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
    return new Heard(answer.statusCode(), Json.parse(answer.body()));
  }

  JsonNode task(String id) throws IOException, InterruptedException {
    return get("/tasks?task_ids=" + id).data().path(0);
  }

  /** Asks until the task has ended. */
  JsonNode ended(String id) {
    return ended("/tasks?task_ids=" + id, "status");
  }

  JsonNode ended(String path, String word) {
    AtomicReference<JsonNode> last = new AtomicReference<>(Json.object());
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              JsonNode data = get(path).data();
              JsonNode task = data.isArray() ? data.path(0) : data;
              last.set(task);
              return task.path(word).asText().matches("succeeded|succeed|failed");
            });
    return Objects.requireNonNull(last.get());
  }

  /** Creates and waits. */
  JsonNode done(String path, JsonNode body) throws IOException, InterruptedException {
    Heard made = post(path, body);
    if (made.code() != 0) {
      throw new AssertionError(made.json().toString());
    }
    return ended(made.data().path("id").asText());
  }

  /** Fetches and probes a task's clip. */
  MediaFile clip(JsonNode task) throws Exception {
    for (JsonNode output : task.path("outputs")) {
      if (output.path("type").asText().equals("video")) {
        return fetched(output.path("url").asText());
      }
    }
    throw new AssertionError("no clip: " + task);
  }

  MediaFile fetched(String url) throws Exception {
    Path file = folder.resolve("fetched-" + UUID.randomUUID() + ".mp4");
    HTTP.send(
        HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofFile(file));
    return new Probe(ffmpeg).footage(file);
  }

  /** A body of the new API: {@code kind, contents} written without noise. */
  static ObjectNode text(String prompt, int seconds) {
    ObjectNode body = Json.object();
    body.put("prompt", prompt);
    body.putObject("settings").put("duration", seconds).put("multi_shot", false);
    body.putObject("options");
    return body;
  }

  /** For a model that knows no shots. */
  static ObjectNode text26() {
    ObjectNode body = Json.object();
    body.put("prompt", "a");
    body.putObject("settings").put("duration", 5);
    return body;
  }

  static ObjectNode contents(String prompt) {
    ObjectNode body = Json.object();
    body.putArray("contents").addObject().put("type", "prompt").put("text", prompt);
    body.putObject("settings");
    body.putObject("options");
    return body;
  }

  static ObjectNode with(ObjectNode body, String type, String value) {
    ((com.fasterxml.jackson.databind.node.ArrayNode) body.path("contents"))
        .addObject()
        .put("type", type)
        .put("url", value);
    return body;
  }

  static ObjectNode settings(ObjectNode body) {
    return (ObjectNode) body.path("settings");
  }

  static ObjectNode options(ObjectNode body) {
    return (ObjectNode) body.path("options");
  }

  @Override
  public void close() {
    kling.close();
  }
}
