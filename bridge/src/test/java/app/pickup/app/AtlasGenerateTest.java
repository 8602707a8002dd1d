package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** New clips by Kling through Atlas Cloud, in the fields of each model's schema. */
class AtlasGenerateTest extends GenerateContract<AtlasStage> {
  AtlasGenerateTest() {
    super(new AtlasStage());
  }

  @Override
  Figures figures() {
    return new Figures("0.213", "0.285", "0.072", "0.07 to 0.42 USD");
  }

  @Override
  void words(JsonNode told) {
    assertThat(Json.text(told))
        .isEqualTo(
            "{\"model\":\"kwaivgi/kling-v3.0-std/text-to-video\","
                + "\"prompt\":\"A lighthouse at dusk, waves below. The camera pushes in slowly.\","
                + "\"duration\":5,\"aspect_ratio\":\"16:9\",\"sound\":false}");
  }

  @Override
  void sound(JsonNode told) {
    assertThat(told.path("sound").asBoolean()).isTrue();
    assertThat(told.path("duration").asInt()).isEqualTo(3);
  }

  @Override
  void board(JsonNode told) {
    assertThat(told.path("shot_type").asText()).isEqualTo("customize");
    assertThat(Json.text(told.path("multi_prompt")))
        .isEqualTo(
            "[{\"prompt\":\"rain; on glass\",\"duration\":1},"
                + "{\"prompt\":\"a hand wipes it. The camera does not move.\",\"duration\":2}]");
    assertThat(told.path("duration").asInt()).isEqualTo(3);
  }

  @Override
  void story(JsonNode told) {
    assertThat(told.path("shot_type").asText()).isEqualTo("intelligent");
    assertThat(told.path("prompt").asText())
        .isEqualTo("She finds the letter and leaves Tell it in 2 shots.");
    assertThat(told.has("multi_prompt")).isFalse();
  }

  @Override
  void frames(JsonNode told) {
    assertThat(told.path("model").asText()).isEqualTo("kwaivgi/kling-v3.0-std/image-to-video");
    assertThat(names(told))
        .containsExactly("model", "prompt", "duration", "sound", "image", "end_image");
    assertThat(told.path("image").asText()).hasSizeGreaterThan(100).doesNotContain("://");
  }

  @Override
  void references(JsonNode told) {
    assertThat(told.path("model").asText())
        .isEqualTo("kwaivgi/kling-video-o3-std/reference-to-video");
    assertThat(told.path("prompt").asText())
        .isEqualTo(
            "reference image 1 walks through the market. Keep to the look of reference image 2.");
    assertThat(told.path("images")).hasSize(2);
    assertThat(told.path("images").path(1).asText()).doesNotContain("://");
  }

  @Override
  void promoted(JsonNode told) {
    assertThat(told.path("model").asText()).isEqualTo("kwaivgi/kling-v3.0-pro/image-to-video");
    assertThat(told.path("prompt").asText()).isEqualTo("A kite over the dunes");
    assertThat(told.has("image")).isTrue();
    assertThat(told.has("end_image")).isTrue();
  }

  private static List<String> names(JsonNode told) {
    return ((ObjectNode) told).properties().stream().map(each -> each.getKey()).toList();
  }

  @Tag("long")
  @Test
  @DisplayName("a draft is promoted; the ordinary run has it at Kling's own door")
  @Override
  void promoted() throws Exception {
    super.promoted();
  }

  @Tag("long")
  @Test
  @DisplayName("a sketch is painted; the ordinary run has it at Kling's own door")
  @Override
  void painted() throws Exception {
    super.painted();
  }
}
