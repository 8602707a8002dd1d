package app.pickup.shots;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.Scratch;
import app.pickup.Shots;
import app.pickup.json.Json;
import app.pickup.problem.Refused;
import app.pickup.shots.Shot.Captions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Lines in mouths, as they are asked for. */
class LipSyncReaderTest {
  private static final Path FOLDER = Scratch.folder("lips");
  private static final ShotReader READER = new ShotReader(Set.of("local", "kling"));

  /** One line in footage. */
  private static ObjectNode spoken() {
    ObjectNode request = Shots.edit(FOLDER);
    request.remove("edit");
    request.putArray("lines").addObject().put("text", "Wait for me!").put("language", "en");
    return request;
  }

  private static ObjectNode spoken(Consumer<ObjectNode> change) {
    ObjectNode request = spoken();
    change.accept((ObjectNode) request.path("lines").path(0));
    return request;
  }

  private static ObjectNode with(Consumer<ObjectNode> change) {
    ObjectNode request = spoken();
    change.accept(request);
    return request;
  }

  /** A recording in footage. */
  private static ObjectNode recorded(Consumer<ObjectNode> change) {
    ObjectNode request = spoken();
    request.remove("lines");
    change.accept(request.putObject("audio").put("media", "/voice.wav"));
    return request;
  }

  private static Shot.LipSync read(JsonNode request) {
    ShotReader.Reading reading = READER.read("lip-sync", request);
    assertThat(reading.problems()).isEmpty();
    return (Shot.LipSync) Objects.requireNonNull(reading.shot());
  }

  private static List<String> problems(JsonNode request) {
    return READER.read("lip-sync", request).problems().stream()
        .map(problem -> problem.pointer() + " " + problem.detail())
        .toList();
  }

  static Stream<ObjectNode> shots() {
    return Stream.of(
        spoken(),
        with(
            r -> {
              r.remove("plate");
              r.put("portrait", "/人.png").put("captions", "off");
            }),
        with(
            r -> {
              r.withArray("lines").removeAll();
              r.withArray("lines")
                  .addObject()
                  .put("text", "Well [ja] はい")
                  .put("language", "en-GB")
                  .put("speaker", "@Anna")
                  .put("voice", "low")
                  .put("at", 12)
                  .put("face", 20);
              r.withArray("lines")
                  .addObject()
                  .put("text", "8 o'clock.")
                  .put("language", "zh-Hant-TW")
                  .put("element", "e-1")
                  .put("face", 1);
            }),
        recorded(a -> a.put("in", 3).put("out", 40).put("at", 7).put("face", 2)),
        recorded(a -> a.put("text", "¿Dónde?").put("language", "es-MX")));
  }

  @ParameterizedTest
  @MethodSource("shots")
  @DisplayName("a frozen shot is read back the same, with every field of its lines")
  void roundTrip(ObjectNode request) throws Refused {
    Shot.LipSync shot = read(request);
    JsonNode frozen = Json.own(Json.text(ShotWriter.write(shot)));
    assertThat(ShotReader.frozen("lip-sync", frozen)).isEqualTo(shot);
    for (String field : List.of("plate", "portrait", "lines", "audio")) {
      assertThat(frozen.has(field)).as(field).isEqualTo(request.has(field));
    }
  }

  @Test
  @DisplayName("captions lie beside the clip unless they are not wanted")
  void captions() {
    assertThat(read(spoken()).captions()).isEqualTo(Captions.FILE);
    assertThat(read(with(r -> r.put("captions", "off"))).captions()).isEqualTo(Captions.OFF);
  }

  @ParameterizedTest(name = "{0} → {2}")
  @CsvSource({"en,EN,en", "en-GB,EN,en-GB", "EN-gb,EN,en-GB", "es-419,ES,es-419", "ja-JP,JA,ja-JP"})
  @DisplayName("an accent is kept")
  void accents(String tag, Language language, String kept) {
    Line line = read(spoken(l -> l.put("language", tag))).lines().get(0);
    assertThat(line.language()).isEqualTo(language);
    assertThat(line.tag()).isEqualTo(kept);
    assertThat(Json.text(ShotWriter.write(read(spoken(l -> l.put("language", tag))))))
        .contains("\"language\":\"" + kept + "\"");
  }

  /** A wrong request and what is told of it. */
  record Wrong(String name, ObjectNode request, String... told) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Wrong> wrong() {
    return Stream.of(
        new Wrong("nothing", with(r -> r.remove(List.of("plate", "lines"))), "/plate", "/audio"),
        new Wrong(
            "plate and portrait",
            with(r -> r.put("portrait", "/a.png")),
            "/portrait portrait is one too many"),
        new Wrong(
            "lines and audio",
            with(r -> r.putObject("audio").put("media", "/v.wav")),
            "/audio audio is one too many"),
        new Wrong("no lines", with(r -> r.putArray("lines")), "/lines lines must hold a line"),
        new Wrong("a line alone", with(r -> r.putObject("lines")), "/lines lines must be a list"),
        new Wrong(
            "no letters",
            spoken(l -> l.put("text", " …?! [ja] 。")),
            "/lines/0/text lines.0.text must say something"),
        new Wrong("no text", spoken(l -> l.remove("text")), "/lines/0/text"),
        new Wrong(
            "French",
            spoken(l -> l.put("language", "fr")),
            "/lines/0/language lines.0.language must be one of en, zh, ja, ko, es"),
        new Wrong("no language", spoken(l -> l.remove("language")), "/lines/0/language"),
        new Wrong(
            "face 0",
            spoken(l -> l.put("face", 0)),
            "/lines/0/face lines.0.face must be a whole number from 1"),
        new Wrong("face 21", spoken(l -> l.put("face", 21)), "/lines/0/face"),
        new Wrong("before the plate", spoken(l -> l.put("at", -1)), "/lines/0/at"),
        new Wrong(
            "two speakers",
            spoken(l -> l.put("speaker", "Anna").put("element", "e")),
            "/lines/0/element lines.0.element is one too many"),
        new Wrong("a mood", spoken(l -> l.put("mood", "sad")), "/lines/0/mood"),
        new Wrong(
            "burnt",
            with(r -> r.put("captions", "burnt")),
            "/captions captions must be file or off"),
        new Wrong("a URL", with(r -> r.put("portrait", "http://x/y").remove("plate")), "/portrait"),
        new Wrong(
            "words without a language",
            recorded(a -> a.put("text", "Hello")),
            "/audio/language audio.language is missing"),
        new Wrong(
            "words in French",
            recorded(a -> a.put("text", "Salut").put("language", "fr-CA")),
            "/audio/language"),
        new Wrong(
            "a recording's words without letters",
            recorded(a -> a.put("text", "—").put("language", "en")),
            "/audio/text audio.text must say something"),
        new Wrong("a recording's face", recorded(a -> a.put("face", 0)), "/audio/face"));
  }

  @ParameterizedTest(name = "told: {0}")
  @MethodSource("wrong")
  @DisplayName("what is wrong is told with its place")
  void told(Wrong wrong) {
    List<String> told = problems(wrong.request());
    assertThat(told).hasSize(wrong.told().length);
    for (int i = 0; i < told.size(); i++) {
      assertThat(told.get(i)).startsWith(wrong.told()[i]);
    }
  }

  @Test
  @DisplayName("all that is wrong with several lines is told at once")
  void allAtOnce() {
    ObjectNode request = spoken(l -> l.put("language", "fr"));
    request.withArray("lines").addObject().put("text", "...").put("language", "en").put("face", 0);
    assertThat(problems(request)).hasSize(3);
    for (int i = 0; i < 50; i++) {
      request.withArray("lines").addObject().put("text", "No.").put("language", "en");
    }
    assertThat(problems(request)).anyMatch(told -> told.startsWith("/lines lines must be at most"));
  }
}
