package app.pickup.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.Shots;
import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The linter over HTTP; every answer is held against openapi.yaml by {@link House#ask}. */
class PromptsTest {
  private House house;

  @BeforeEach
  void open() throws Exception {
    house = new House();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static List<String> rules(JsonNode findings) {
    return findings.findValuesAsText("rule");
  }

  @Test
  @DisplayName("each finding has its place, and a fix that can be applied")
  void good() throws Exception {
    String text = "🎻 A violinist plays on an empty stage, dramatic lighting.";
    Wire.Reply reply = house.post("/v1/prompts/lint", Json.object().put("text", text));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    JsonNode one = reply.json().path("findings").path(0);
    assertThat(rules(reply.json().path("findings"))).containsExactly("light.vague");
    assertThat(text.substring(one.path("from").asInt(), one.path("to").asInt()))
        .isEqualTo("dramatic lighting");
    assertThat(one.path("fix").path("text").asText()).contains("window");
  }

  @Test
  @DisplayName("lines, length, engine and cast are looked at")
  void whole() throws Exception {
    ObjectNode body = Json.object().put("text", "@Anna opens the door.");
    body.put("seconds", 1).put("engine", "fake");
    body.putArray("elements").add("Berta");
    body.putArray("lines")
        .addObject()
        .put("text", "I have waited for you in this house for seven long and lonely years.")
        .put("language", "en");
    JsonNode findings = house.post("/v1/prompts/lint", body).json().path("findings");
    assertThat(rules(findings)).containsExactly("element.unknown", "line.too-long");
    assertThat(findings.path(1).path("pointer").asText()).isEqualTo("/lines/0/text");
    assertThat(findings.path(1).path("severity").asText()).isEqualTo("error");
  }

  @Test
  @DisplayName("all that is wrong with a request is told at once")
  void wrong() throws Exception {
    ObjectNode body = Json.object().put("text", " ").put("engine", "nobody").put("colour", 1);
    body.put("seconds", 0);
    Wire.Reply reply = house.post("/v1/prompts/lint", body);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body())
        .contains("/text", "/engine", "/colour", "/seconds", "must not be empty");
    assertThat(house.post("/v1/prompts/lint", Json.object()).body()).contains("/text");
    assertThat(
            house.post("/v1/prompts/lint", Json.object().put("text", "a".repeat(10_001))).status())
        .isEqualTo(422);
    assertThat(house.post("/v1/prompts/lint", Json.array()).status()).isEqualTo(422);
    assertThat(house.ask("POST", "/v1/prompts/lint", "{").status()).isEqualTo(400);
  }

  @Test
  @DisplayName("a plan has what the linter says, and refuses nothing")
  void plan() throws Exception {
    Path out = Files.createDirectories(house.folder.resolve("clips"));
    ObjectNode body = (ObjectNode) Shots.edit(out);
    body.remove(List.of("plate", "edit"));
    body.put("prompt", "Tom Cruise runs, no people.");
    Wire.Reply reply = house.post("/v1/generate?dryRun=true", body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(rules(reply.json().path("lint"))).containsExactly("name.risky", "negation");
    assertThat(reply.json().path("lint").path(0).path("pointer").asText()).isEqualTo("/prompt");
  }
}
