package app.pickup.shots.lint;

import app.pickup.json.Json;
import app.pickup.shots.Language;
import app.pickup.shots.Line;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The prompts that the linter is measured by, {@code lint/prompts.json}. */
final class PromptSet {
  private PromptSet() {}

  /**
   * One prompt.
   *
   * @param rules that must tell something above a hint, and no others
   * @param at the words that a rule must point to
   */
  record Sample(String part, Brief brief, Set<String> rules, Map<String, String> at) {}

  static List<Sample> all() {
    try (InputStream in =
        Objects.requireNonNull(PromptSet.class.getResourceAsStream("/lint/prompts.json"))) {
      List<Sample> all = new ArrayList<>();
      Json.parse(in.readAllBytes()).path("prompts").forEach(each -> all.add(sample(each)));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sample sample(JsonNode json) {
    List<Line> lines = new ArrayList<>();
    json.path("lines").forEach(each -> lines.add(line(each)));
    Set<String> rules = new HashSet<>();
    json.path("rules").forEach(each -> rules.add(each.asText()));
    Map<String, String> at = new HashMap<>();
    json.path("at")
        .fields()
        .forEachRemaining(each -> at.put(each.getKey(), each.getValue().asText()));
    Brief brief =
        new Brief(
            json.path("text").asText(),
            "/text",
            "/lines",
            true,
            json.has("seconds") ? json.path("seconds").decimalValue() : null,
            lines,
            elements(json),
            json.has("engine") ? new Bounds("Small", 300, 3, 15, List.of("en", "zh")) : null);
    return new Sample(json.path("part").asText(), brief, rules, at);
  }

  private static @Nullable Set<String> elements(JsonNode json) {
    if (!json.has("elements")) {
      return null;
    }
    Set<String> all = new HashSet<>();
    json.path("elements").forEach(each -> all.add(each.asText()));
    return all;
  }

  private static Line line(JsonNode json) {
    return new Line(
        json.path("text").asText(),
        Objects.requireNonNull(Language.of(json.path("language").asText())),
        json.has("speaker") ? json.path("speaker").asText() : null,
        null,
        null,
        null);
  }
}
