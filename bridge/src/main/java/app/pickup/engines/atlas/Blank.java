package app.pickup.engines.atlas;

import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The blanks of an order: where footage and pictures come, an address that leads nowhere (RFC 2606)
 * stands. A price is asked with the blanks; they are filled in when the order is sent.
 */
final class Blank {
  private static final Set<String> WORDS = Set.of("prompt", "negative_prompt");

  private static final String PLACE = "https://pickup.invalid/";

  static final String FOOTAGE = PLACE + "footage.mp4";

  private Blank() {}

  /** Of the shot's i-th picture. */
  static String picture(int i) {
    return PLACE + "picture-" + i + ".png";
  }

  /**
   * The order as it is sent. Inputs may be URLs or base64: a picture needs no place on the web that
   * way.
   *
   * @param footage where the plate lies; null: there is none
   */
  static JsonNode filled(JsonNode form, @Nullable URI footage, List<Path> pictures)
      throws IOException {
    Map<String, String> contents = new HashMap<>();
    for (int i = 0; i < pictures.size(); i++) {
      contents.put(
          picture(i), Base64.getEncoder().encodeToString(Files.readAllBytes(pictures.get(i))));
    }
    return filled(at(form, footage), contents);
  }

  /** With the address of the footage; null: it stays blank. */
  static JsonNode at(JsonNode form, @Nullable URI footage) {
    return footage == null ? form : filled(form, Map.of(FOOTAGE, footage.toString()));
  }

  /** The order with words of nobody: what is asked for a price says nothing of the shot. */
  static JsonNode wordless(JsonNode form) {
    if (form.isArray()) {
      ArrayNode list = Json.array();
      form.forEach(each -> list.add(wordless(each)));
      return list;
    }
    if (!form.isObject()) {
      return form;
    }
    ObjectNode object = Json.object();
    form.fields()
        .forEachRemaining(
            each ->
                object.set(
                    each.getKey(),
                    WORDS.contains(each.getKey())
                        ? TextNode.valueOf("a clip")
                        : wordless(each.getValue())));
    return object;
  }

  private static JsonNode filled(JsonNode node, Map<String, String> contents) {
    if (node.isTextual()) {
      String content = contents.get(node.asText());
      return content == null ? node : TextNode.valueOf(content);
    }
    if (node.isArray()) {
      ArrayNode list = Json.array();
      node.forEach(each -> list.add(filled(each, contents)));
      return list;
    }
    if (node.isObject()) {
      ObjectNode object = Json.object();
      node.fields()
          .forEachRemaining(each -> object.set(each.getKey(), filled(each.getValue(), contents)));
      return object;
    }
    return node;
  }
}
