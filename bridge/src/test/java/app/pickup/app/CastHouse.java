package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** A bridge with a cast, and Kling. */
abstract class CastHouse extends VendorHouse<KlingStage> {
  static final String ELEMENTS = "/v1/general/advanced-custom-elements";
  static final String OMNI = "/omni-video/kling-3.0-omni";

  CastHouse() {
    super(new KlingStage());
  }

  interface Making {
    JsonNode make() throws Exception;
  }

  static JsonNode unchecked(Making making) {
    try {
      return making.make();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static ObjectNode wish(String name, String kind) {
    return Json.object().put("name", name).put("kind", kind);
  }

  static ObjectNode prop(String name, Path... pictures) {
    ObjectNode wish = wish(name, "prop");
    ArrayNode images = wish.putArray("images");
    List.of(pictures).forEach(each -> images.add(each.toString()));
    return wish;
  }

  JsonNode change(JsonNode element, ObjectNode wish) throws Exception {
    HttpResponse<String> answer = client.put("/v1/elements/" + element.path("id").asText(), wish);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.own(answer.body());
  }

  /** Bodies of the creates at this path, oldest first. */
  List<JsonNode> created(String path) {
    return stage.requests().stream()
        .filter(r -> r.method().equals("POST") && r.path().startsWith(path))
        .map(r -> Json.own(r.body()))
        .toList();
  }

  Path picture(String name, int side) throws Exception {
    Path file = folder.resolve(name);
    BufferedImage image = new BufferedImage(side, 400, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }
}
