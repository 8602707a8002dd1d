package app.pickup.engines.kling;

import app.pickup.engines.Footage;
import app.pickup.engines.Scope;
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
 * @param version Kling counts slots for each; models of one share them
 * @param path where orders go
 * @param kinds what it makes, in the catalogue's words
 * @param tiers the resolution of each tier it has
 * @param units price of a second by what is made ({@code edit}, {@code silent}, {@code sound}) and
 *     resolution
 * @param footage what it takes of footage, or null
 * @param scope what it makes of new clips, or null
 * @param prompt most characters
 * @param images most pictures beside footage
 * @param rate of everything it gives back
 * @param slots orders at work at once, unless the account has more
 */
record Model(
    String id,
    String version,
    String path,
    List<String> kinds,
    Map<Tier, String> tiers,
    Map<String, Map<String, BigDecimal>> units,
    @Nullable Footage footage,
    @Nullable Scope scope,
    int prompt,
    int images,
    Rate rate,
    int slots) {

  /** Whether it is made through the legacy API. */
  boolean legacy() {
    return path.startsWith("/v1/");
  }

  static Model of(JsonNode row) {
    Map<Tier, String> tiers = new EnumMap<>(Tier.class);
    row.path("tiers")
        .fields()
        .forEachRemaining(
            tier ->
                tiers.put(
                    Tier.valueOf(tier.getKey().toUpperCase(Locale.ROOT)),
                    tier.getValue().asText()));
    Map<String, Map<String, BigDecimal>> units = new LinkedHashMap<>();
    row.path("unitsPerSecond")
        .fields()
        .forEachRemaining(made -> units.put(made.getKey(), prices(made.getValue())));
    return new Model(
        row.path("id").asText(),
        row.path("version").asText(),
        row.path("path").asText(),
        StreamSupport.stream(row.path("kinds").spliterator(), false).map(JsonNode::asText).toList(),
        tiers,
        units,
        row.has("footage") ? Footage.of(row.path("footage")) : null,
        row.has("clip") ? Scope.of(row.path("clip")) : null,
        row.path("prompt").asInt(),
        row.path("images").asInt(),
        Rate.parse(row.path("rate").asText()),
        row.path("slots").asInt());
  }

  private static Map<String, BigDecimal> prices(JsonNode byResolution) {
    Map<String, BigDecimal> prices = new LinkedHashMap<>();
    byResolution
        .fields()
        .forEachRemaining(
            price -> prices.put(price.getKey(), new BigDecimal(price.getValue().asText())));
    return prices;
  }
}
