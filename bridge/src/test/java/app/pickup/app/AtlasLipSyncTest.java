package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.pickup.budget.Budget.Spend;
import app.pickup.emulators.Recorded;
import app.pickup.json.Json;
import app.pickup.media.Waveform;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A recorded line in the mouth of somebody in a plate, by the models that Atlas Cloud has. */
class AtlasLipSyncTest extends LipSyncContract<AtlasStage> {
  /** Speech is turned over at this rate. */
  private static final int TRACK_RATE = 24_000;

  AtlasLipSyncTest() {
    super(new AtlasStage());
  }

  @Test
  @DisplayName("two faces in one order are told, with what can be done")
  void faces() throws Exception {
    HttpResponse<String> answer = client.post("/v1/lip-sync", twoFaces());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains("\"pointer\":\"/lines\"", "takes no choice of a face");
    assertThat(stage.told()).isEmpty();
  }

  @Override
  Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("/audio/face", "{\"face\":2}", "takes no choice of a face"),
        Arguments.of("/audio/face", "{\"face\":1}", "the face is number 1"));
  }

  /** 80 frames are 3.33 s at 24 a second: four begun seconds. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "standard, bytedance/lipsync/audio-to-video, 0.0896, '{\"model\":\"bytedance/lipsync/audio-to-video\",\"video\":\"FOOTAGE\",\"audio\":\"LINE\"}'"
  })
  @DisplayName("every frame comes back as itself, the line lies where it was asked, to the sample")
  void says(String tier, String model, String usd, String body) throws Exception {
    saysBy(tier, model, usd, body);
  }

  @Tag("long")
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "draft,    veed/lipsync,                     0.0528, '{\"model\":\"veed/lipsync\",\"video_url\":\"FOOTAGE\",\"audio_url\":\"LINE\"}'",
    "pro,      sync/lipsync-v3,                  0.88,   '{\"model\":\"sync/lipsync-v3\",\"video_url\":\"FOOTAGE\",\"audio_url\":\"LINE\",\"sync_mode\":\"cut_off\"}'"
  })
  @DisplayName("by every model")
  void saysByEach(String tier, String model, String usd, String body) throws Exception {
    saysBy(tier, model, usd, body);
  }

  private void saysBy(String tier, String model, String usd, String body) throws Exception {
    JsonNode job = done(say(line().put("tier", tier)));
    spoken(job);
    assertThat(job.path("model").asText()).isEqualTo(model);
    JsonNode order = Json.parse(stage.orders().get(0).body());
    String footage = order.path(order.has("video") ? "video" : "video_url").asText();
    String line = order.path(order.has("audio") ? "audio" : "audio_url").asText();
    assertThat(Json.text(order)).isEqualTo(body.replace("FOOTAGE", footage).replace("LINE", line));
    assertThat(footage).startsWith(stage.atlas.url() + "/uploads/").isNotEqualTo(line);
    track(line);
    // the price is that of the order itself
    assertThat(job.path("cost").path("actual").path("basis").asText()).isEqualTo("quote");
    assertThat(stage.requests())
        .filteredOn(call -> call.path().endsWith("/calculate"))
        .singleElement()
        .satisfies(call -> assertThat(Json.parse(call.body())).isEqualTo(order));
    assertThat(uploads()).isEqualTo(2);
    assertThat(bridge.budget().ledger(null, 10).items().get(0).amount().amount()).isEqualTo(usd);
    ledgerEqualsBill();
  }

  /** As long as the footage, the line in it slowed as the frames are, silence around it. */
  private void track(String address) throws Exception {
    Path wav = folder.resolve("track.wav");
    HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.ofFile(wav));
    short[] heard = Waveform.mono(ffmpeg, wav, TRACK_RATE);
    assertThat(heard).hasSize(80 * TRACK_RATE / 24);
    int from = 12 * TRACK_RATE / 24;
    int to = 72 * TRACK_RATE / 24;
    assertThat(loudest(heard, 0, from)).as("before the line").isZero();
    assertThat(loudest(heard, from + 300, to - 300)).as("the line").isGreaterThan(LOUD / 2);
    assertThat(loudest(heard, to, heard.length)).as("behind the line").isZero();
  }

  @Test
  @DisplayName("the plan says model, price and what leaves, and nothing leaves for it")
  void planned() throws Exception {
    HttpResponse<String> answer =
        client.post("/v1/lip-sync?dryRun=true", said(0, 76).put("tier", "pro"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode plan = Json.own(answer.body());
    assertThat(plan.path("model").asText()).isEqualTo("sync/lipsync-v3");
    assertThat(Json.text(plan.path("cost").path("estimate")))
        .isEqualTo("{\"amount\":\"0.88\",\"currency\":\"USD\",\"basis\":\"list\"}");
    assertThat(answer.body())
        .contains("76 frames as 1280x720", "The line leaves too: 75 frames of sound");
    assertThat(stage.told()).isEmpty();
  }

  @Test
  @DisplayName("longer than the model takes is told with the number")
  void tooLong() throws Exception {
    ObjectNode request = said(0, 20).put("tier", "standard");
    ((ObjectNode) request.get("audio")).put("out", 10);
    HttpResponse<String> answer = client.post("/v1/lip-sync", request);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("/plate/out", "0.83 s", "2 to 10 s");
    assertThat(stage.told()).isEmpty();
  }

  @Test
  @DisplayName("an order without a clear answer is never sent again by itself")
  void unclear() throws Exception {
    unclearly("lost-answer*1");
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(strings = {"create-then-504*1", "data-null*1"})
  @DisplayName("whichever way the answer is lost")
  void unclearLikewise(String fault) throws Exception {
    unclearly(fault);
  }

  private void unclearly(String fault) throws Exception {
    stage.faults().on(fault);
    String id = say(line());
    assertThat(ended(id).path("problem").path("code").asText()).isEqualTo("engine.outcome-unknown");
    bridge.jobs().retry(id, false);
    assertThat(ended(id).path("problem").path("code").asText()).isEqualTo("engine.outcome-unknown");
    assertThat(stage.orders()).hasSize(1);
    assertThat(bridge.budget().ledger(null, 10).items())
        .extracting(Spend::state)
        .containsExactly("reserved");
    bridge.jobs().retry(id, true);
    spoken(done(id));
    assertThat(stage.orders()).hasSize(2);
  }

  @Test
  @DisplayName("a bridge that ended between the order and its answer does not order again")
  void endedInBetween() throws Exception {
    stage.faults().on("lost-answer*1");
    String id = say(line());
    await().atMost(Duration.ofSeconds(60)).until(() -> !stage.bill().isEmpty());
    bridge.close();
    start();
    assertThat(ended(id).path("problem").path("code").asText()).isEqualTo("engine.outcome-unknown");
    assertThat(stage.bill()).hasSize(1);
  }

  @Tag("long")
  @Test
  @DisplayName(
      "lost uploads are sent again, a busy door is waited for; both files lie there once more at most")
  void uploadsAgain() throws Exception {
    stage.faults().on("lost-upload*2");
    stage.faults().on("slow-down*1");
    spoken(done(say(line())));
    assertThat(uploads()).isBetween(4L, 5L);
    ledgerEqualsBill();
  }

  @Tag("long")
  @Test
  @DisplayName("a take with frames too many at its head is laid by its content")
  void forgiven() throws Exception {
    stage.faults().on("extra-head-frames*1");
    spoken(done(say(line())));
  }

  private long uploads() {
    return stage.requests().stream()
        .map(Recorded::path)
        .filter(path -> path.endsWith("/uploadMedia"))
        .count();
  }
}
