package app.pickup.engines.atlas;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The fields of one model's input, from its own schema ({@code components.schemas.Input}). A field
 * that is not in it is never sent.
 *
 * @param properties each field's JSON schema by its name
 * @param required names that have to be there
 */
record Fields(JsonNode properties, Set<String> required) {

  static Fields of(JsonNode input) {
    Set<String> required = new LinkedHashSet<>();
    input.path("required").forEach(name -> required.add(name.asText()));
    return new Fields(input.path("properties"), Set.copyOf(required));
  }

  boolean has(String name) {
    return properties.has(name);
  }

  /** Most entries of a list; 0: there is no such field. */
  int most(String name) {
    return properties.path(name).path("maxItems").asInt(0);
  }

  /** Most characters of a text; as many as fit where the schema does not say. */
  int longest(String name) {
    return properties.path(name).path("maxLength").asInt(Integer.MAX_VALUE);
  }

  /** Whether it may hold this word; true where the schema names none. */
  boolean takes(String name, String word) {
    JsonNode words = properties.path(name).path("enum");
    if (!has(name) || words.isMissingNode()) {
      return has(name);
    }
    for (JsonNode each : words) {
      if (each.asText().equals(word)) {
        return true;
      }
    }
    return false;
  }
}
