package app.pickup.emulators.atlas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;

/**
 * One model: its price, what it makes, its input's schema.
 *
 * @param usdWithSound a second with sound
 * @param follows whether its result is the given clip changed, else a clip is drawn
 * @param speaks whether a sound is put into the mouth of the given clip
 * @param lines pixels of the shorter side of a 16:9 result
 * @param family its row: {@code required}, {@code properties}, {@code clip}
 */
record Model(
    String id,
    BigDecimal usdPerSecond,
    BigDecimal usdWithSound,
    int lines,
    boolean follows,
    boolean speaks,
    JsonNode family) {

  /**
   * Holds a create against the schema. That an unknown field is refused is a guess; Atlas' own
   * client refuses it before it calls.
   */
  void check(ObjectNode body) throws Denied {
    for (JsonNode name : family.path("required")) {
      if (!body.hasNonNull(name.asText()) || body.path(name.asText()).asText("x").isBlank()) {
        throw Denied.value(name.asText(), "is required");
      }
    }
    for (Iterator<Map.Entry<String, JsonNode>> all = body.fields(); all.hasNext(); ) {
      Map.Entry<String, JsonNode> field = all.next();
      String name = field.getKey();
      if (name.equals("model") || name.equals("webhook_url") || field.getValue().isNull()) {
        continue;
      }
      JsonNode rule = family.path("properties").path(name);
      if (rule.isMissingNode()) {
        throw Denied.value(name, "is not a field of this model");
      }
      check(name, field.getValue(), rule);
    }
  }

  private static void check(String name, JsonNode value, JsonNode rule) throws Denied {
    String type = rule.path("type").asText();
    boolean right =
        switch (type) {
          case "string" -> value.isTextual();
          case "boolean" -> value.isBoolean();
          case "integer" -> value.isIntegralNumber();
          case "number" -> value.isNumber();
          default -> value.isArray();
        };
    if (!right) {
      throw Denied.value(name, "must be of type " + type);
    }
    if (rule.has("maxLength") && value.asText().length() > rule.path("maxLength").asInt()) {
      throw Denied.value(name, "must have at most " + rule.path("maxLength") + " characters");
    }
    if (rule.has("maxItems") && value.size() > rule.path("maxItems").asInt()) {
      throw Denied.value(name, "must have at most " + rule.path("maxItems") + " entries");
    }
    if (rule.has("minimum")
        && (value.asDouble() < rule.path("minimum").asDouble()
            || value.asDouble() > rule.path("maximum").asDouble())) {
      throw Denied.value(
          name, "must be from " + rule.path("minimum") + " to " + rule.path("maximum"));
    }
    if (rule.has("enum")) {
      for (JsonNode word : rule.path("enum")) {
        if (word.asText().equals(value.asText())) {
          return;
        }
      }
      throw Denied.value(name, "must be one of " + rule.path("enum"));
    }
  }

  /** A field as given, else as the schema's default; missing: neither. */
  JsonNode value(ObjectNode body, String name) {
    return body.hasNonNull(name)
        ? body.path(name)
        : family.path("properties").path(name).path("default");
  }
}
