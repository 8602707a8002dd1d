package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.pickup.engines.local.dialogue.Voices;
import app.pickup.json.Json;
import app.pickup.media.MediaFile;
import app.pickup.media.NumberedPlate;
import app.pickup.media.Probe;
import app.pickup.media.Waveform;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** A recorded line in the mouth of somebody in a plate, as every vendor of it makes it. */
abstract class LipSyncContract<S extends Stage> extends VendorHouse<S> {
  LipSyncContract(S stage) {
    super(stage);
  }

  /** Ways in which a request does not fit this vendor: pointer, what is put into audio, words. */
  abstract Stream<Arguments> wrong();

  /** 60 frames of the line, said from frame 10 of 76 on, with handles of two frames. */
  ObjectNode line() throws Exception {
    ObjectNode request = said(2, 78);
    ((ObjectNode) request.get("plate")).put("handles", 2);
    ((ObjectNode) request.get("audio")).put("in", 5).put("out", 65).put("at", 10);
    return request;
  }

  /** The clip of {@link #line} has every frame once, and the line where it was asked. */
  void spoken(JsonNode job) throws Exception {
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
  }

  static Stream<Arguments> unfit() {
    return Stream.of(
        Arguments.of("/audio/at", "{\"at\":30}", "leaves no room"),
        Arguments.of("/audio/out", "{\"out\":200}", "behind the sound's end"),
        Arguments.of("/audio/out", "{\"in\":9,\"out\":9}", "must lie behind in"),
        Arguments.of("/audio/media", "{\"media\":\"PICTURE\"}", "no sound"),
        Arguments.of("/audio/face", "{\"face\":0}", "1 to 20"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource({"unfit", "wrong"})
  @DisplayName("what does not fit is told before anything is sent")
  void refused(String pointer, String change, String words) throws Exception {
    ObjectNode request = said(0, 76);
    Path picture = Files.writeString(folder.resolve("noise.wav"), "not a sound");
    ((ObjectNode) request.get("audio"))
        .setAll((ObjectNode) Json.own(change.replace("PICTURE", picture.toString())));
    HttpResponse<String> answer = client.post("/v1/lip-sync", request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains(pointer, words);
    assertThat(stage.told()).isEmpty();
  }

  @Test
  @DisplayName("words are spoken here and sent as a recording would be; their times are told")
  void lines() throws Exception {
    assumeTrue(Voices.installed().missing() == null, "not tried: the voices are not installed");
    ObjectNode request = said(2, 78);
    request.remove("audio");
    request
        .putArray("lines")
        .addObject()
        .put("text", "Wait for me, please!")
        .put("language", "en")
        .put("at", 10);
    JsonNode job = done(say(request));
    JsonNode take = job.path("takes").path(0);
    assertThat(take.path("proof").path("passed").asBoolean()).as(Json.text(take)).isTrue();
    assertThat(NumberedPlate.numbers(ffmpeg, clip(job)))
        .hasSize(76)
        .startsWith(2, 3, 4)
        .endsWith(76, 77);
    MediaFile clip = new Probe(ffmpeg).footage(clip(job));
    assertThat(clip.audio().get(0).samples()).isEqualTo(76 * SOUND_RATE / 25);
    short[] heard = Waveform.mono(ffmpeg, clip(job), SOUND_RATE);
    int from = 10 * SOUND_RATE / 25;
    assertThat(loudest(heard, 0, from)).as("before the line").isZero();
    assertThat(loudest(heard, from, heard.length)).as("the line").isGreaterThan(LOUD / 4);
    Path srt = Path.of(take.path("captions").path("path").asText());
    assertThat(Files.readString(srt)).startsWith("1\r\n00:00:00,400").contains("Wait for me");
    JsonNode sidecar = Json.own(Files.readString(Path.of(take.path("sidecar").asText())));
    assertThat(sidecar.path("clip").path("words").findValuesAsText("text"))
        .containsExactly("Wait", "for", "me,", "please!");
  }

  /** Two short lines for two faces. */
  final ObjectNode twoFaces() throws Exception {
    assumeTrue(Voices.installed().missing() == null, "not tried: the voices are not installed");
    ObjectNode request = said(2, 78);
    request.remove("audio");
    ArrayNode lines = request.putArray("lines");
    for (int face = 1; face <= 2; face++) {
      lines.addObject().put("text", "No.").put("language", "en").put("face", face);
    }
    return request;
  }

  @Test
  @DisplayName("nobody is made to say anything without a consent")
  void consent() throws Exception {
    ObjectNode request = said(0, 76);
    request.remove("consent");
    assertThat(client.post("/v1/lip-sync", request).body())
        .contains("consent.missing", "Words put into somebody's mouth", "--consent WHO,SCOPE");
    request.putObject("consent").put("who", "A").put("scope", "b").put("until", "2020-01-31");
    assertThat(client.post("/v1/lip-sync", request).body()).contains("consent.missing");
    assertThat(stage.told()).isEmpty();
  }

  static int loudest(short[] samples, int from, int to) {
    int most = 0;
    for (int i = from; i < to; i++) {
      most = Math.max(most, Math.abs(samples[i]));
    }
    return most;
  }
}
