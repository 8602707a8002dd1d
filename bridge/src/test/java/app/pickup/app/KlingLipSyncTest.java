package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.json.Json;
import app.pickup.media.MediaFile;
import app.pickup.media.NumberedPlate;
import app.pickup.media.Probe;
import app.pickup.media.Waveform;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A recorded line in the mouth of somebody in a plate, by Kling. */
class KlingLipSyncTest extends VendorHouse<KlingStage> {
  KlingLipSyncTest() {
    super(new KlingStage());
  }

  @Test
  @DisplayName("every frame comes back as itself, the line lies where it was asked, to the sample")
  void line() throws Exception {
    ObjectNode request = said(2, 78);
    ((ObjectNode) request.get("plate")).put("handles", 2);
    ((ObjectNode) request.get("audio")).put("in", 5).put("out", 65).put("at", 10);
    JsonNode job = done(say(request));
    JsonNode take = job.path("takes").path(0);
    assertThat(take.path("proof").path("passed").asBoolean()).as(Json.text(take)).isTrue();
    assertThat(Json.text(take)).contains("alignment");
    List<Integer> numbers = NumberedPlate.numbers(ffmpeg, clip(job));
    assertThat(numbers).hasSize(80).startsWith(0, 1, 2).endsWith(78, 79);

    MediaFile clip = new Probe(ffmpeg).footage(clip(job));
    assertThat(clip.audio()).hasSize(1);
    assertThat(clip.audio().get(0).samples()).isEqualTo(80 * SOUND_RATE / 25);
    short[] heard = Waveform.mono(ffmpeg, clip(job), SOUND_RATE);
    int from = 12 * SOUND_RATE / 25;
    int to = 72 * SOUND_RATE / 25;
    assertThat(loudest(heard, 0, from)).as("before the line").isZero();
    assertThat(loudest(heard, from + 300, to - 300)).as("the line").isGreaterThan(LOUD / 2);
    assertThat(loudest(heard, to, heard.length)).as("behind the line").isZero();

    JsonNode face = sent("/v1/videos/advanced-lip-sync").path("face_choose").path(0);
    // frame 12 of the plate is frame 12 of 24 a second, and the line is as much slower
    assertThat(face.path("sound_insert_time").asInt()).isEqualTo(500);
    assertThat(face.path("sound_end_time").asInt()).isEqualTo(2500);
    assertThat(face.path("original_audio_volume").asInt()).isZero();
    paid("0.077");
    try (Stream<Path> left = Files.list(folder.resolve("relay"))) {
      assertThat(left).as("footage left at the relay").isEmpty();
    }
  }

  @Test
  @DisplayName("faces are looked for and paid once, however often the order is sent")
  void facesOnce() throws Exception {
    stage.faults().on("lost-answer*1");
    stage.faults().on("html-result*1");
    done(say(said(0, 76)));
    assertThat(calls("/v1/videos/identify-face")).isBetween(1L, 2L);
    assertThat(stage.kling.bill()).filteredOn(b -> b.externalId() != null).hasSize(1);
  }

  @Test
  @DisplayName("faces whose answer was lost are paid twice, and the ledger says so")
  void facesLost() throws Exception {
    stage.faults().on("faces-lost*1");
    done(say(said(0, 76)));
    assertThat(calls("/v1/videos/identify-face")).isEqualTo(2);
    paid("0.084");
  }

  @Test
  @DisplayName("a line that was not made has cost what the faces did")
  void failed() throws Exception {
    stage.faults().on("failed-late");
    JsonNode job = ended(say(said(0, 76)));
    assertThat(job.path("problem").path("code").asText()).isEqualTo("engine.failed");
    assertThat(job.path("problem").path("charged").asText()).isEqualTo("yes");
    assertThat(bridge.budget().ledger(null, 10).items().get(0).amount().amount())
        .isEqualTo("0.007");
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("/audio/at", "{\"at\":30}", "leaves no room"),
        Arguments.of("/audio/out", "{\"out\":200}", "behind the sound's end"),
        Arguments.of("/audio/out", "{\"in\":9,\"out\":9}", "must lie behind in"),
        Arguments.of("/audio/at", "{\"at\":40,\"out\":20}", "2 s or more"),
        Arguments.of("/audio/media", "{\"media\":\"PICTURE\"}", "no sound"),
        Arguments.of("/audio/face", "{\"face\":0}", "1 to 20"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("wrong")
  @DisplayName("what does not fit is told before anything is sent")
  void refused(String pointer, String change, String words) throws Exception {
    ObjectNode request = said(0, 76);
    Path picture = Files.writeString(folder.resolve("noise.wav"), "not a sound");
    ((ObjectNode) request.get("audio"))
        .setAll((ObjectNode) Json.own(change.replace("PICTURE", picture.toString())));
    HttpResponse<String> answer = client.post("/v1/lip-sync", request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains(pointer, words);
    assertThat(stage.requests()).isEmpty();
  }

  @Test
  @DisplayName("nobody is made to say anything without a consent")
  void consent() throws Exception {
    ObjectNode request = said(0, 76);
    request.remove("consent");
    assertThat(client.post("/v1/lip-sync", request).body())
        .contains("consent.missing", "Words put into somebody's mouth");
  }

  private void paid(String usd) {
    assertThat(stage.bill().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(usd);
    assertThat(bridge.budget().ledger(null, 10).items().get(0).amount().amount()).isEqualTo(usd);
  }

  private JsonNode sent(String path) {
    return stage.requests().stream()
        .filter(r -> r.method().equals("POST") && r.path().equals(path))
        .findFirst()
        .map(r -> Json.own(r.body()))
        .orElseThrow();
  }

  private long calls(String path) {
    return stage.requests().stream().filter(r -> r.path().equals(path)).count();
  }

  private static int loudest(short[] samples, int from, int to) {
    int most = 0;
    for (int i = from; i < to; i++) {
      most = Math.max(most, Math.abs(samples[i]));
    }
    return most;
  }
}
