package app.pickup.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rounds of drafts over HTTP; every answer is held against openapi.yaml by {@link House#ask}. */
class RoundsTest {
  private House house;

  @BeforeEach
  void open() throws Exception {
    house = new House();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private ObjectNode request(int count) {
    ObjectNode request = Json.object().put("prompt", "A fox crosses the snow");
    request
        .putObject("project")
        .put("nle", "folder")
        .put("file", house.out.toString())
        .put("bin", "Foxes");
    request.put("place", "above").putObject("at").put("track", 1).put("frame", 0);
    request.putObject("drafts").put("count", count).put("vary", "camera");
    return request;
  }

  private JsonNode jobs() throws Exception {
    return house.get("/v1/jobs").json().path("items");
  }

  @Test
  @DisplayName("planned, a round says its drafts and enters nothing")
  void dry() throws Exception {
    Wire.Reply reply = house.post("/v1/rounds?dryRun=true", request(3));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(reply.json().path("drafts").findValuesAsText("said"))
        .containsExactly("as written", "push-in, medium", "orbit, wide");
    assertThat(reply.json().at("/plan/tier").asText()).isEqualTo("draft");
    assertThat(jobs()).isEmpty();
    assertThat(house.get("/v1/rounds").json().path("items")).isEmpty();
  }

  @Test
  @DisplayName("each draft is a job of its own, in a folder of drafts and above nothing")
  void entered() throws Exception {
    Wire.Reply reply = house.post("/v1/rounds", request(3));
    assertThat(reply.status()).as(reply.body()).isEqualTo(202);
    String at = reply.header("location");
    assertThat(house.get(at).json().path("id")).isEqualTo(reply.json().path("id"));
    assertThat(house.get("/v1/rounds").json().path("items")).hasSize(1);
    assertThat(jobs()).hasSize(3);
    for (JsonNode draft : reply.json().path("drafts")) {
      String id = draft.path("job").path("id").asText();
      JsonNode asked = Json.own(house.jobs.get(id).order().request());
      assertThat(asked.at("/project/bin").asText()).isEqualTo("Foxes/Drafts");
      assertThat(asked.path("place").asText()).isEqualTo("bin");
      assertThat(asked.path("name").asText())
          .isEqualTo("{clip}_d" + draft.path("number").asText() + "_v{take}");
      house.awaitState(id, "done");
    }
  }

  @Test
  @DisplayName("the same round under the same key is entered once, another one is refused")
  void key() throws Exception {
    String[] key = {"Idempotency-Key: round-1"};
    String body = Json.text(request(2));
    Wire.Reply first = house.ask("POST", "/v1/rounds", body, key);
    Wire.Reply again = house.ask("POST", "/v1/rounds", body, key);
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
    assertThat(jobs()).hasSize(2);
    Wire.Reply other = house.ask("POST", "/v1/rounds", Json.text(request(3)), key);
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.body()).contains("request.key-reused");
    Wire.Reply alone = house.ask("POST", "/v1/generate", Json.text(alone()), key);
    assertThat(alone.body()).contains("request.key-reused");
    assertThat(jobs()).hasSize(2);
  }

  private ObjectNode alone() {
    ObjectNode request = request(2);
    request.remove("drafts");
    return request;
  }

  @Test
  @DisplayName("one draft is kept, and another one instead")
  void keep() throws Exception {
    String at = "/v1/rounds/" + house.post("/v1/rounds", request(2)).json().path("id").asText();
    assertThat(house.get(at).json().path("kept").isNull()).isTrue();
    for (int number : List.of(2, 1)) {
      Wire.Reply kept = house.post(at + "/keep", Json.object().put("draft", number));
      assertThat(kept.json().path("kept").asInt()).isEqualTo(number);
      assertThat(house.get(at).json().path("kept").asInt()).isEqualTo(number);
    }
    assertThat(house.post(at + "/keep", Json.object().put("draft", 3)).status()).isEqualTo(404);
    assertThat(house.post(at + "/keep", Json.object().put("draft", "1")).status()).isEqualTo(422);
    assertThat(house.get(at).json().path("kept").asInt()).isEqualTo(1);
  }

  @Test
  @DisplayName("all that is wrong with a round is told at once, and nothing is entered")
  void wrong() throws Exception {
    ObjectNode body = request(2).put("tier", "best").put("prompt", " ");
    body.putObject("drafts").put("count", 10).put("vary", "moods").put("more", 1);
    Wire.Reply reply = house.post("/v1/rounds", body);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body())
        .contains("/tier", "/prompt", "/drafts/count", "/drafts/vary", "/drafts/more");
    assertThat(house.post("/v1/rounds", request(1)).body()).contains("/drafts/count");
    assertThat(house.post("/v1/rounds", Json.array()).status()).isEqualTo(422);
    assertThat(house.get("/v1/rounds/none").status()).isEqualTo(404);
    assertThat(house.get("/v1/rounds/none/sheet").status()).isEqualTo(404);
    assertThat(jobs()).isEmpty();
  }
}
