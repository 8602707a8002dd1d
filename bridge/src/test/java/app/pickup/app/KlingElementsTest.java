package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The cast in new clips by Kling: each made there once, whatever happens. */
class KlingElementsTest extends CastHouse {

  @Test
  @DisplayName(
      "an element from pictures is made once, pointed to by its name, and told in the sidecar")
  void pictures() throws Exception {
    JsonNode anna = kept(prop("Anna Key", picture("a.png", 400), picture("b.png", 500)));
    JsonNode job = done(generate(scene("@annakey lies on the sill", anna)));
    JsonNode made = created(ELEMENTS).get(0);
    assertThat(made.path("element_name").asText()).isEqualTo("AnnaKey");
    assertThat(made.path("element_image_list").path("refer_images")).hasSize(1);
    JsonNode order = created("/omni-video/kling-3.0-omni").get(0);
    assertThat(order.path("contents").path(0).path("text").asText())
        .isEqualTo("@element1 lies on the sill");
    JsonNode item = order.path("contents").path(1);
    assertThat(item.path("type").asText()).isEqualTo("element");
    assertThat(item.path("id").asText()).isEqualTo("element1");
    JsonNode sidecar =
        Json.own(Files.readString(Path.of(job.path("takes").path(0).path("sidecar").asText())));
    assertThat(sidecar.path("elements")).hasSize(1);
    JsonNode credit = sidecar.path("elements").path(0);
    assertThat(credit.path("name").asText()).isEqualTo("Anna Key");
    assertThat(credit.path("sha256").asText()).isEqualTo(anna.path("sha256").asText());
    assertThat(Json.text(sidecar)).doesNotContain(folder.toString());
  }

  @Test
  @DisplayName(
      "a character from footage speaks with its own voice; it is paid, and nothing stays behind")
  void footage() throws Exception {
    ObjectNode wish = speaker("Anna");
    JsonNode consent = wish.remove("consent");
    JsonNode anna = kept(wish);
    ObjectNode request = scene("She says good night", anna).put("audio", "native");
    HttpResponse<String> refused = client.post("/v1/generate", request);
    assertThat(refused.body()).contains("consent.missing", "/elements/0", "@Anna");
    assertThat(stage.requests()).isEmpty();

    wish.put("video", anna.path("video").asText());
    wish.set("consent", consent);
    JsonNode agreed = change(anna, wish);
    assertThat(agreed.path("sha256")).isEqualTo(anna.path("sha256"));
    JsonNode plan = Json.own(client.post("/v1/generate?dryRun=true", request).body());
    assertThat(plan.path("cost").path("estimate").path("amount").asText()).isEqualTo("0.343");
    assertThat(Json.text(plan)).contains("its footage and its voice of @Anna");
    done(generate(request));
    JsonNode made = created(ELEMENTS).get(0);
    assertThat(made.path("reference_type").asText()).isEqualTo("video_refer");
    assertThat(made.path("element_voice_id").asText()).isNotEmpty();
    assertThat(
            created("/omni-video/kling-3.0-omni")
                .get(0)
                .path("contents")
                .path(0)
                .path("text")
                .asText())
        .isEqualTo("She says good night. Keep to the look of @element1.");
    BigDecimal bill = stage.bill().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(new BigDecimal(bridge.budget().ledger(null, 10).items().get(0).amount().amount()))
        .isEqualByComparingTo(bill)
        .isEqualByComparingTo("0.343");
    try (Stream<Path> left = Files.list(folder.resolve("relay"))) {
      assertThat(left).as("left at the relay").isEmpty();
    }
    plan = Json.own(client.post("/v1/generate?dryRun=true", request).body());
    assertThat(plan.path("cost").path("estimate").path("amount").asText()).isEqualTo("0.336");

    HttpResponse<String> deleted = client.delete("/v1/elements/" + anna.path("id").asText());
    assertThat(deleted.body()).contains("\"left\":[]");
    assertThat(created("/v1/general/delete-advanced-elements")).hasSize(1);
    assertThat(created("/v1/general/delete-voices")).hasSize(1);
    assertThat(client.post("/v1/generate", request).body())
        .contains("/elements/0", "not in the cast");
    try (Stream<Path> left = Files.list(folder.resolve("home/elements"))) {
      assertThat(left).as("files in home").isEmpty();
    }
  }

  @Tag("long")
  @Test
  @DisplayName("one that vanished there is made again, and one that has changed is made anew")
  void again() throws Exception {
    JsonNode lamp = kept(prop("Lamp", picture("a.png", 400)));
    ObjectNode request = scene("@Lamp flickers", lamp);
    done(generate(request));
    String number =
        created("/omni-video").get(0).path("contents").path(1).path("element_id").asText();
    vendor("/v1/general/delete-advanced-elements", Json.object().put("element_id", number));
    done(generate(request));
    assertThat(created(ELEMENTS)).hasSize(2);
    change(lamp, prop("Old Lamp", picture("c.png", 600)));
    request.put("prompt", "@OldLamp flickers");
    done(generate(request));
    assertThat(created(ELEMENTS)).hasSize(3);
    assertThat(created("/omni-video").get(2).path("contents").path(0).path("text").asText())
        .isEqualTo("@element1 flickers");
  }

  @Test
  @DisplayName("two jobs at once and an answer that is lost make one")
  void once() throws Exception {
    JsonNode lamp = kept(prop("Lamp", picture("a.png", 400)));
    stage.faults().on("lost-answer*1");
    String one = generate(scene("@Lamp flickers", lamp));
    String two = generate(scene("@Lamp goes out", lamp));
    done(one);
    done(two);
    assertThat(stage.kling.bill().stream().filter(b -> b.path().equals(ELEMENTS))).hasSize(1);
    assertThat(stage.kling.bill()).hasSize(3);
  }

  @Test
  @DisplayName("beside a first frame the subject is bound: made once, sent with it, found in words")
  void bound() throws Exception {
    JsonNode anna = kept(prop("Anna", picture("a.png", 400)));
    JsonNode lamp = kept(speaker("Lamp"));
    ObjectNode request = scene("@Lamp is lit by @Anna", anna, lamp);
    request.putObject("images").put("first", picture("first.png", 700).toString());
    done(generate(request));
    JsonNode order = created("/image-to-video/kling-3.0").get(0);
    assertThat(order.path("contents"))
        .extracting(item -> item.path("type").asText())
        .containsExactly("prompt", "first_frame", "element", "element");
    assertThat(order.at("/contents/0/text").asText()).isEqualTo("@element2 is lit by @element1");
    assertThat(order.path("settings").has("aspect_ratio")).as("follows the frame").isFalse();
    assertThat(created(ELEMENTS)).hasSize(2);
    done(generate(request));
    assertThat(created(ELEMENTS)).as("made once").hasSize(2);
  }

  @Test
  @DisplayName("limits are told before anything is sent")
  void limits() throws Exception {
    JsonNode[] eight =
        IntStream.range(0, 8)
            .mapToObj(i -> unchecked(() -> kept(prop("P" + i, picture("a.png", 400)))))
            .toArray(JsonNode[]::new);
    assertThat(client.post("/v1/generate", scene("x", eight)).body())
        .contains("/elements", "up to 7");
    ObjectNode framed = scene("x", eight[0], eight[1], eight[2], eight[3]);
    framed.putObject("images").put("first", picture("a.png", 400).toString());
    assertThat(client.post("/v1/generate", framed).body())
        .contains("up to 3 beside a first frame", "/elements");
    ObjectNode referring = scene("x", eight[0], eight[1]);
    ArrayNode references = referring.putObject("images").putArray("references");
    IntStream.range(0, 6).forEach(i -> references.add(folder.resolve("a.png").toString()));
    assertThat(client.post("/v1/generate", referring).body())
        .contains("references and elements made from pictures", "is 8");
    assertThat(client.post("/v1/generate", scene("x", eight[0]).put("engine", "atlas")).body())
        .contains("engine.kind", "elements of the cast", "Give their pictures as references");
    assertThat(stage.requests()).isEmpty();
  }

  private void vendor(String path, JsonNode body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stage.kling.url() + path))
            .header("Authorization", "Bearer " + stage.kling.key())
            .POST(HttpRequest.BodyPublishers.ofString(Json.text(body)))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
