package app.pickup.engines.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.json.Json;
import app.pickup.shots.Shot.Tier;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a model's schema lacks is not offered. */
class ModelTest {

  @Test
  @DisplayName("the bundled table offers every kind of edit and of new clip")
  void bundled() {
    assertThat(Models.bundled().kinds())
        .containsExactly(
            "edit.background",
            "edit.background.prompt",
            "edit.style",
            "edit.replace",
            "edit.motion",
            "generate.text",
            "generate.sound",
            "generate.shots",
            "generate.story",
            "generate.image",
            "generate.reference",
            "lip-sync");
  }

  @ParameterizedTest(name = "without {1} there is no {2}")
  @CsvSource({
    "0, images, edit.background",
    "0, video, edit.style",
    "0, prompt, edit.background.prompt",
    "1, character_orientation, edit.motion",
    "1, image, edit.motion",
    "2, sound, generate.sound",
    "3, image, generate.image",
    "4, images, generate.reference"
  })
  @DisplayName("a field that the schema lacks takes what needs it out of the catalogue")
  void lacking(int row, String field, String kind) throws Exception {
    try (InputStream in =
        Objects.requireNonNull(Models.class.getResourceAsStream("/engines/atlas.json"))) {
      JsonNode table = Json.parse(in.readAllBytes());
      assertThat(Models.of(table).rows().get(row).kinds()).contains(kind);
      ((ObjectNode) table.path("models").path(row).path("input").path("properties")).remove(field);
      assertThat(Models.of(table).rows().get(row).kinds()).doesNotContain(kind);
    }
  }

  @ParameterizedTest(name = "without {1} there is no lip-sync at {0}")
  @CsvSource({"draft, audio_url", "draft, video_url", "standard, audio", "pro, video_url"})
  @DisplayName("lip-sync goes by each tier's own model")
  void lipSync(String tier, String field) throws Exception {
    try (InputStream in =
        Objects.requireNonNull(Models.class.getResourceAsStream("/engines/atlas.json"))) {
      JsonNode table = Json.parse(in.readAllBytes());
      JsonNode row = table.path("models").path(5);
      assertThat(Model.of(row).kinds(Tier.valueOf(tier.toUpperCase(Locale.ROOT))))
          .containsExactly("lip-sync");
      ((ObjectNode) row.path("tiers").path(tier).path("input").path("properties")).remove(field);
      assertThat(Model.of(row).kinds(Tier.valueOf(tier.toUpperCase(Locale.ROOT)))).isEmpty();
      assertThat(Model.of(row).kinds()).containsExactly("lip-sync");
    }
  }
}
