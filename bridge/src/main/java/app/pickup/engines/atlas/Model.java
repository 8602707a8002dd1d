package app.pickup.engines.atlas;

import app.pickup.engines.Footage;
import app.pickup.engines.Scope;
import app.pickup.media.Rate;
import app.pickup.shots.Shot.Tier;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One family of models, a row of {@code atlas.json}: made for the same, an id for each tier.
 *
 * @param role what it is made for
 * @param tiers of each tier it has
 * @param scope what it makes of new clips, or null
 * @param rate of everything it gives back
 * @param slots orders at work at once
 */
record Model(Role role, Map<Tier, Grade> tiers, @Nullable Scope scope, Rate rate, int slots) {

  /**
   * A tier of it.
   *
   * @param id the model's name in requests
   * @param resolution e.g. {@code 720p}
   * @param silent USD a second by list
   * @param sound the same with sound
   * @param footage what it takes of footage, or null
   * @param fields of its input
   */
  record Grade(
      String id,
      String resolution,
      BigDecimal silent,
      BigDecimal sound,
      @Nullable Footage footage,
      Fields fields) {
    Grade with(Fields other) {
      return new Grade(id, resolution, silent, sound, footage, other);
    }
  }

  static Model of(JsonNode row) {
    Map<Tier, Grade> tiers = new EnumMap<>(Tier.class);
    row.path("tiers")
        .fields()
        .forEachRemaining(
            tier ->
                tiers.put(
                    Tier.valueOf(tier.getKey().toUpperCase(Locale.ROOT)),
                    grade(tier.getValue(), row)));
    return new Model(
        Role.valueOf(row.path("role").asText().toUpperCase(Locale.ROOT)),
        tiers,
        row.has("clip") ? Scope.of(row.path("clip")) : null,
        Rate.parse(row.path("rate").asText()),
        row.path("slots").asInt());
  }

  /** The tiers of a family share its fields and limits; one may have more or others of its own. */
  private static Grade grade(JsonNode tier, JsonNode row) {
    String silent = tier.path("usdPerSecond").asText();
    JsonNode footage = tier.has("footage") ? tier.path("footage") : row.path("footage");
    return new Grade(
        tier.path("id").asText(),
        tier.path("resolution").asText(),
        new BigDecimal(silent),
        new BigDecimal(tier.path("usdPerSecondWithSound").asText(silent)),
        footage.isMissingNode() ? null : Footage.of(footage),
        Fields.of(row.path("input")).and(tier.path("input")));
  }

  /** What can be made at this tier with the fields it has, in the catalogue's words. */
  List<String> kinds(Tier tier) {
    Grade grade = tiers.get(tier);
    return grade == null ? List.of() : role.kinds(grade.fields());
  }

  /** What can be made at any tier. */
  Set<String> kinds() {
    Set<String> kinds = new LinkedHashSet<>();
    tiers.keySet().forEach(tier -> kinds.addAll(kinds(tier)));
    return kinds;
  }

  /** The tiers at which all of this can be made. */
  List<Tier> making(List<String> needs) {
    return tiers.keySet().stream().filter(tier -> kinds(tier).containsAll(needs)).toList();
  }

  /** With other grades; one that becomes null is not offered any more. */
  Model with(UnaryOperator<@Nullable Grade> how) {
    Map<Tier, Grade> others = new EnumMap<>(Tier.class);
    tiers.forEach(
        (tier, grade) -> {
          Grade other = how.apply(grade);
          if (other != null) {
            others.put(tier, other);
          }
        });
    return new Model(role, others, scope, rate, slots);
  }
}
