package app.pickup.bins.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pickup.app.Version;
import app.pickup.json.Json;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** What Resolve Studio reads before it loads the plug-in. */
class ResolvePlugInTest {
  private static final Path FOLDER = Blender.ROOT.resolve("plugin-manifest/resolve");

  @Test
  @DisplayName("the manifest is as Resolve asks for it, and names what is there")
  void schema() throws Exception {
    String manifest = Files.readString(FOLDER.resolve("manifest.xml"));
    validator().validate(new StreamSource(new StringReader(manifest)));
    assertThat(manifest)
        .contains(
            "<Id>app.pickup</Id>",
            "<Version>" + Version.NUMBER + "</Version>",
            "<FilePath>main.js</FilePath>");
    assertThat(FOLDER.resolve("main.js")).content().contains("const ID = 'app.pickup'");
    assertThat(Json.own(Files.readString(FOLDER.resolve("package.json"))).path("version").asText())
        .isEqualTo(Version.NUMBER);
    assertThatThrownBy(
            () ->
                validator()
                    .validate(
                        new StreamSource(
                            new StringReader(
                                manifest.replace("<FilePath>main.js</FilePath>", "")))))
        .isInstanceOf(SAXException.class);
  }

  @Test
  @DisplayName("what is Resolve's own is not shipped")
  void module() throws Exception {
    try (var files = Files.walk(Blender.ROOT.resolve("plugin-manifest"))) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".node"));
    }
  }

  private static Validator validator() throws SAXException {
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(
            Objects.requireNonNull(ResolvePlugInTest.class.getResource("/resolve_manifest.xsd")))
        .newValidator();
  }
}
