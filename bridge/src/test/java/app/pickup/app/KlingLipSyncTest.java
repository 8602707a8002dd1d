package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.json.Json;
import app.pickup.media.NumberedPlate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

/** A recorded line in the mouth of somebody in a plate, by Kling. */
class KlingLipSyncTest extends LipSyncContract<KlingStage> {
  KlingLipSyncTest() {
    super(new KlingStage());
  }

  @Test
  @DisplayName("every frame comes back as itself, the line lies where it was asked, to the sample")
  void says() throws Exception {
    spoken(done(say(line())));
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
  @DisplayName("a line in footage is to be heard: its sound is laid too, or that it is not is said")
  void heard() throws Exception {
    Path film =
        Files.writeString(
            folder.resolve("film.kdenlive"),
            Files.readString(Path.of("../scripts/sample/sample.kdenlive"))
                .replace("@CLIP@", plate().toString()));
    ObjectNode request = said(2, 60);
    ((ObjectNode) request.get("project")).put("nle", "kdenlive").put("file", film.toString());
    ((ObjectNode) request.get("audio")).put("in", 5).put("out", 55);
    request.put("place", "above").putObject("at").put("track", 1).put("frame", 2);
    JsonNode placement = done(say(request)).path("takes").path(0).path("placement");
    assertThat(placement.path("state").asText()).isEqualTo("in-bin");
    assertThat(placement.path("verified").asBoolean()).isFalse();
    assertThat(placement.path("why").asText())
        .startsWith("its sound was not laid: no audio track is free there");
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

  @Tag("long")
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

  @Test
  @DisplayName("faces that were paid before a line was declined are neither paid nor booked again")
  void retried() throws Exception {
    stage.faults().on("moderation-submit*1");
    String id = say(said(0, 76));
    assertThat(ended(id).path("state").asText()).isEqualTo("failed");
    HttpResponse<String> again = client.post("/v1/jobs/" + id + "/retry", Json.object());
    assertThat(again.statusCode()).as(again.body()).isLessThan(300);
    done(id);
    assertThat(calls("/v1/videos/identify-face")).isEqualTo(1);
    assertThat(booked())
        .isEqualByComparingTo(stage.bill().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  @Test
  @DisplayName("a search that did not find the face was paid, and stays so after a retry")
  void noSuchFace() throws Exception {
    ObjectNode request = said(0, 76);
    ((ObjectNode) request.get("audio")).put("face", 2);
    String id = say(request);
    assertThat(ended(id).path("problem").path("charged").asText()).isEqualTo("yes");
    assertThat(booked()).isEqualByComparingTo("0.007");
    stage.faults().on("two-faces");
    client.post("/v1/jobs/" + id + "/retry", Json.object());
    done(id);
    assertThat(booked())
        .isEqualByComparingTo(stage.bill().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  @Test
  @DisplayName("two faces are moved one after another, the second in the clip that came back")
  void chained() throws Exception {
    stage.faults().on("two-faces");
    JsonNode job = done(say(twoFaces()));
    assertThat(NumberedPlate.numbers(ffmpeg, clip(job)))
        .hasSize(76)
        .startsWith(2, 3, 4)
        .endsWith(76, 77);
    List<JsonNode> searches = all("/v1/videos/identify-face");
    assertThat(searches).hasSize(2);
    assertThat(searches.get(0).path("video_url").asText()).startsWith("http");
    assertThat(searches.get(1).path("video_id").asText()).startsWith("v");
    List<JsonNode> orders = all("/v1/videos/advanced-lip-sync");
    assertThat(orders)
        .extracting(order -> order.path("face_choose").path(0).path("face_id").asText())
        .containsExactly("0", "1");
    assertThat(orders.get(1).path("face_choose").path(0).path("sound_insert_time").asInt())
        .isGreaterThan(orders.get(0).path("face_choose").path(0).path("sound_insert_time").asInt());
    // each face: 0.05 units for the search and 0.5 for the line
    paid("0.154");
  }

  @Test
  @DisplayName("a link of the chain whose answer was lost is found by its id and bought once")
  void chainLost() throws Exception {
    stage.faults().on("two-faces");
    stage.faults().on("lost-answer*1");
    done(say(twoFaces()));
    assertThat(stage.kling.bill()).filteredOn(b -> b.externalId() != null).hasSize(2);
    paid("0.154");
  }

  @Tag("long")
  @Test
  @DisplayName("a link that was not made costs its faces, and a retry goes on from there")
  void chainFailed() throws Exception {
    stage.faults().on("two-faces");
    stage.faults().on("failed-late*1");
    String id = say(twoFaces());
    JsonNode job = ended(id);
    assertThat(job.path("problem").path("code").asText()).isEqualTo("engine.failed");
    assertThat(booked()).isEqualByComparingTo("0.007");
    HttpResponse<String> again = client.post("/v1/jobs/" + id + "/retry", Json.object());
    assertThat(again.statusCode()).as(again.body()).isLessThan(300);
    done(id);
    // what failed is not billed in the end, whatever the emulator's list of orders says
    assertThat(booked()).isEqualByComparingTo("0.154");
  }

  @Override
  Stream<Arguments> wrong() {
    return Stream.of(Arguments.of("/audio/at", "{\"at\":40,\"out\":20}", "2 s or more"));
  }

  private BigDecimal booked() {
    return bridge.budget().ledger(null, 10).items().stream()
        .map(line -> new BigDecimal(line.amount().amount()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void paid(String usd) {
    assertThat(stage.bill().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(usd);
    assertThat(bridge.budget().ledger(null, 10).items().get(0).amount().amount()).isEqualTo(usd);
  }

  private JsonNode sent(String path) {
    return all(path).get(0);
  }

  private List<JsonNode> all(String path) {
    return stage.requests().stream()
        .filter(r -> r.method().equals("POST") && r.path().equals(path))
        .map(r -> Json.own(r.body()))
        .toList();
  }

  private long calls(String path) {
    return stage.requests().stream().filter(r -> r.path().equals(path)).count();
  }
}
