package app.pickup.bins.panel;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.app.Version;
import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What Creative Cloud and Premiere read before they load the panel. */
class PremiereManifestTest {

  @Test
  @DisplayName("the manifest is as UXP 5 asks for it, and asks for no more than the panel needs")
  void schema() throws IOException {
    try (InputStream schema =
        PremiereManifestTest.class.getResourceAsStream("/premiere_manifest.json")) {
      String text =
          new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(
              SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                  .getSchema(text)
                  .validate(manifest().toString(), InputFormat.JSON))
          .isEmpty();
    }
  }

  @Test
  @DisplayName("its version is the program's, and its page is there")
  void version() throws IOException {
    assertThat(manifest().path("version").asText()).isEqualTo(Version.NUMBER);
    assertThat(Blender.ROOT.resolve("scripts/premiere").resolve(manifest().path("main").asText()))
        .isRegularFile();
  }

  private static JsonNode manifest() throws IOException {
    return Json.parse(
        Files.readAllBytes(Blender.ROOT.resolve("plugin-manifest/premiere/manifest.json")));
  }
}
