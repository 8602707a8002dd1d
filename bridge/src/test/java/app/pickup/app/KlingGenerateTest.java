package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** New clips by Kling. */
class KlingGenerateTest extends GenerateContract<KlingStage> {
  KlingGenerateTest() {
    super(new KlingStage());
  }

  @Override
  Figures figures() {
    return new Figures("0.252", "0.336", "0.084", "0.08 to 0.42 USD");
  }

  @Override
  void words(JsonNode told) {
    assertThat(told.path("prompt").asText())
        .isEqualTo("A lighthouse at dusk, waves below. The camera pushes in slowly.");
    assertThat(Json.text(told.path("settings")))
        .isEqualTo(
            "{\"audio\":\"off\",\"multi_shot\":false,\"duration\":5,\"aspect_ratio\":\"16:9\","
                + "\"resolution\":\"720p\"}");
  }

  @Override
  void sound(JsonNode told) {
    assertThat(told.path("settings").path("audio").asText()).isEqualTo("native");
  }

  @Override
  void board(JsonNode told) {
    assertThat(told.path("prompt").asText())
        .isEqualTo(
            "shot 1, 1, rain, on glass; shot 2, 2, a hand wipes it. The camera does not move.;");
    assertThat(told.path("settings").path("multi_shot").asBoolean()).isTrue();
  }

  @Override
  void story(JsonNode told) {
    assertThat(told.path("prompt").asText())
        .isEqualTo("She finds the letter and leaves Tell it in 2 shots.");
    assertThat(told.path("settings").path("multi_shot").asBoolean()).isTrue();
  }

  @Override
  void frames(JsonNode told) {
    assertThat(types(told)).containsExactly("prompt", "first_frame", "last_frame");
    assertThat(told.path("settings").has("aspect_ratio")).isFalse();
  }

  @Override
  void references(JsonNode told) {
    assertThat(told.path("contents").path(0).path("text").asText())
        .isEqualTo("@image1 walks through the market. Keep to the look of @image2.");
    assertThat(types(told)).containsExactly("prompt", "refer_image", "refer_image");
    assertThat(told.path("contents").path(2).path("id").asText()).isEqualTo("image2");
  }

  @Override
  void promoted(JsonNode told) {
    assertThat(types(told)).containsExactly("prompt", "first_frame", "last_frame");
    assertThat(told.path("contents").path(0).path("text").asText())
        .isEqualTo("A kite over the dunes");
    assertThat(told.path("settings").path("resolution").asText()).isEqualTo("1080p");
  }

  private static List<String> types(JsonNode told) {
    List<String> types = new ArrayList<>();
    told.path("contents").forEach(item -> types.add(item.path("type").asText()));
    return types;
  }
}
