package app.pickup.http;

import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a request asks for in its query and in small bodies. */
final class Asked {
  private Asked() {}

  /** A field of the body or of the query that is not as it must be. */
  static Refused wrong(String field, String why) {
    return new Refused(Problem.of(Code.REQUEST_FIELD, "field", field, "why", why).at("/" + field));
  }

  /** A query parameter; empty is as if left out. */
  static @Nullable String text(Context http, String name) {
    String value = http.queryParam(name);
    return value == null || value.isEmpty() ? null : value;
  }

  static boolean flag(Context http, String name) throws Refused {
    String value = text(http, name);
    if (value != null && !value.equals("true") && !value.equals("false")) {
      throw wrong(name, "must be true or false");
    }
    return "true".equals(value);
  }

  /** A whole number from {@code least} to {@code most}. */
  static @Nullable Long whole(Context http, String name, long least, long most) throws Refused {
    String value = text(http, name);
    if (value == null) {
      return null;
    }
    if (value.matches("\\d{1,18}")) {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw wrong(name, "must be a whole number from " + least + " to " + most);
  }

  /** An object that has none but these fields. */
  static JsonNode object(JsonNode body, Set<String> fields) throws Refused {
    if (!body.isObject()) {
      throw new Refused(
          Problem.of(Code.REQUEST_FIELD, "field", "The request", "why", "must be an object")
              .at(""));
    }
    for (var names = body.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!fields.contains(name)) {
        String shown = name.length() > 100 ? name.substring(0, 100) + "…" : name;
        throw new Refused(Problem.of(Code.REQUEST_UNKNOWN_FIELD, "field", shown).at("/" + shown));
      }
    }
    return body;
  }

  /** One of the constants by its word in lower case; left out is wrong. */
  static <E extends Enum<E>> E word(JsonNode body, String name, Class<E> type) throws Refused {
    return word(body.path(name).asText(), type, name, "must be one of " + words(type));
  }

  /**
   * The constant of this word.
   *
   * @param why it is refused
   */
  static <E extends Enum<E>> E word(String word, Class<E> type, String name, String why)
      throws Refused {
    return EnumSet.allOf(type).stream()
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() -> wrong(name, why));
  }

  private static <E extends Enum<E>> String words(Class<E> type) {
    return EnumSet.allOf(type).stream()
        .map(each -> each.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  /** A string of the body, at most so long; null: left out. */
  static @Nullable String field(JsonNode body, String name, int longest) throws Refused {
    JsonNode node = body.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (!node.isTextual() || node.asText().length() > longest) {
      throw wrong(name, "must be a string of at most " + longest + " characters");
    }
    return node.asText();
  }
}
