package app.pickup.engines;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What a vendor's model makes of new clips, a part of its row in the vendor's table.
 *
 * @param leastSeconds of a clip; shorter ones are ordered so long and trimmed
 * @param mostSeconds of a clip
 * @param aspects width to height, e.g. {@code 16:9}; none: it follows the first frame
 * @param beats most shots of a board
 * @param beatWords most characters of one shot's words
 * @param references most pictures beside first and last frame
 * @param elements most of the cast
 */
public record Scope(
    int leastSeconds,
    int mostSeconds,
    List<String> aspects,
    int beats,
    int beatWords,
    int references,
    int elements) {

  public Scope {
    aspects = List.copyOf(aspects);
  }

  /** Reads a row. */
  public static Scope of(JsonNode row) {
    return new Scope(
        row.path("leastSeconds").asInt(),
        row.path("mostSeconds").asInt(),
        StreamSupport.stream(row.path("aspects").spliterator(), false)
            .map(JsonNode::asText)
            .toList(),
        row.path("beats").asInt(),
        row.path("beatWords").asInt(),
        row.path("references").asInt(),
        row.path("elements").asInt());
  }
}
