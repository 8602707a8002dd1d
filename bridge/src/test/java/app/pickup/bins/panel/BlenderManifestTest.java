package app.pickup.bins.panel;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.app.Version;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What Blender reads before it loads the add-on. */
class BlenderManifestTest {
  private static final Path MANIFEST =
      Blender.ROOT.resolve("plugin-manifest/blender/blender_manifest.toml");
  private static final Path ADD_ON = Blender.ROOT.resolve("scripts/blender/pickup/__init__.py");

  @Test
  @DisplayName("the manifest is as Blender 4.2 asks for it")
  void schema() throws IOException {
    try (InputStream schema =
        BlenderManifestTest.class.getResourceAsStream("/blender_manifest.json")) {
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
  @DisplayName("the version is one in manifest, bl_info and program")
  void version() throws IOException {
    assertThat(manifest().path("version").asText()).isEqualTo(Version.NUMBER);
    assertThat(Files.readString(ADD_ON))
        .contains("\"version\": (" + Version.NUMBER.replace(".", ", ") + ")");
  }

  private static JsonNode manifest() throws IOException {
    return new TomlMapper().readTree(MANIFEST.toFile());
  }
}
