package app.pickup.bins;

import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The record that lies beside a clip, {@code NAME.pickup.json}: how it was made and that it fits.
 * No secret and no path of this machine is in it; contract §5, validated by {@code
 * pickup.sidecar-1.schema.json}.
 *
 * @param request the shot as frozen, with its paths; they are replaced when written
 * @param hashes SHA-256 of the request's files, by path
 * @param engine who made it: engine, model, versions, seed
 * @param source how the picture came to be, as IPTC's address of a source type
 * @param plate the footage: name, range, timecode, rate; null: there was none
 * @param elements who of the cast is in it: id, name, kind, hash, consent
 * @param timings instants by name, RFC 3339
 * @param clip the names and hashes of clip, matte and captions
 */
public record Sidecar(
    String jobId,
    String takeId,
    @Nullable String parent,
    JsonNode request,
    Map<String, String> hashes,
    String source,
    ObjectNode engine,
    @Nullable ObjectNode plate,
    JsonNode elements,
    ObjectNode cost,
    ObjectNode timings,
    JsonNode proof,
    ObjectNode clip) {

  public static final String SCHEMA = "pickup.sidecar/1";

  /** Footage with a part made by a trained model, in IPTC's words. */
  public static final String COMPOSITE_SOURCE =
      Xmp.SOURCE_TYPES + "compositeWithTrainedAlgorithmicMedia";

  /** Drawn by rules, from nothing; likewise. */
  public static final String DRAWN_SOURCE = Xmp.SOURCE_TYPES + "algorithmicMedia";

  /** Put together from stills by rules; likewise. */
  public static final String STILLS_SOURCE = Xmp.SOURCE_TYPES + "composite";

  /** Made by a trained model from words and pictures, likewise. */
  public static final String TRAINED_SOURCE = Xmp.SOURCE_TYPES + "trainedAlgorithmicMedia";

  /** The ending of a sidecar's name. */
  public static final String ENDING = ".pickup.json";

  /** Fields of a request whose value is a path. */
  private static final Set<String> PATHS =
      Set.of("media", "image", "video", "file", "mediaFolder", "portrait", "first", "last");

  /** Those whose value is a list of paths. */
  private static final Set<String> PATH_LISTS = Set.of("references");

  /** The file's content. */
  public byte[] content() {
    ObjectNode json = Json.object();
    json.put("schema", SCHEMA);
    json.put("job", jobId);
    json.put("take", takeId);
    json.put("parent", parent);
    json.set("clip", clip);
    json.put("digitalSourceType", source);
    json.set("engine", engine);
    if (plate != null) {
      json.set("plate", plate);
    }
    json.set("elements", elements);
    json.set("consent", request.path("consent").isMissingNode() ? null : request.get("consent"));
    json.set("cost", cost);
    json.set("timings", timings);
    json.set("proof", proof);
    json.set("request", withoutPaths(request.deepCopy()));
    return (Json.pretty(json) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private JsonNode withoutPaths(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object
          .fieldNames()
          .forEachRemaining(
              field -> {
                JsonNode value = object.get(field);
                if (PATHS.contains(field) && value instanceof TextNode path) {
                  object.set(field, named(path.textValue()));
                } else if (PATH_LISTS.contains(field)) {
                  ArrayNode named = object.putArray(field);
                  value.forEach(path -> named.add(named(path.asText())));
                } else {
                  withoutPaths(value);
                }
              });
    } else if (node.isArray()) {
      node.forEach(this::withoutPaths);
    }
    return node;
  }

  private ObjectNode named(String path) {
    Path name = Path.of(path).getFileName();
    ObjectNode json = Json.object();
    json.put("name", name == null ? "" : name.toString());
    json.put("sha256", hashes.get(path));
    return json;
  }
}
