package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.emulators.Recorded;
import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Atlas is asked before an order: its models, their fields, a price; and what it is told. */
class AtlasAskedTest extends VendorHouse<AtlasStage> {
  AtlasAskedTest() {
    super(new AtlasStage());
  }

  @Test
  @DisplayName("nobody is asked before the engine is used; the copy that came along says so")
  void copy() throws Exception {
    JsonNode atlas = engine("/v1/engines");
    assertThat(atlas.path("source").asText())
        .isEqualTo(
            "Models and fields from the copy of 2026-11-22 that came with this program; Atlas Cloud"
                + " is asked when it is used or checked.");
    assertThat(atlas.has("check")).isFalse();
    assertThat(kinds(atlas)).contains("generate.shots", "edit.motion", "lip-sync");
    assertThat(atlas.path("tiers").path("draft").asText())
        .isEqualTo("std, 720p; lip-sync: veed/lipsync");
    assertThat(atlas.path("tiers").path("pro").asText()).endsWith("; lip-sync: sync/lipsync-v3");
    assertThat(stage.requests()).isEmpty();
  }

  @Test
  @DisplayName("a check reads what is published, once, and says what is left")
  void check() throws Exception {
    JsonNode atlas = engine("/v1/engines?check=true");
    assertThat(atlas.path("source").asText())
        .startsWith("Models and fields as Atlas Cloud published them on 20");
    assertThat(atlas.path("check").path("good").asBoolean()).isTrue();
    assertThat(atlas.path("check").path("text").asText())
        .isEqualTo("The key is good; 1000 USD are left.");
    assertThat(atlas.path("check").path("balance").path("amount").asText()).isEqualTo("1000");
    long read = schemas();
    assertThat(read).isEqualTo(15);
    engine("/v1/engines?check=true");
    assertThat(schemas()).isEqualTo(read);
    stage.faults().on("wrong-key");
    JsonNode refused = engine("/v1/engines?check=true").path("check");
    assertThat(refused.path("good").asBoolean()).isFalse();
    assertThat(refused.path("text").asText()).contains("does not accept the key");
  }

  @Test
  @DisplayName("the plan quotes, and what is asked for it says nothing of the shot")
  void quotes() throws Exception {
    ObjectNode request = clip().put("prompt", "Marlene at the SECRET-HARBOUR");
    request.put("negativePrompt", "SECRET-FOG").put("audio", "native");
    JsonNode plan = plan(request);
    assertThat(Json.text(plan.path("cost").path("estimate")))
        .isEqualTo("{\"amount\":\"0.321\",\"currency\":\"USD\",\"basis\":\"quote\"}");
    assertThat(Json.text(plan)).doesNotContain("no-quote", "cloud.no-negative");
    List<Recorded> quotes =
        stage.requests().stream().filter(r -> r.path().endsWith("/calculate")).toList();
    assertThat(quotes).hasSize(1);
    assertThat(quotes.get(0).body()).contains("\"sound\":true").doesNotContain("SECRET", "Marlene");
    assertThat(stage.told()).isEmpty();
  }

  @Test
  @DisplayName("without a quote the list's price is said, and that it is the list's")
  void noQuote() throws Exception {
    stage.faults().on("no-quote");
    JsonNode plan = plan(clip());
    assertThat(plan.path("cost").path("estimate").path("basis").asText()).isEqualTo("list");
    assertThat(plan.path("cost").path("estimate").path("amount").asText()).isEqualTo("0.213");
    assertThat(Json.text(plan)).contains("The price is the list's");
  }

  @Test
  @DisplayName("of footage the price is the list's: nothing of it leaves for a question")
  void footage() throws Exception {
    HttpResponse<String> answer = client.post("/v1/edit?dryRun=true", request(plate(), 0, 76));
    assertThat(answer.body()).contains("\"basis\":\"list\"", "only once it has it");
    assertThat(stage.requests()).noneMatch(r -> r.path().endsWith("/calculate"));
  }

  @Test
  @DisplayName(
      "once the footage is there its own price is asked, and that is the one in the ledger")
  void quotedWithFootage() throws Exception {
    JsonNode job = done(order(request(plate(), 0, 76)));
    assertThat(job.path("cost").path("estimate").path("basis").asText()).isEqualTo("list");
    assertThat(job.path("cost").path("actual").path("basis").asText()).isEqualTo("quote");
    assertThat(stage.requests())
        .filteredOn(r -> r.path().endsWith("/calculate"))
        .singleElement()
        .satisfies(r -> assertThat(r.body()).contains("/uploads/").doesNotContain("postcard"));
    ledgerEqualsBill();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"audio\":\"native\"} | generate.sound | sound",
        "{\"images\":{\"references\":[\"x\"]}} | generate.reference | a clip from reference pictures",
        "{\"storyboard\":{\"story\":\"x\"}} | generate.story | shots from a story"
      })
  @DisplayName("what the schema lacks is not in the catalogue, and refused as a kind")
  void lacking(String change, String kind, String said) throws Exception {
    stage.faults().on("bare-schema");
    ObjectNode request = clip();
    request.setAll((ObjectNode) Json.parse(change.replace("\"x\"]", "\"" + plate() + "\"]")));
    if (request.has("storyboard")) {
      request.remove("prompt");
    }
    HttpResponse<String> answer = client.post("/v1/generate?dryRun=true", request);
    assertThat(answer.body()).contains("engine.kind", "does not do " + said);
    assertThat(kinds(engine("/v1/engines"))).doesNotContain(kind).contains("generate.text");
    assertThat(stage.told()).isEmpty();
  }

  @Test
  @DisplayName("a list out of reach: the copy is used, and said so")
  void outOfReach() throws Exception {
    stage.faults().on("no-list");
    assertThat(plan(clip()).path("model").asText())
        .isEqualTo("kwaivgi/kling-v3.0-std/text-to-video");
    assertThat(engine("/v1/engines").path("source").asText())
        .startsWith("Models and fields from the copy of 2026-11-22 that came with this program. ")
        .contains("out of order for now");
    // in the copy only the 4k model has a field for shots
    ObjectNode board = clip();
    board.remove("prompt");
    board.remove("seconds");
    board.putArray("shots").addObject().put("prompt", "x").put("seconds", 3);
    assertThat(client.post("/v1/generate?dryRun=true", board).body())
        .contains("engine.limit", "takes pro for this kind");
  }

  private ObjectNode clip() {
    ObjectNode request = Json.object();
    request
        .putObject("project")
        .put("nle", "folder")
        .put("file", folder.resolve("project").toString());
    return request.put("engine", "atlas").put("tier", "draft").put("prompt", "x").put("seconds", 3);
  }

  private JsonNode plan(ObjectNode request) throws Exception {
    HttpResponse<String> answer = client.post("/v1/generate?dryRun=true", request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.own(answer.body());
  }

  private JsonNode engine(String path) throws Exception {
    for (JsonNode each : Json.own(client.get(path).body()).path("items")) {
      if (each.path("id").asText().equals("atlas")) {
        return each;
      }
    }
    throw new AssertionError("no atlas");
  }

  private static List<String> kinds(JsonNode engine) {
    List<String> kinds = new ArrayList<>();
    engine.path("kinds").forEach(kind -> kinds.add(kind.asText()));
    return kinds;
  }

  private long schemas() {
    return stage.requests().stream().filter(r -> r.path().startsWith("/model/schema/")).count();
  }
}
