package app.pickup.engines.atlas;

import app.pickup.json.Json;
import app.pickup.shots.Shot.Tier;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The models as data: a new one is a row, a new id a word in it.
 *
 * @param dated the day the table was written from what Atlas publishes
 */
record Models(String dated, List<Model> rows) {
  private static final String TABLE = "/engines/atlas.json";

  static Models bundled() {
    try (InputStream in = Objects.requireNonNull(Models.class.getResourceAsStream(TABLE))) {
      return of(Json.parse(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Models of(JsonNode table) {
    return new Models(
        table.path("dated").asText(),
        StreamSupport.stream(table.path("models").spliterator(), false).map(Model::of).toList());
  }

  /** All that can be made, in the catalogue's words. */
  Set<String> kinds() {
    Set<String> kinds = new LinkedHashSet<>();
    rows.forEach(row -> kinds.addAll(row.kinds()));
    return kinds;
  }

  /** USD a second of the models made for this, with and without sound. */
  Stream<BigDecimal> prices(Predicate<Role> madeFor) {
    return rows.stream()
        .filter(row -> madeFor.test(row.role()))
        .flatMap(row -> row.tiers().values().stream())
        .flatMap(grade -> Stream.of(grade.silent(), grade.sound()));
  }

  /** Whether any of them makes new clips at this tier. */
  boolean draws(Tier tier) {
    return rows.stream().anyMatch(row -> row.scope() != null && row.tiers().containsKey(tier));
  }

  /** The first model that does all of this at some tier. */
  Optional<Model> making(List<String> needs) {
    return rows.stream().filter(row -> !row.making(needs).isEmpty()).findFirst();
  }
}
