package app.pickup.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the panel is made of, without a browser. */
class PanelFilesTest {
  private static final Path PANEL = Path.of("src/main/resources/panel");
  private static final List<String> LANGUAGES = List.of("en", "zh", "ja", "ko", "es");
  private static final Pattern KEY = Pattern.compile("'([a-z][\\w-]*(?:\\.[\\w-]+)*)'");
  private static final Pattern BEGUN = Pattern.compile("'([a-z][\\w.-]*\\.)' \\+");
  private static final Pattern ASKED = Pattern.compile("\\bt\\('([^']+)'[,)]");
  private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

  @Test
  @DisplayName("whatever the language, a panel loads no more than 150 kB")
  void light() throws Exception {
    long shell = 0;
    long most = 0;
    for (Path file : files()) {
      long bytes = Files.size(file);
      if (file.getFileName().toString().startsWith("words.") && !name(file).endsWith(".js")) {
        most = Math.max(most, bytes);
      } else {
        shell += bytes;
      }
    }
    assertThat(shell + most).isLessThanOrEqualTo(150_000);
  }

  @Test
  @DisplayName("all catalogues have the same keys and the same places for names and numbers")
  void sameKeys() throws Exception {
    JsonNode english = catalogue("en");
    for (String language : LANGUAGES) {
      JsonNode words = catalogue(language);
      assertThat(keys(words)).as(language).isEqualTo(keys(english));
      for (String key : keys(english)) {
        assertThat(places(words.path(key).asText()))
            .as(language + " " + key)
            .isEqualTo(places(english.path(key).asText()));
        assertThat(words.path(key).asText()).as(language + " " + key).isNotBlank();
      }
    }
  }

  @Test
  @DisplayName("every key is used, and every word that is asked for is there")
  void usedKeys() throws Exception {
    Set<String> whole = new HashSet<>();
    List<String> begun = new ArrayList<>();
    Set<String> asked = new HashSet<>();
    for (Path file : files()) {
      if (name(file).endsWith(".js")) {
        String script = Files.readString(file);
        KEY.matcher(script).results().forEach(found -> whole.add(found.group(1)));
        BEGUN.matcher(script).results().forEach(found -> begun.add(found.group(1)));
        ASKED.matcher(script).results().forEach(found -> asked.add(found.group(1)));
      }
    }
    Set<String> known = keys(catalogue("en"));
    assertThat(known).containsAll(asked);
    assertThat(
            known.stream()
                .filter(key -> !whole.contains(key) && begun.stream().noneMatch(key::startsWith)))
        .as("not used")
        .isEmpty();
  }

  @Test
  @DisplayName("no script and no style stands in the page, no other host is named, no text is HTML")
  void strict() throws Exception {
    for (Path file : files()) {
      String text = Files.readString(file);
      assertThat(text).as(name(file)).doesNotContain("innerHTML", "outerHTML", "insertAdjacent");
      assertThat(text.replace("http://www.w3.org/2000/svg", ""))
          .as(name(file))
          .doesNotContain("http://", "https://", "//cdn");
      if (name(file).endsWith(".html")) {
        assertThat(text).doesNotContain("<style", "style=", "onclick");
        assertThat(text).doesNotContainPattern("<script(?![^>]* src=)");
      }
    }
  }

  @Test
  @DisplayName("files of the panel are served by name, and nothing beside them")
  void served() throws Exception {
    try (House house = new House()) {
      for (Path file : files()) {
        if (!name(file).equals("index.html")) {
          Wire.Reply reply = house.get("/panel/" + name(file));
          assertThat(reply.status()).as(name(file)).isEqualTo(200);
          assertThat(reply.header("content-security-policy")).startsWith("default-src 'self'; ");
        }
      }
      for (String none : List.of("none.js", "..%2fopenapi.yaml", "index.html", "A.js", "x.class")) {
        assertThat(house.get("/panel/" + none).status()).as(none).isIn(400, 404);
      }
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(PANEL)) {
      return files.sorted().toList();
    }
  }

  private static JsonNode catalogue(String language) throws IOException {
    return Json.parse(Files.readString(PANEL.resolve("words." + language + ".json")));
  }

  private static Set<String> keys(JsonNode words) {
    Set<String> keys = new TreeSet<>();
    words.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static List<String> places(String text) {
    Matcher places = PLACE.matcher(text);
    return places.results().map(found -> found.group()).sorted().toList();
  }
}
