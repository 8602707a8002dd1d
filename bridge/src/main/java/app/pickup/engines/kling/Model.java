package app.pickup.engines.kling;

import app.pickup.engines.Footage;
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
    return new Model(
        row.path("id").asText(),
        row.path("path").asText(),
        StreamSupport.stream(row.path("kinds").spliterator(), false).map(JsonNode::asText).toList(),
        tiers,
        units,
        Footage.of(row.path("footage")),
        row.path("prompt").asInt(),
        row.path("images").asInt(),
        Rate.parse(row.path("rate").asText()),
        row.path("slots").asInt());
  }
}
