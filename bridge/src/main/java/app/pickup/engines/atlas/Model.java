package app.pickup.engines.atlas;

import app.pickup.engines.Footage;
import app.pickup.media.Rate;
import app.pickup.shots.Shot;
import app.pickup.shots.Shot.Tier;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One family of models, a row of {@code atlas.json}: the same fields, an id for each tier.
 *
 * @param role what it is made for
 * @param tiers of each tier it has
 * @param fields of its input
 * @param footage what it takes of footage
 * @param rate of everything it gives back
 * @param slots orders at work at once
 */
record Model(
    Role role, Map<Tier, Grade> tiers, Fields fields, Footage footage, Rate rate, int slots) {

  /** What a model is made for. */
  enum Role {
    EDIT,
    MOTION
  }

  /**
   * A tier of it.
   *
   * @param id the model's name in requests
   * @param resolution e.g. {@code 720p}
   * @param usdPerSecond by list
   */
  record Grade(String id, String resolution, BigDecimal usdPerSecond) {}

  static Model of(JsonNode row) {
    Map<Tier, Grade> tiers = new EnumMap<>(Tier.class);
    row.path("tiers")
        .fields()
        .forEachRemaining(
            tier ->
                tiers.put(
                    Tier.valueOf(tier.getKey().toUpperCase(Locale.ROOT)),
                    new Grade(
                        tier.getValue().path("id").asText(),
                        tier.getValue().path("resolution").asText(),
                        new BigDecimal(tier.getValue().path("usdPerSecond").asText()))));
    return new Model(
        Role.valueOf(row.path("role").asText().toUpperCase(Locale.ROOT)),
        tiers,
        Fields.of(row.path("input")),
        Footage.of(row.path("footage")),
        Rate.parse(row.path("rate").asText()),
        row.path("slots").asInt());
  }

  /** What can be made with the fields it has, in the catalogue's words. */
  List<String> kinds() {
    List<String> kinds = new ArrayList<>();
    if (!fields.has("video")) {
      return kinds;
    }
    if (role == Role.MOTION) {
      if (fields.has("image") && fields.has("character_orientation")) {
        kinds.add("edit.motion");
      }
      return kinds;
    }
    if (fields.has("prompt")) {
      if (fields.most("images") > 0) {
        kinds.add("edit.background");
      }
      kinds.add("edit.background.prompt");
      kinds.add("edit.style");
      kinds.add("edit.replace");
    }
    return kinds;
  }

  boolean makes(Shot.Change change) {
    return (change instanceof Shot.Motion) == (role == Role.MOTION);
  }
}
