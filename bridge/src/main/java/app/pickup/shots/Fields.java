package app.pickup.shots;

import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object of a request. Each is asked for by name; what is wrong with one is
 * added to the list of problems with its pointer, and the asker gets null and goes on, so that all
 * problems of a request are found at once. JSON null is a field left out.
 */
final class Fields {
  private final JsonNode object;
  private final String pointer;
  private final List<Problem> problems;
  private final Set<String> asked = new HashSet<>();

  private Fields(JsonNode object, String pointer, List<Problem> problems) {
    this.object = object;
    this.pointer = pointer;
    this.problems = problems;
  }

  /** The request itself. */
  static @Nullable Fields of(JsonNode root, List<Problem> problems) {
    if (root.isObject()) {
      return new Fields(root, "", problems);
    }
    problems.add(
        Problem.of(Code.REQUEST_FIELD, "field", "The request", "why", "must be an object").at(""));
    return null;
  }

  boolean has(String name) {
    asked.add(name);
    JsonNode node = object.get(name);
    return node != null && !node.isNull();
  }

  /** The object in this field. */
  @Nullable Fields object(String name) {
    JsonNode node = node(name);
    if (node == null) {
      return null;
    }
    if (!node.isObject()) {
      return wrong(name, "must be an object");
    }
    return new Fields(node, at(name), problems);
  }

  /** The same; left out is a problem. */
  @Nullable Fields needObject(String name) {
    return has(name) ? object(name) : missing(name);
  }

  @Nullable JsonNode node(String name) {
    return has(name) ? object.get(name) : null;
  }

  @Nullable String text(String name, int longest) {
    JsonNode node = node(name);
    if (node == null) {
      return null;
    }
    if (!node.isTextual()) {
      return wrong(name, "must be a string");
    }
    if (node.asText().isBlank()) {
      return wrong(name, "must not be empty");
    }
    return node.asText().length() > longest
        ? wrong(name, "must not be longer than " + longest + " characters")
        : node.asText();
  }

  @Nullable String needText(String name, int longest) {
    return has(name) ? text(name, longest) : missing(name);
  }

  /** A whole number within these bounds. */
  @Nullable Long whole(String name, long least, long most) {
    JsonNode node = node(name);
    if (node == null) {
      return null;
    }
    boolean whole = node.isIntegralNumber() && node.canConvertToLong();
    return whole && node.asLong() >= least && node.asLong() <= most
        ? Long.valueOf(node.asLong())
        : wrong(name, "must be a whole number from " + least + " to " + most);
  }

  @Nullable Long needWhole(String name, long least, long most) {
    return has(name) ? whole(name, least, most) : missing(name);
  }

  boolean flag(String name, boolean otherwise) {
    JsonNode node = node(name);
    if (node == null) {
      return otherwise;
    }
    if (!node.isBoolean()) {
      wrong(name, "must be true or false");
      return otherwise;
    }
    return node.asBoolean();
  }

  /** One of the constants by its word. */
  <E extends Enum<E>> @Nullable E word(String name, Class<E> type) {
    String text = text(name, 100);
    if (text == null) {
      return null;
    }
    E constant = Words.find(type, text);
    return constant == null
        ? wrong(name, "must be one of " + String.join(", ", Words.all(type)))
        : constant;
  }

  <E extends Enum<E>> E word(String name, Class<E> type, E otherwise) {
    E found = word(name, type);
    return found == null ? otherwise : found;
  }

  <E extends Enum<E>> @Nullable E needWord(String name, Class<E> type) {
    return has(name) ? word(name, type) : missing(name);
  }

  /** An absolute path of this machine. */
  @Nullable Path path(String name) {
    String text = text(name, 4096);
    if (text == null) {
      return null;
    }
    if (text.startsWith("\\\\?\\") || text.startsWith("\\\\.\\")) {
      return wrong(name, "must not be a device path");
    }
    try {
      Path path = Path.of(text);
      return path.isAbsolute() ? path.normalize() : wrong(name, "must be an absolute path");
    } catch (InvalidPathException e) {
      return wrong(name, "must be a path of this machine");
    }
  }

  @Nullable Path needPath(String name) {
    return has(name) ? path(name) : missing(name);
  }

  /** Tells a problem of this field; gives null, for the asker to hand on. */
  <T> @Nullable T wrong(String name, String why) {
    return wrong(name, Problem.of(Code.REQUEST_FIELD, "field", spoken(name), "why", why));
  }

  <T> @Nullable T wrong(String name, Problem problem) {
    problems.add(problem.at(at(name)));
    return null;
  }

  <T> @Nullable T missing(String name) {
    return wrong(name, "is missing");
  }

  /** All fields were asked for: tells those that nobody knows. */
  void done() {
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!asked.contains(name)) {
        wrong(name, Problem.of(Code.REQUEST_UNKNOWN_FIELD, "field", spoken(name)));
      }
    }
  }

  private String at(String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** As people say it: {@code plate.media}; a stranger's field name is cut to a sane length. */
  private String spoken(String name) {
    String whole = at(name).substring(1).replace('/', '.');
    return whole.length() > 100 ? whole.substring(0, 100) + "…" : whole;
  }
}
