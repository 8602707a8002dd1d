package app.pickup.install;

import app.pickup.files.OwnFile;
import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The list of what was put where, in {@code installed.json} of home: what is not on it is never
 * taken away.
 */
final class Installed {

  /**
   * One piece that was put somewhere.
   *
   * @param sha256 of the file as it was put; of entries, of the entries alone
   */
  record Put(Path place, Piece.Kind kind, String sha256) {}

  private final Path file;
  private final Map<String, List<Put>> nles = new LinkedHashMap<>();

  private Installed(Path file) {
    this.file = file;
  }

  /** The list as it stands; empty where there is none. */
  static Installed read(Path file) throws IOException {
    Installed installed = new Installed(file);
    if (Files.exists(file)) {
      JsonNode nles = Json.parse(Files.readAllBytes(file)).path("nles");
      nles.fields()
          .forEachRemaining(each -> installed.nles.put(each.getKey(), puts(each.getValue())));
    }
    return installed;
  }

  private static List<Put> puts(JsonNode json) {
    List<Put> puts = new ArrayList<>();
    for (JsonNode each : json) {
      puts.add(
          new Put(
              Path.of(each.path("place").asText()),
              Piece.Kind.valueOf(each.path("kind").asText()),
              each.path("sha256").asText()));
    }
    return puts;
  }

  List<String> nles() {
    return List.copyOf(nles.keySet());
  }

  /** What was put for an NLE. */
  List<Put> of(String nle) {
    return List.copyOf(nles.getOrDefault(nle, List.of()));
  }

  /** Whether this file is on the list, for whichever NLE: at this place, with this content. */
  boolean holds(Path place, String sha256) {
    return nles.values().stream()
        .flatMap(List::stream)
        .anyMatch(put -> put.place().equals(place) && put.sha256().equals(sha256));
  }

  void set(String nle, List<Put> puts) throws IOException {
    if (puts.isEmpty()) {
      nles.remove(nle);
    } else {
      nles.put(nle, List.copyOf(puts));
    }
    ObjectNode json = Json.object().put("schema", 1);
    ObjectNode all = json.putObject("nles");
    nles.forEach(
        (name, list) -> {
          ArrayNode array = all.putArray(name);
          list.forEach(
              put ->
                  array
                      .addObject()
                      .put("place", put.place().toString())
                      .put("kind", put.kind().name())
                      .put("sha256", put.sha256()));
        });
    OwnFile.write(file, Json.pretty(json).getBytes(StandardCharsets.UTF_8));
  }
}
