package app.pickup.emulators.kling;

import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The table of models, read from {@code models.json}: a new model is a row there. */
final class Models {

  private final List<Model> current;
  private final List<Model> legacy;

  private Models(List<Model> current, List<Model> legacy) {
    this.current = current;
    this.legacy = legacy;
  }

  static Models read() throws IOException {
    try (InputStream in = Objects.requireNonNull(Models.class.getResourceAsStream("models.json"))) {
      JsonNode table = Json.own(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return new Models(rows(table.path("new")), rows(table.path("legacy")));
    }
  }

  private static List<Model> rows(JsonNode table) {
    List<Model> rows = new ArrayList<>();
    table.forEach(row -> rows.add(Json.to(row, Model.class)));
    return rows;
  }

  /** The model this path of the new API names. */
  Model at(String path) throws Denied {
    return current.stream()
        .filter(row -> row.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new Denied(KlingCode.NO_RESOURCE));
  }

  /** Whether a legacy endpoint makes clips with models. */
  boolean knowsLegacy(String path) {
    return legacy.stream().anyMatch(row -> row.path().equals(path));
  }

  /** The model of this name at a legacy endpoint. */
  Model legacy(String path, String name) throws Denied {
    return legacy.stream()
        .filter(row -> row.path().equals(path) && row.version().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new Denied(KlingCode.NO_RESOURCE, "model_name " + name + " does not exist"));
  }
}
