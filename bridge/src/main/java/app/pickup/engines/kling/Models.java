package app.pickup.engines.kling;

import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The models as data: a new one is a row.
 *
 * @param dated the day the table was read from the vendor's pages
 * @param unit price of one unit in USD, list
 * @param voice units of a custom voice
 */
record Models(String dated, BigDecimal unit, BigDecimal voice, List<Model> rows) {
  private static final String TABLE = "/engines/kling.json";

  static Models bundled() {
    try (InputStream in = Objects.requireNonNull(Models.class.getResourceAsStream(TABLE))) {
      JsonNode table = Json.parse(in.readAllBytes());
      return new Models(
          table.path("dated").asText(),
          new BigDecimal(table.path("unit").path("amount").asText()),
          new BigDecimal(table.path("voice").path("units").asText()),
          StreamSupport.stream(table.path("models").spliterator(), false).map(Model::of).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The ids of all models that share this one's slots, itself among them. */
  Set<String> sharing(Model model) {
    return rows.stream()
        .filter(row -> row.version().equals(model.version()))
        .map(Model::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** USD a second of whatever is paid by the second. */
  Stream<BigDecimal> prices() {
    return rows.stream()
        .flatMap(row -> row.units().entrySet().stream())
        .filter(paid -> !paid.getKey().equals("lip-sync"))
        .flatMap(paid -> paid.getValue().values().stream())
        .map(unit::multiply);
  }

  /** The first model that does all of this. */
  Optional<Model> making(List<String> needs) {
    return rows.stream().filter(row -> row.kinds().containsAll(needs)).findFirst();
  }

  /** Units of a part of a lip-sync: {@code face} a search, {@code started} five seconds begun. */
  BigDecimal lipSyncUnits(String part) {
    Model model = making(List.of("lip-sync")).orElseThrow();
    return Objects.requireNonNull(model.units().get("lip-sync"))
        .getOrDefault(part, BigDecimal.ZERO);
  }
}
