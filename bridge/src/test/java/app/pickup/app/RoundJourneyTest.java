package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.json.Json;
import app.pickup.shots.Money;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.File;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Drafts are asked for at once, looked at side by side, one is kept and made better. */
@SuppressWarnings("NullAway.Init")
class RoundJourneyTest extends VendorHouse<KlingStage> {
  RoundJourneyTest() {
    super(new KlingStage());
  }

  private ObjectNode request(String engine, int count) {
    ObjectNode request = Json.object().put("prompt", "A kite over the dunes").put("seconds", 3);
    request
        .putObject("project")
        .put("nle", "folder")
        .put("file", folder.resolve("project").toString())
        .put("bin", "Kites");
    request.put("engine", engine).put("codec", "h264");
    request.putObject("sequence").put("rate", "24").put("width", 640).put("height", 360);
    request.putObject("drafts").put("count", count);
    return request;
  }

  private JsonNode made(ObjectNode request) throws Exception {
    HttpResponse<String> answer = client.post("/v1/rounds", request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    JsonNode round = Json.own(answer.body());
    for (JsonNode draft : round.path("drafts")) {
      done(draft.path("job").path("id").asText());
    }
    return round(round);
  }

  private JsonNode round(JsonNode round) throws Exception {
    return Json.own(client.get("/v1/rounds/" + round.path("id").asText()).body());
  }

  private static String job(JsonNode round, int number) {
    return round.path("drafts").path(number - 1).path("job").path("id").asText();
  }

  @Test
  @DisplayName("sketches by several cameras lie on one sheet; the kept one is painted for its bin")
  void sketched() throws Exception {
    JsonNode round = made(request("local", 3));
    assertThat(round.path("vary").asText()).isEqualTo("camera");
    client.file("/v1/rounds/" + round.path("id").asText() + "/sheet").body().close();
    BufferedImage sheet = ImageIO.read(new File(round(round).path("sheet").asText()));
    assertThat(clip(job(job(round, 2))).getFileName().toString())
        .isEqualTo("A_kite_over_the_d2_v001.mov");
    // three rows, each with the first, the middle and the last frame
    for (int row = 0; row < 3; row++) {
      for (int frame = 0; frame < 3; frame++) {
        int x = 312 + frame * 492;
        int y = 12 + row * (270 + 12);
        assertThat(colours(sheet.getSubimage(x, y, 480, 270)))
            .as("row " + row + ", frame " + frame)
            .isGreaterThan(20);
      }
    }
    assertThat(stage.told()).isEmpty();
    ObjectNode up = Json.object().put("tier", "standard").put("engine", "kling");
    HttpResponse<String> answer = client.post("/v1/jobs/" + job(round, 2) + "/promote", up);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    JsonNode painted = done(Json.own(answer.body()).path("id").asText());
    assertThat(clip(painted)).isEqualTo(folder.resolve("project/Kites/A_kite_over_the_v001.mov"));
    assertThat(folder.resolve("project/Kites/Drafts")).isDirectory();
    assertThat(round(round).path("kept").asInt()).isEqualTo(2);
    // what was other in the draft is part of what is painted
    assertThat(stage.orders().get(0).body()).contains("push");
    ledgerEqualsBill();
  }

  /** How many colours, coarsely. */
  private static long colours(BufferedImage image) {
    return java.util.stream.IntStream.range(0, image.getWidth() * image.getHeight())
        .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xF0F0F0)
        .distinct()
        .count();
  }

  @Test
  @DisplayName("drafts are paid once each, and promoting one says what the round has saved")
  void saved() throws Exception {
    JsonNode round = made(request("kling", 3));
    assertThat(round.path("vary").asText()).isEqualTo("seeds");
    assertThat(stage.bill()).hasSize(3);
    // the same picture three times, and still a file each
    assertThat(round.findValuesAsText("sha256")).doesNotHaveDuplicates();
    BigDecimal draft = stage.bill().get(0);
    BigDecimal drafts = draft.multiply(BigDecimal.valueOf(3));
    assertThat(new BigDecimal(round.at("/cost/drafts/amount").asText()))
        .isEqualByComparingTo(drafts);
    assertThat(round.at("/cost/saved").isNull()).isTrue();
    String path = "/v1/jobs/" + job(round, 3) + "/promote";
    ObjectNode up = Json.object().put("tier", "pro");
    JsonNode plan = Json.own(client.post(path + "?dryRun=true", up).body());
    BigDecimal one = new BigDecimal(plan.at("/cost/estimate/amount").asText());
    BigDecimal saved = one.multiply(BigDecimal.valueOf(2)).subtract(drafts);
    assertThat(plan.path("notes").toString())
        .contains("round.saving", "\"saved\":\"" + saved.toPlainString() + "\"");
    assertThat(round(round).path("kept").isNull()).as("a plan keeps nothing").isTrue();
    done(Json.own(client.post(path, up).body()).path("id").asText());
    JsonNode after = round(round);
    assertThat(after.path("kept").asInt()).isEqualTo(3);
    assertThat(new BigDecimal(after.at("/cost/saved/amount").asText())).isEqualByComparingTo(saved);
    assertThat(stage.bill()).hasSize(4);
  }

  @Test
  @DisplayName("a cap holds for all drafts together, before any is sent")
  void cap() throws Exception {
    JsonNode plan = Json.own(client.post("/v1/rounds?dryRun=true", request("kling", 3)).body());
    BigDecimal all = new BigDecimal(plan.at("/cost/estimate/amount").asText());
    String less = all.subtract(new BigDecimal("0.01")).toPlainString();
    bridge.budget().cap("day", new Money(less, "USD", Money.Basis.LIST));
    HttpResponse<String> answer = client.post("/v1/rounds", request("kling", 3));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("budget.cap");
    assertThat(Json.own(client.get("/v1/jobs").body()).path("items")).isEmpty();
    assertThat(stage.told()).isEmpty();
  }

  @Test
  @DisplayName("a bridge that ends in the middle of a round goes on with it, each draft paid once")
  void restart() throws Exception {
    HttpResponse<String> answer = client.post("/v1/rounds", request("kling", 3));
    JsonNode round = Json.own(answer.body());
    bridge.close();
    start();
    List<String> clips = new java.util.ArrayList<>();
    for (JsonNode draft : round.path("drafts")) {
      clips.add(clip(done(draft.path("job").path("id").asText())).toString());
    }
    assertThat(clips).doesNotHaveDuplicates().allMatch(each -> Files.exists(Path.of(each)));
    assertThat(stage.bill()).hasSize(3);
  }
}
