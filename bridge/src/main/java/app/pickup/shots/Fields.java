package app.pickup.shots;

import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
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
public final class Fields {
  private static final int MOST_DIGITS = 6;

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
  public static @Nullable Fields of(JsonNode root, List<Problem> problems) {
    if (root.isObject()) {
      return new Fields(root, "", problems);
    }
    problems.add(
        Problem.of(Code.REQUEST_FIELD, "field", "The request", "why", "must be an object").at(""));
    return null;
  }

  public boolean has(String name) {
    asked.add(name);
    JsonNode node = object.get(name);
    return node != null && !node.isNull();
  }

  /** The object in this field. */
  public @Nullable Fields object(String name) {
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
  public @Nullable Fields needObject(String name) {
    return has(name) ? object(name) : missing(name);
  }

  public @Nullable JsonNode node(String name) {
    return has(name) ? object.get(name) : null;
  }

  public @Nullable String text(String name, int longest) {
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

  public @Nullable String needText(String name, int longest) {
    return has(name) ? text(name, longest) : missing(name);
  }

  /** A whole number within these bounds. */
  public @Nullable Long whole(String name, long least, long most) {
    JsonNode node = node(name);
    if (node == null) {
      return null;
    }
    boolean whole = node.isIntegralNumber() && node.canConvertToLong();
    return whole && node.asLong() >= least && node.asLong() <= most
        ? Long.valueOf(node.asLong())
        : wrong(name, "must be a whole number from " + least + " to " + most);
  }

  /** An exact decimal number above 0. */
  public @Nullable BigDecimal decimal(String name, int most) {
    JsonNode node = node(name);
    if (node == null) {
      return null;
    }
    BigDecimal value = node.isNumber() ? new BigDecimal(node.asText()).stripTrailingZeros() : null;
    return value != null
            && value.signum() > 0
            && value.compareTo(BigDecimal.valueOf(most)) <= 0
            && value.scale() <= MOST_DIGITS
        ? value.setScale(Math.max(0, value.scale()))
        : wrong(name, "must be a number above 0, up to " + most + ", with at most 6 decimals");
  }

  /** The objects of a list; those that are none are told and left out. */
  public List<Fields> objects(String name) {
    List<Fields> all = new ArrayList<>();
    JsonNode list = node(name);
    if (list == null) {
      return all;
    }
    if (!list.isArray()) {
      wrong(name, "must be a list");
      return all;
    }
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).isObject()) {
        all.add(new Fields(list.get(i), at(name) + "/" + i, problems));
      } else {
        wrong(name, "must be a list of objects");
      }
    }
    return all;
  }

  /** The absolute paths of a list. */
  public List<Path> paths(String name) {
    List<Path> all = new ArrayList<>();
    JsonNode list = node(name);
    if (list == null) {
      return all;
    }
    if (!list.isArray()) {
      wrong(name, "must be a list of paths");
      return all;
    }
    for (JsonNode each : list) {
      Path path = each.isTextual() ? absolute(name, each.asText()) : null;
      if (path != null) {
        all.add(path);
      } else if (!each.isTextual()) {
        wrong(name, "must be a list of paths");
      }
    }
    return all;
  }

  /** The strings of a list, none twice. */
  public List<String> texts(String name, int longest) {
    List<String> all = new ArrayList<>();
    JsonNode list = node(name);
    if (list == null) {
      return all;
    }
    if (!list.isArray()) {
      wrong(name, "must be a list of strings");
      return all;
    }
    for (JsonNode each : list) {
      String text = each.isTextual() ? each.asText() : "";
      if (text.isBlank() || text.length() > longest) {
        wrong(name, "must be a list of strings of 1 to " + longest + " characters");
      } else if (all.contains(text)) {
        wrong(name, "must not name " + shown(text) + " twice");
      } else {
        all.add(text);
      }
    }
    return all;
  }

  public @Nullable Long needWhole(String name, long least, long most) {
    return has(name) ? whole(name, least, most) : missing(name);
  }

  public boolean flag(String name, boolean otherwise) {
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
  public <E extends Enum<E>> @Nullable E word(String name, Class<E> type) {
    String text = text(name, 100);
    if (text == null) {
      return null;
    }
    E constant = Words.find(type, text);
    return constant == null
        ? wrong(name, "must be one of " + String.join(", ", Words.all(type)))
        : constant;
  }

  public <E extends Enum<E>> E word(String name, Class<E> type, E otherwise) {
    E found = word(name, type);
    return found == null ? otherwise : found;
  }

  public <E extends Enum<E>> @Nullable E needWord(String name, Class<E> type) {
    return has(name) ? word(name, type) : missing(name);
  }

  /** An absolute path of this machine. */
  public @Nullable Path path(String name) {
    String text = text(name, 4096);
    return text == null ? null : absolute(name, text);
  }

  private @Nullable Path absolute(String name, String text) {
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

  public @Nullable Path needPath(String name) {
    return has(name) ? path(name) : missing(name);
  }

  /** Tells a problem of this field; gives null, for the asker to hand on. */
  public <T> @Nullable T wrong(String name, String why) {
    return wrong(name, Problem.of(Code.REQUEST_FIELD, "field", spoken(name), "why", why));
  }

  public <T> @Nullable T wrong(String name, Problem problem) {
    problems.add(problem.at(at(name)));
    return null;
  }

  public <T> @Nullable T missing(String name) {
    return wrong(name, "is missing");
  }

  /** All fields were asked for: tells those that nobody knows. */
  public void done() {
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

  /** A stranger's text in a sentence of ours: short, and on one line. */
  public static String shown(String text) {
    String line = text.replaceAll("\\p{C}", "?");
    return line.length() > 60 ? line.substring(0, 60) + "…" : line;
  }
}
