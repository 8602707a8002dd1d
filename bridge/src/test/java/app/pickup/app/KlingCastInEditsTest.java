package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.json.Json;
import app.pickup.media.NumberedPlate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The cast in edits by Kling: what comes in for something, and whom the words point to. */
class KlingCastInEditsTest extends CastHouse {

  @Test
  @DisplayName("something is replaced by one of the cast, beside another that the words name")
  void replaced() throws Exception {
    JsonNode lamp = kept(prop("Lamp", picture("a.png", 400)));
    JsonNode vase = kept(prop("Old Vase", picture("b.png", 500), picture("c.png", 600)));
    ObjectNode request = replacing("the flag beside @OLDVASE", lamp);
    request.putArray("elements").add(vase.path("id").asText());
    JsonNode job = done(order(request));
    assertThat(NumberedPlate.numbers(ffmpeg, clip(job))).hasSize(76);
    assertThat(created(ELEMENTS)).hasSize(2);
    JsonNode order = created(OMNI).get(0);
    JsonNode contents = order.path("contents");
    assertThat(contents).hasSize(4);
    assertThat(contents.path(0).path("text").asText())
        .startsWith("In @plate, replace the flag beside @element1 with @element2. Keep everything");
    assertThat(contents.path(1).path("type").asText()).isEqualTo("base_video");
    assertThat(contents.path(1).path("id").asText()).isEqualTo("plate");
    for (int i = 1; i <= 2; i++) {
      JsonNode item = contents.path(1 + i);
      assertThat(item.path("type").asText()).isEqualTo("element");
      assertThat(item.path("id").asText()).isEqualTo("element" + i);
      assertThat(item.path("element_id").isIntegralNumber()).isTrue();
    }
    assertThat(Json.text(order.path("settings")))
        .isEqualTo("{\"audio\":\"off\",\"multi_shot\":false,\"resolution\":\"720p\"}");
    JsonNode sidecar =
        Json.own(Files.readString(Path.of(job.path("takes").path(0).path("sidecar").asText())));
    assertThat(sidecar.path("elements").findValuesAsText("name"))
        .containsExactly("Old Vase", "Lamp");
    assertThat(sidecar.path("elements").findValuesAsText("sha256"))
        .containsExactly(vase.path("sha256").asText(), lamp.path("sha256").asText());
    // the frozen request is read again: the same two, made once
    done(order(request));
    assertThat(created(ELEMENTS)).hasSize(2);
  }

  @Test
  @DisplayName(
      "a character from footage is made before the plate is put out, and both are gone then")
  void footage() throws Exception {
    ObjectNode wish = wish("Anna", "character").put("video", video().toString());
    wish.putObject("consent").put("who", "A. Lind").put("scope", "tests");
    JsonNode anna = kept(wish);
    done(order(replacing("the man", anna)));
    assertThat(created(ELEMENTS)).hasSize(1);
    assertThat(created(OMNI).get(0).path("contents").path(2).path("type").asText())
        .isEqualTo("element");
    try (Stream<Path> left = Files.list(folder.resolve("relay"))) {
      assertThat(left).as("left at the relay").isEmpty();
    }
    BigDecimal bill = stage.bill().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(new BigDecimal(bridge.budget().ledger(null, 10).items().get(0).amount().amount()))
        .isEqualByComparingTo(bill);
  }

  @Test
  @DisplayName("what does not go together beside a plate is told before anything is sent")
  void budget() throws Exception {
    JsonNode anna = kept(wish("Anna", "character").put("video", video().toString()));
    JsonNode bert = kept(wish("Bert", "character").put("video", video().toString()));
    List<JsonNode> props =
        IntStream.range(0, 5)
            .mapToObj(i -> unchecked(() -> kept(prop("P" + i, picture("a.png", 400)))))
            .toList();
    refused(
        replacing("x", anna), List.of(bert), "/elements", "one beside a plate; the number", "is 2");
    refused(
        replacing("x", anna),
        List.of(props.get(0)),
        "/elements",
        "element made from footage",
        "is 1");
    refused(
        replacing("x", props.get(4)),
        props.subList(0, 4),
        "/elements",
        "up to 4 beside a plate",
        "is 5");
    ObjectNode look = request(plate(), 0, 76);
    ((ObjectNode) look.get("edit"))
        .putObject("look")
        .put("image", picture("b.png", 400).toString());
    refused(look, props.subList(0, 4), "/elements", "up to 4 beside a plate", "is 5");
    ObjectNode bare = replacing("x", anna);
    bare.remove("consent");
    refused(bare, List.of(), "/edit/with/element", "consent.missing", "@Anna");
    ObjectNode gone = replacing("x", anna);
    ((ObjectNode) gone.at("/edit/with")).put("element", "nobody");
    refused(gone, List.of(), "/edit/with/element", "not in the cast");
    assertThat(stage.requests()).isEmpty();
  }

  @Test
  @DisplayName("an engine without a cast says so, and what to give instead")
  void elsewhere() throws Exception {
    JsonNode lamp = kept(prop("Lamp", picture("a.png", 400)));
    for (String engine : List.of("atlas", "local")) {
      refused(
          replacing("x", lamp).put("engine", engine),
          List.of(),
          "engine.kind",
          "keeps none. Give a picture of them instead");
    }
    assertThat(stage.requests()).isEmpty();
  }

  private ObjectNode replacing(String target, JsonNode element) throws Exception {
    ObjectNode request = request(plate(), 0, 76);
    ObjectNode edit = request.putObject("edit").put("kind", "replace").put("target", target);
    edit.putObject("with").put("element", element.path("id").asText());
    return request;
  }

  private void refused(ObjectNode request, List<JsonNode> elements, String... words)
      throws Exception {
    ArrayNode ids = request.putArray("elements");
    elements.forEach(each -> ids.add(each.path("id").asText()));
    HttpResponse<String> answer = client.post("/v1/edit", request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains(words);
  }
}
