package app.pickup.emulators.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.pickup.Scratch;
import app.pickup.SettableClock;
import app.pickup.json.Json;
import app.pickup.media.Ffmpeg;
import app.pickup.media.NumberedPlate;
import app.pickup.media.Tone;
import app.pickup.media.Waveform;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The emulated Atlas Cloud against the tables of its reference. */
@SuppressWarnings("NullAway.Init")
class AtlasEmulatorTest {
  private static final String EDIT = "kwaivgi/kling-video-o3-std/video-edit";
  private static final String DRAW = "kwaivgi/kling-v3.0-std/text-to-video";
  private static final String CREATE = "/api/v1/model/generateVideo";

  private final Path folder = Scratch.folder("atlas");
  private final SettableClock clock = new SettableClock();
  private final HttpClient http = HttpClient.newHttpClient();
  private Ffmpeg ffmpeg;
  private AtlasEmulator atlas;

  @BeforeEach
  void open() throws Exception {
    ffmpeg = Ffmpeg.in(Path.of(System.getProperty("pickup.dist", "target/dist")));
    atlas = AtlasEmulator.start(options());
  }

  private AtlasOptions options() {
    return AtlasOptions.of(clock, folder.resolve("vendor"), ffmpeg);
  }

  @AfterEach
  void close() {
    atlas.close();
  }

  @ParameterizedTest(name = "{0} = {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "model | \"no/such\" | 400",
        "model | 7 | 400",
        "prompt | \"\" | 400",
        "prompt | 3 | 400",
        "duration | 2 | 400",
        "duration | 16 | 400",
        "duration | \"5\" | 400",
        "aspect_ratio | \"4:3\" | 400",
        "cfg_scale | 1.5 | 400",
        "sound | \"yes\" | 400",
        "seed | 5 | 400",
        "webhook_url | \"http://hooks.example/x\" | 400",
        "webhook_url | \"https://192.168.0.4/x\" | 400",
        "webhook_url | \"https://hooks.example/x\" | 200",
        "duration | 15 | 200"
      })
  @DisplayName("fields are held to the model's schema")
  void fields(String name, String value, int status) throws Exception {
    ObjectNode body = drawn();
    body.set(name, Json.parse(value));
    HttpResponse<String> answer = post(CREATE, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(atlas.bill()).hasSize(status == 200 ? 1 : 0);
    assertThat(Json.parse(answer.body()).path("code").asInt()).isEqualTo(status);
  }

  @Test
  @DisplayName("a wrong key and a wrong path are 401; billing says it in its own shape")
  void keys() throws Exception {
    HttpRequest.Builder bare = HttpRequest.newBuilder(URI.create(atlas.url() + CREATE));
    HttpRequest none = bare.POST(BodyPublishers.ofString("{}")).build();
    HttpResponse<String> answer = http.send(none, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("X-Request-ID")).isPresent();
    assertThat(get("/api/v1/model/nowhere").statusCode()).isEqualTo(401);
    assertThat(get("/api/v1/model/prediction/none").statusCode()).isEqualTo(404);
    atlas.faults().on(AtlasFault.WRONG_KEY, 1);
    assertThat(Json.parse(get("/public/v1/balance").body()).path("error").path("code").asText())
        .isEqualTo("401");
    JsonNode balance = Json.parse(get("/public/v1/balance").body());
    assertThat(balance.path("available").path("value").asText()).isEqualTo("1000");
  }

  @Test
  @DisplayName("models and schemas are open; the schema names what the model takes")
  void models() throws Exception {
    JsonNode list = Json.parse(get("/api/v1/models?utm_source=x").body()).path("data");
    JsonNode edit = null;
    for (JsonNode row : list) {
      edit = row.path("model").asText().equals(EDIT) ? row : edit;
    }
    assertThat(edit).isNotNull();
    URI schema = URI.create(String.valueOf(edit == null ? "" : edit.path("schema").asText()));
    HttpResponse<String> file =
        http.send(HttpRequest.newBuilder(schema).build(), BodyHandlers.ofString());
    JsonNode input = Json.parse(file.body()).path("components").path("schemas").path("Input");
    assertThat(Json.text(input.path("required"))).isEqualTo("[\"prompt\",\"video\"]");
    assertThat(input.path("properties").path("images").path("maxItems").asInt()).isEqualTo(4);
  }

  @Test
  @DisplayName(
      "an upload is quoted, edited frame for frame, given in parts, and kept over a restart")
  void uploadQuoteEdit() throws Exception {
    Path plate = NumberedPlate.shoot(ffmpeg, folder, 80, "24");
    JsonNode uploaded = Json.parse(upload(plate).body()).path("data");
    assertThat(uploaded.path("size").asLong()).isEqualTo(Files.size(plate));
    ObjectNode body = Json.object().put("model", EDIT).put("prompt", "snow");
    body.put("video", uploaded.path("download_url").asText());
    JsonNode quote = Json.parse(post("/api/v1/model/calculate", body).body()).path("data");
    assertThat(quote.path("price").asText()).isEqualTo("0.284");
    assertThat(atlas.bill()).isEmpty();
    String id = Json.parse(post(CREATE, body).body()).path("data").path("id").asText();
    atlas.close();
    atlas = AtlasEmulator.start(options());
    JsonNode done = ended("/api/v1/model/result/" + id + "/");
    assertThat(done.path("status").asText()).isEqualTo("completed");
    assertThat(atlas.balance()).isEqualByComparingTo("999.716");
    URI url = URI.create(done.path("outputs").path(0).asText());
    HttpResponse<byte[]> part =
        http.send(
            HttpRequest.newBuilder(url).header("Range", "bytes=4-7").build(),
            BodyHandlers.ofByteArray());
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("ftyp".getBytes(StandardCharsets.US_ASCII));
    clock.jump(Duration.ofDays(15));
    HttpRequest whole = HttpRequest.newBuilder(url).build();
    assertThat(http.send(whole, BodyHandlers.discarding()).statusCode()).isEqualTo(404);
    clock.jump(Duration.ofDays(-15));
    Path take = folder.resolve("take.mp4");
    http.send(whole, BodyHandlers.ofFile(take));
    assertThat(NumberedPlate.numbers(ffmpeg, take)).hasSize(80).startsWith(0, 1).endsWith(79);
  }

  @Test
  @DisplayName("a line is paid by its length and heard in the clip, whose end it is where shorter")
  void lipSync() throws Exception {
    String plate = uploaded(NumberedPlate.shoot(ffmpeg, folder, 80, "24"));
    ObjectNode body = Json.object().put("model", "sync/lipsync-v3").put("video_url", plate);
    assertThat(post(CREATE, body).body()).contains("audio_url", "is required");
    body.put("audio_url", plate);
    assertThat(post(CREATE, body).body()).contains("is not a sound that can be read");
    body.put("audio_url", uploaded(Tone.write(folder.resolve("tone.wav"), 3)));
    assertThat(post(CREATE, body.put("sync_mode", "stretch")).body()).contains("must be one of");
    body.put("sync_mode", "cut_off");
    assertThat(Json.parse(post("/api/v1/model/calculate", body).body()).path("data").path("price"))
        .isEqualTo(Json.parse("\"0.66\""));
    String id = Json.parse(post(CREATE, body).body()).path("data").path("id").asText();
    URI url = URI.create(ended("/api/v1/model/prediction/" + id).path("outputs").path(0).asText());
    Path take = folder.resolve("spoken.mp4");
    http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofFile(take));
    assertThat(NumberedPlate.numbers(ffmpeg, take)).hasSize(72).startsWith(0, 1).endsWith(71);
    short[] heard = Waveform.mono(ffmpeg, take, 48_000);
    assertThat(IntStream.range(48_000, 96_000).map(i -> Math.abs(heard[i])).max().orElse(0))
        .isGreaterThan(3000);
  }

  private String uploaded(Path file) throws Exception {
    return Json.parse(upload(file).body()).path("data").path("download_url").asText();
  }

  @Test
  @DisplayName("an edit longer than ten seconds is not taken")
  void tooLong() throws Exception {
    Path plate = NumberedPlate.shoot(ffmpeg, folder, 242, "24");
    ObjectNode body = Json.object().put("model", EDIT).put("prompt", "snow");
    String url = Json.parse(upload(plate).body()).path("data").path("download_url").asText();
    HttpResponse<String> answer = post(CREATE, body.put("video", url));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("3000 to 10050 ms");
  }

  @Test
  @DisplayName("what fails is told with 200 and a code, and given back; an empty account is 402")
  void failures() throws Exception {
    atlas.faults().on(AtlasFault.MODERATION_LATE, 1);
    String id = Json.parse(post(CREATE, drawn()).body()).path("data").path("id").asText();
    JsonNode failed = ended("/api/v1/model/prediction/" + id);
    assertThat(failed.path("status").asText()).isEqualTo("failed");
    assertThat(failed.path("error_code").asInt()).isEqualTo(1039);
    assertThat(atlas.balance()).isEqualByComparingTo("1000");
    atlas.faults().on(AtlasFault.NO_MONEY, 1);
    assertThat(post(CREATE, drawn()).statusCode()).isEqualTo(402);
    assertThat(atlas.bill()).hasSize(1);
  }

  private static ObjectNode drawn() {
    return Json.object().put("model", DRAW).put("prompt", "rain").put("duration", 3);
  }

  private JsonNode ended(String path) {
    JsonNode[] seen = {Json.object()};
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              seen[0] = Json.parse(get(path).body()).path("data");
              String word = seen[0].path("status").asText();
              return !word.equals("processing") && !word.equals("created");
            });
    return seen[0];
  }

  private HttpResponse<String> upload(Path file) throws Exception {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    String head =
        "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.mp4\"\r\n"
            + "Content-Type: video/mp4\r\n\r\n";
    form.write(head.getBytes(StandardCharsets.US_ASCII));
    form.write(Files.readAllBytes(file));
    form.write("\r\n--cut--\r\n".getBytes(StandardCharsets.US_ASCII));
    return http.send(
        call("/api/v1/model/uploadMedia")
            .header("Content-Type", "multipart/form-data; boundary=cut")
            .POST(BodyPublishers.ofByteArray(form.toByteArray()))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, JsonNode body) throws Exception {
    return http.send(
        call(path).POST(BodyPublishers.ofString(Json.text(body))).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(call(path).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder call(String path) {
    return HttpRequest.newBuilder(URI.create(atlas.url() + path))
        .header("Authorization", "Bearer " + atlas.key());
  }
}
