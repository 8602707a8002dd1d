package app.pickup.engines.atlas;

import app.pickup.engines.Scope;
import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

  /** With further ones. */
  Fields and(JsonNode input) {
    ObjectNode all = Json.object();
    properties.fields().forEachRemaining(each -> all.set(each.getKey(), each.getValue()));
    input
        .path("properties")
        .fields()
        .forEachRemaining(each -> all.set(each.getKey(), each.getValue()));
    Set<String> needed = new LinkedHashSet<>(required);
    input.path("required").forEach(name -> needed.add(name.asText()));
    return new Fields(all, Set.copyOf(needed));
  }

  /** These names and no others; a limit that is not said here is the one known of the same name. */
  Fields over(Fields known) {
    ObjectNode all = Json.object();
    properties
        .fields()
        .forEachRemaining(
            each -> {
              ObjectNode rule = Json.object();
              known
                  .properties
                  .path(each.getKey())
                  .fields()
                  .forEachRemaining(old -> rule.set(old.getKey(), old.getValue()));
              each.getValue()
                  .fields()
                  .forEachRemaining(now -> rule.set(now.getKey(), now.getValue()));
              all.set(each.getKey(), rule);
            });
    return new Fields(all, required);
  }

  boolean has(String name) {
    return properties.has(name);
  }

  /** The first of these names that is a field; null: none is. */
  @Nullable String any(List<String> names) {
    return names.stream().filter(this::has).findFirst().orElse(null);
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
    return has(name) && (words(name).isEmpty() || words(name).contains(word));
  }

  /** The first of these words that it may hold; null: none. */
  @Nullable String either(String name, List<String> words) {
    return words.stream().filter(word -> takes(name, word)).findFirst().orElse(null);
  }

  /** The words it may hold; none: the schema names none. */
  List<String> words(String name) {
    List<String> words = new ArrayList<>();
    properties.path(name).path("enum").forEach(word -> words.add(word.asText()));
    return words;
  }

  /** Whether numbers are written as text there. */
  boolean text(String name) {
    return properties.path(name).path("type").asText().equals("string");
  }

  /** The fields of each entry of a list. */
  Fields each(String name) {
    return of(properties.path(name).path("items"));
  }

  /** What is known of new clips, with what the schema says of it. */
  Scope within(Scope known) {
    JsonNode length = properties.path("duration");
    List<Integer> lengths = lengths();
    return new Scope(
        lengths.isEmpty() ? length.path("minimum").asInt(known.leastSeconds()) : lengths.get(0),
        lengths.isEmpty()
            ? length.path("maximum").asInt(known.mostSeconds())
            : lengths.get(lengths.size() - 1),
        has("aspect_ratio") ? aspects(known) : List.of(),
        has(Body.SHOTS) && most(Body.SHOTS) > 0 ? most(Body.SHOTS) : known.beats(),
        known.beatWords(),
        most("images"),
        known.elements());
  }

  /** The shortest length it takes that is no shorter than this; itself where any is taken. */
  int length(int seconds) {
    return lengths().stream().filter(each -> each >= seconds).findFirst().orElse(seconds);
  }

  private List<Integer> lengths() {
    return words("duration").stream()
        .filter(word -> word.matches("\\d{1,3}"))
        .map(Integer::valueOf)
        .sorted()
        .toList();
  }

  private List<String> aspects(Scope known) {
    List<String> named =
        words("aspect_ratio").stream().filter(word -> word.matches("\\d+:\\d+")).toList();
    return named.isEmpty() ? known.aspects() : named;
  }
}
