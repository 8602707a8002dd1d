package app.pickup.engines.atlas;

import app.pickup.engines.Engine.Placed;
import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The blanks of an order: where footage, line and pictures come, an address that leads nowhere (RFC
 * 2606) stands. A price is asked with the blanks; they are filled in when the order is sent.
 */
final class Blank {
  private static final Set<String> WORDS = Set.of("prompt", "negative_prompt");

  private static final String PLACE = "https://pickup.invalid/";

  static final String FOOTAGE = PLACE + "footage.mp4";

  static final String LINE = PLACE + "line.wav";

  private Blank() {}

  /** Of the shot's i-th picture. */
  static String picture(int i) {
    return PLACE + "picture-" + i + ".png";
  }

  /**
   * The order as it is sent. Inputs may be URLs or base64: a picture needs no place on the web that
   * way.
   */
  static JsonNode filled(JsonNode form, Placed placed, List<Path> pictures) throws IOException {
    Map<String, String> contents = new HashMap<>();
    for (int i = 0; i < pictures.size(); i++) {
      contents.put(
          picture(i), Base64.getEncoder().encodeToString(Files.readAllBytes(pictures.get(i))));
    }
    return filled(at(form, placed), contents);
  }

  /** With the addresses of what was put out; what was not stays blank. */
  static JsonNode at(JsonNode form, Placed placed) {
    Map<String, String> places = new HashMap<>();
    if (placed.footage() != null) {
      places.put(FOOTAGE, placed.footage().toString());
    }
    if (placed.line() != null) {
      places.put(LINE, placed.line().toString());
    }
    return filled(form, places);
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
