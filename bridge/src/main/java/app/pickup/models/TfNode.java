package app.pickup.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One node of a TensorFlow graph.
 *
 * @param inputs names of values; a second output of a node is written {@code name:1}; control edges
 *     left out
 * @param attributes as the file has them: numbers as text, text in base 64
 */
record TfNode(String name, String op, List<String> inputs, JsonNode attributes) {

  TfNode {
    inputs = List.copyOf(inputs);
  }

  boolean flag(String attribute) {
    return attributes.path(attribute).path("b").asBoolean(false);
  }

  int number(String attribute) {
    return attributes.path(attribute).path("i").asInt(0);
  }

  String text(String attribute) {
    return decoded(attributes.path(attribute).path("s"));
  }

  List<String> texts(String attribute) {
    return list(attribute, "s").map(TfNode::decoded).toList();
  }

  /** A list of numbers, or the other where the attribute is not given. */
  int[] numbers(String attribute, int... other) {
    int[] given = list(attribute, "i").mapToInt(JsonNode::asInt).toArray();
    return given.length == 0 ? other : given;
  }

  private Stream<JsonNode> list(String attribute, String kind) {
    JsonNode list = attributes.path(attribute).path("list").path(kind);
    return IntStream.range(0, list.size()).mapToObj(list::get);
  }

  private static String decoded(JsonNode base64) {
    return new String(Base64.getDecoder().decode(base64.asText()), StandardCharsets.UTF_8);
  }
}
