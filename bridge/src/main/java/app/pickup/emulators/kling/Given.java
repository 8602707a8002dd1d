package app.pickup.emulators.kling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object in a request, each with the type it has to have. {@code null} and a
 * missing field are the same.
 */
final class Given {

  private final ObjectNode json;
  private final String where;

  /**
   * @param where its name for messages, with a dot at its end; empty for the body itself
   */
  Given(ObjectNode json, String where) {
    this.json = json;
    this.where = where;
  }

  /** Refuses every field but these. */
  void only(Set<String> known) throws Denied {
    for (String name : (Iterable<String>) json::fieldNames) {
      if (!known.contains(name)) {
        throw Denied.value(where + name, "is not a parameter here");
      }
    }
  }

  boolean has(String name) {
    return json.hasNonNull(name);
  }

  @Nullable String text(String name) throws Denied {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw Denied.value(where + name, "must be a string");
    }
    return value.asText();
  }

  /** A string that has to be there and not be empty. */
  String needed(String name) throws Denied {
    String value = text(name);
    if (value == null || value.isBlank()) {
      throw Denied.value(where + name, "is required");
    }
    return value;
  }

  /** One of these, or null when it is not there. */
  @Nullable String word(String name, List<String> known) throws Denied {
    String value = text(name);
    if (value != null && !known.contains(value)) {
      throw Denied.value(where + name, "must be one of " + String.join(", ", known));
    }
    return value;
  }

  @Nullable Integer whole(String name) throws Denied {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw Denied.value(where + name, "must be an integer");
    }
    return value.asInt();
  }

  int neededWhole(String name) throws Denied {
    Integer value = whole(name);
    if (value == null) {
      throw Denied.value(where + name, "is required");
    }
    return value;
  }

  /** A number within these bounds, or what it is when unsaid. */
  BigDecimal number(String name, int least, int most, String unsaid) throws Denied {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return new BigDecimal(unsaid);
    }
    if (!value.isNumber()
        || value.decimalValue().compareTo(BigDecimal.valueOf(least)) < 0
        || value.decimalValue().compareTo(BigDecimal.valueOf(most)) > 0) {
      throw Denied.value(where + name, "must be a number from " + least + " to " + most);
    }
    return value.decimalValue();
  }

  @Nullable Boolean flag(String name) throws Denied {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isBoolean()) {
      throw Denied.value(where + name, "must be true or false");
    }
    return value.asBoolean();
  }

  /** The object of this name; an empty one when it is not there. */
  Given object(String name) throws Denied {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return new Given(json.objectNode(), where + name + ".");
    }
    if (value instanceof ObjectNode object) {
      return new Given(object, where + name + ".");
    }
    throw Denied.value(where + name, "must be an object");
  }

  /** The objects in the array of this name; none when it is not there. */
  List<Given> list(String name) throws Denied {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    if (!value.isArray()) {
      throw Denied.value(where + name, "must be an array");
    }
    List<Given> all = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      if (!(value.get(i) instanceof ObjectNode object)) {
        throw Denied.value(where + name + "[" + i + "]", "must be an object");
      }
      all.add(new Given(object, where + name + "[" + i + "]."));
    }
    return all;
  }

  /** A number or a string of digits, as ids come. */
  @Nullable String id(String name) throws Denied {
    JsonNode value = json.path(name);
    return value.isIntegralNumber() ? value.asText() : text(name);
  }

  ObjectNode json() {
    return json;
  }

  /** How messages name a field. */
  String at(String name) {
    return where + name;
  }
}
