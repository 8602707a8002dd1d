package app.pickup.emulators.atlas;

import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The models and what is published about them. */
final class Models {

  /** Where schemas are; Atlas has them on a host of their own. */
  static final String SCHEMAS = "/model/schema";

  private final Map<String, Model> models = new LinkedHashMap<>();

  static Models read() throws IOException {
    Models all = new Models();
    try (InputStream in = Objects.requireNonNull(Models.class.getResourceAsStream("models.json"))) {
      for (JsonNode family : Json.parse(in.readAllBytes()).path("families")) {
        family
            .path("ids")
            .fields()
            .forEachRemaining(
                id -> all.models.put(id.getKey(), model(id.getKey(), id.getValue(), family)));
      }
    }
    return all;
  }

  private static Model model(String id, JsonNode its, JsonNode family) {
    String silent = its.path("usdPerSecond").asText();
    return new Model(
        id,
        new BigDecimal(silent),
        new BigDecimal(its.path("usdPerSecondWithSound").asText(silent)),
        its.path("lines").asInt(),
        family.path("role").asText().equals("edit"),
        family.path("role").asText().equals("speak"),
        family);
  }

  Model get(String id) throws Denied {
    Model model = models.get(id);
    if (model == null) {
      throw Denied.value("model", id + " is unknown");
    }
    return model;
  }

  /**
   * The list.
   *
   * @param home where this emulator answers
   */
  ArrayNode list(String home) {
    ArrayNode list = Json.array();
    for (Model model : models.values()) {
      ObjectNode row = list.addObject();
      row.put(
          "uuid", UUID.nameUUIDFromBytes(model.id().getBytes(StandardCharsets.UTF_8)).toString());
      row.put("model", model.id());
      row.put("type", "Video");
      row.put("displayName", model.id());
      row.put("schema", home + SCHEMAS + "/" + file(model) + ".json");
      row.put("organization", model.id().substring(0, model.id().indexOf('/')));
      row.put("display_console", true);
      ObjectNode price = row.putObject("price");
      price.put("discount", "100");
      price.putObject("actual").put("base_price", model.usdPerSecond().toPlainString());
      price.putObject("origin").put("base_price", model.usdPerSecond().toPlainString());
    }
    return list;
  }

  /**
   * A model's schema as an OpenAPI file.
   *
   * @param bare with the required fields only
   */
  Optional<ObjectNode> schema(String name, boolean bare) {
    return models.values().stream()
        .filter(model -> name.equals(file(model) + ".json"))
        .findFirst()
        .map(
            model -> {
              ObjectNode all = Json.object().put("openapi", "3.0.0");
              ObjectNode input =
                  all.putObject("components").putObject("schemas").putObject("Input");
              input.put("type", "object");
              input.set("required", model.family().path("required"));
              Set<String> required = new HashSet<>();
              model.family().path("required").forEach(field -> required.add(field.asText()));
              ObjectNode properties = input.putObject("properties");
              ArrayNode order = input.putArray("x-order-properties");
              model
                  .family()
                  .path("properties")
                  .fields()
                  .forEachRemaining(
                      field -> {
                        if (!bare || required.contains(field.getKey())) {
                          properties.set(field.getKey(), field.getValue());
                          order.add(field.getKey());
                        }
                      });
              return all;
            });
  }

  private static String file(Model model) {
    return model.id().replace('/', '-');
  }
}
