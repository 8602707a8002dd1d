package app.pickup.engines.kling;

import app.pickup.media.Rate;
import app.pickup.shots.Shot.Tier;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One model, a row of {@code kling.json}.
 *
 * @param path where orders go
 * @param kinds what it makes, in the catalogue's words
 * @param tiers the resolution of each tier it has
 * @param unitsPerSecond price by resolution
 * @param footage what it takes of footage
 * @param prompt most characters
 * @param images most pictures beside footage
 * @param rate of everything it gives back
 * @param slots orders at work at once, unless the account has more
 */
record Model(
    String id,
    String path,
    List<String> kinds,
    Map<Tier, String> tiers,
    Map<String, BigDecimal> unitsPerSecond,
    Footage footage,
    int prompt,
    int images,
    Rate rate,
    int slots) {

  /**
   * Limits of footage; seconds and ratios decimal.
   *
   * @param mostSecondsImage the same where a character keeps its picture's bearing; null: no other
   */
  record Footage(
      BigDecimal leastSeconds,
      BigDecimal mostSeconds,
      @Nullable BigDecimal mostSecondsImage,
      int leastSide,
      int mostSide,
      long mostArea,
      BigDecimal leastRatio,
      BigDecimal mostRatio,
      long mostBytes) {}

  static Model of(JsonNode row) {
    Map<Tier, String> tiers = new EnumMap<>(Tier.class);
    row.path("tiers")
        .fields()
        .forEachRemaining(
            tier ->
                tiers.put(
                    Tier.valueOf(tier.getKey().toUpperCase(Locale.ROOT)),
                    tier.getValue().asText()));
    Map<String, BigDecimal> units = new LinkedHashMap<>();
    row.path("unitsPerSecond")
        .fields()
        .forEachRemaining(
            price -> units.put(price.getKey(), new BigDecimal(price.getValue().asText())));
    JsonNode footage = row.path("footage");
    return new Model(
        row.path("id").asText(),
        row.path("path").asText(),
        StreamSupport.stream(row.path("kinds").spliterator(), false).map(JsonNode::asText).toList(),
        tiers,
        units,
        new Footage(
            decimal(footage, "leastSeconds"),
            decimal(footage, "mostSeconds"),
            footage.has("mostSecondsImage") ? decimal(footage, "mostSecondsImage") : null,
            footage.path("leastSide").asInt(),
            footage.path("mostSide").asInt(),
            footage.path("mostArea").asLong(),
            decimal(footage, "leastRatio"),
            decimal(footage, "mostRatio"),
            footage.path("mostBytes").asLong()),
        row.path("prompt").asInt(),
        row.path("images").asInt(),
        Rate.parse(row.path("rate").asText()),
        row.path("slots").asInt());
  }

  private static BigDecimal decimal(JsonNode row, String name) {
    return new BigDecimal(row.path(name).asText());
  }
}
