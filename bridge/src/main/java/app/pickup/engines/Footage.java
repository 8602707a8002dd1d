package app.pickup.engines;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor's model takes of footage, a part of its row in the vendor's table.
 *
 * @param leastSeconds of the clip as it is sent
 * @param mostSeconds likewise
 * @param mostSecondsImage the same where a character keeps its picture's bearing; null: no other
 * @param leastSide pixels of the shorter side
 * @param mostSide pixels of the longer side
 * @param mostArea pixels
 * @param leastRatio width to height
 * @param mostRatio width to height
 * @param mostBytes of the file; 0: no limit is known
 */
public record Footage(
    BigDecimal leastSeconds,
    BigDecimal mostSeconds,
    @Nullable BigDecimal mostSecondsImage,
    int leastSide,
    int mostSide,
    long mostArea,
    BigDecimal leastRatio,
    BigDecimal mostRatio,
    long mostBytes) {

  /** Reads a row; every field but {@code mostSecondsImage} and {@code mostBytes} is there. */
  public static Footage of(JsonNode row) {
    return new Footage(
        decimal(row, "leastSeconds"),
        decimal(row, "mostSeconds"),
        row.has("mostSecondsImage") ? decimal(row, "mostSecondsImage") : null,
        row.path("leastSide").asInt(),
        row.path("mostSide").asInt(),
        row.path("mostArea").asLong(),
        decimal(row, "leastRatio"),
        decimal(row, "mostRatio"),
        row.path("mostBytes").asLong());
  }

  private static BigDecimal decimal(JsonNode row, String name) {
    return new BigDecimal(row.path(name).asText());
  }
}
