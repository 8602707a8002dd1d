package app.pickup.shots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pickup.Scratch;
import app.pickup.Shots;
import app.pickup.json.Json;
import app.pickup.media.Codec;
import app.pickup.problem.Refused;
import app.pickup.shots.Shot.Background;
import app.pickup.shots.Shot.With;
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
import org.junit.jupiter.params.provider.MethodSource;

class ShotReaderTest {
  private static final Path FOLDER = Scratch.folder("shots");
  private static final ShotReader READER = new ShotReader(Set.of("local", "kling"));

  private static List<String> problems(JsonNode request) {
    return READER.read("edit", request).problems().stream()
        .map(problem -> problem.pointer() + " " + problem.code().id())
        .toList();
  }

  private static ObjectNode with(Consumer<ObjectNode> change) {
    ObjectNode request = Shots.edit(FOLDER);
    change.accept(request);
    return request;
  }

  private static ObjectNode object(ObjectNode request, String field) {
    return (ObjectNode) request.path(field);
  }

  @Test
  @DisplayName("how soon it is wanted and who is billed are read, and neither is part of the shot")
  void terms() {
    JsonNode request =
        with(r -> r.put("priority", "hero").put("client", " Fu\u0308nf/Sech\u2019s & Co. "));
    ShotReader.Reading reading = READER.read("edit", request);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.terms()).isEqualTo(new Terms(Priority.HERO, "F\u00fcnf/Sech\u2019s & Co."));
    assertThat(Json.text(ShotWriter.write(Objects.requireNonNull(reading.shot()))))
        .doesNotContain("hero", "Co.");
    assertThat(READER.read("edit", Shots.edit(FOLDER)).terms())
        .isEqualTo(new Terms(Priority.NORMAL, null));
    assertThat(problems(with(r -> r.put("priority", "now").put("client", "a\u202eb"))))
        .containsExactly("/priority request.field", "/client request.field");
    assertThat(problems(with(r -> r.put("client", "x".repeat(121)))))
        .containsExactly("/client request.field");
  }

  @Test
  @DisplayName("the smallest request gets the contract's defaults")
  void defaults() {
    ShotReader.Reading reading = READER.read("edit", Shots.edit(FOLDER));
    assertThat(reading.problems()).isEmpty();
    Shot.Edit shot = (Shot.Edit) Objects.requireNonNull(reading.shot());
    assertThat(shot.common().engine()).isEqualTo("auto");
    assertThat(shot.common().tier()).isEqualTo(Shot.Tier.STANDARD);
    assertThat(shot.common().codec()).isEqualTo(Codec.PRORES422HQ);
    assertThat(shot.common().place()).isEqualTo(Shot.Place.BIN);
    assertThat(shot.common().project().bin()).containsExactly("AI", "背景");
    assertThat(shot.keepAudio()).isTrue();
    assertThat(shot.plate().handles()).isZero();
    assertThat(shot.plate().in()).isEqualTo("12");
    assertThat(((Background) shot.change()).with()).isEqualTo(new With.Flat(0x1a2b3c));
    assertThat(((Background) shot.change()).deliver()).containsExactly(Shot.Deliver.COMPOSITE);
  }

  /** A wrong request and what is told of it. */
  record Wrong(String name, Consumer<ObjectNode> change, String... told) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Wrong> wrong() {
    String field = " request.field";
    return Stream.of(
        new Wrong("unknown field", r -> r.put("foo", 1), "/foo request.unknown-field"),
        new Wrong(
            "unknown field within",
            r -> object(r, "plate").put("a/b~c", 1),
            "/plate/a~1b~0c request.unknown-field"),
        new Wrong("engine", r -> r.put("engine", "kling9"), "/engine engine.unknown"),
        new Wrong("engine type", r -> r.put("engine", 4), "/engine" + field),
        new Wrong("tier", r -> r.put("tier", "best"), "/tier" + field),
        new Wrong("codec", r -> r.put("codec", "av1"), "/codec" + field),
        new Wrong("nle", r -> object(r, "project").put("nle", "avid"), "/project/nle" + field),
        new Wrong("no nle", r -> object(r, "project").remove("nle"), "/project/nle" + field),
        new Wrong("no file", r -> object(r, "project").remove("file"), "/project/file" + field),
        new Wrong(
            "no folder",
            r -> object(r, "project").put("nle", "blender").remove("file"),
            "/project/mediaFolder" + field),
        new Wrong(
            "relative", r -> object(r, "project").put("file", "a/b"), "/project/file" + field),
        new Wrong(
            "nul in path",
            r -> object(r, "plate").put("media", "/a\u0000b"),
            "/plate/media" + field),
        new Wrong(
            "url", r -> object(r, "plate").put("media", "http://x/y"), "/plate/media" + field),
        new Wrong("seed", r -> r.put("seed", -1), "/seed" + field),
        new Wrong("seed fraction", r -> r.put("seed", 1.5), "/seed" + field),
        new Wrong("name", r -> r.put("name", "../x"), "/name name.bad"),
        new Wrong("name type", r -> r.put("name", 3), "/name" + field),
        new Wrong("empty name", r -> r.put("name", ""), "/name name.bad"),
        new Wrong(
            "bin up", r -> object(r, "project").put("bin", "A/../B"), "/project/bin name.bad"),
        new Wrong("bin gap", r -> object(r, "project").put("bin", "A//B"), "/project/bin name.bad"),
        new Wrong("bin root", r -> object(r, "project").put("bin", "/A"), "/project/bin name.bad"),
        new Wrong(
            "bin con", r -> object(r, "project").put("bin", "A/CON"), "/project/bin name.bad"),
        new Wrong("place", r -> r.put("place", "below"), "/place" + field),
        new Wrong("above nowhere", r -> r.put("place", "above"), "/at" + field),
        new Wrong("at without above", r -> r.putObject("at").put("frame", 1), "/at" + field),
        new Wrong(
            "at frame",
            r -> r.put("place", "above").putObject("at").put("track", 1).put("frame", -1),
            "/at/frame" + field),
        new Wrong(
            "rate",
            r -> r.putObject("sequence").put("rate", "29.97").put("width", 1).put("height", 99999),
            "/sequence/rate" + field,
            "/sequence/width" + field,
            "/sequence/height" + field),
        new Wrong(
            "consent",
            r -> r.putObject("consent").put("until", "soon"),
            "/consent/who" + field,
            "/consent/scope" + field,
            "/consent/until" + field),
        new Wrong("no plate", r -> r.remove("plate"), "/plate" + field),
        new Wrong("plate list", r -> r.putArray("plate"), "/plate" + field),
        new Wrong("no in", r -> object(r, "plate").remove("in"), "/plate/in" + field),
        new Wrong("negative in", r -> object(r, "plate").put("in", -1), "/plate/in" + field),
        new Wrong("half frame", r -> object(r, "plate").put("in", 1.5), "/plate/in" + field),
        new Wrong(
            "number as text", r -> object(r, "plate").put("in", "12"), "/plate/in range.timecode"),
        new Wrong(
            "no timecode", r -> object(r, "plate").put("out", "1:2"), "/plate/out range.timecode"),
        new Wrong("handles", r -> object(r, "plate").put("handles", -1), "/plate/handles" + field),
        new Wrong("speed", r -> object(r, "plate").put("speed", 2), "/plate/speed plate.speed"),
        new Wrong("slow", r -> object(r, "plate").put("speed", .5), "/plate/speed plate.speed"),
        new Wrong("speed type", r -> object(r, "plate").put("speed", "1"), "/plate/speed" + field),
        new Wrong("kind", r -> object(r, "edit").put("kind", "magic"), "/edit/kind" + field),
        new Wrong("style", r -> edit(r, "style"), "/edit/prompt" + field),
        new Wrong(
            "style in a colour",
            r -> edit(r, "style").putObject("look").put("colour", "#000000"),
            "/edit/look/image" + field,
            "/edit/look/colour request.unknown-field"),
        new Wrong("replace", r -> edit(r, "replace"), "/edit/target" + field, "/edit/with" + field),
        new Wrong(
            "motion",
            r -> edit(r, "motion").put("orientation", "up"),
            "/edit/character" + field,
            "/edit/orientation" + field),
        new Wrong(
            "nothing with", r -> object(r, "edit").putObject("with"), "/edit/with/image" + field),
        new Wrong(
            "two with",
            r -> object(r, "edit").putObject("with").put("blur", 2).put("colour", "#000000"),
            "/edit/with/blur" + field),
        new Wrong(
            "colour",
            r -> object(r, "edit").putObject("with").put("colour", "red"),
            "/edit/with/colour" + field),
        new Wrong(
            "short colour",
            r -> object(r, "edit").putObject("with").put("colour", "#123"),
            "/edit/with/colour" + field),
        new Wrong(
            "blur",
            r -> object(r, "edit").putObject("with").put("blur", 0),
            "/edit/with/blur" + field),
        new Wrong(
            "prompt",
            r -> object(r, "edit").putObject("with").put("prompt", " "),
            "/edit/with/prompt" + field),
        new Wrong("deliver", r -> object(r, "edit").putArray("deliver"), "/edit/deliver" + field),
        new Wrong(
            "deliver twice",
            r -> object(r, "edit").putArray("deliver").add("composite").add("composite"),
            "/edit/deliver" + field),
        new Wrong("audio", r -> r.put("keepAudio", "yes"), "/keepAudio" + field),
        new Wrong("retime", r -> r.put("retime", "fast"), "/retime" + field));
  }

  private static ObjectNode edit(ObjectNode request, String kind) {
    return request.putObject("edit").put("kind", kind);
  }

  @ParameterizedTest(name = "told: {0}")
  @MethodSource("wrong")
  void told(Wrong wrong) {
    assertThat(problems(with(wrong.change()))).containsExactlyInAnyOrder(wrong.told());
  }

  @Test
  @DisplayName("everything that is wrong is told at once, and what can be told is still a shot")
  void atOnce() {
    ObjectNode request =
        with(
            r -> {
              r.put("tier", "best").put("codec", 1).put("x", true);
              object(r, "plate").put("handles", "many");
            });
    ShotReader.Reading reading = READER.read("edit", request);
    assertThat(reading.problems()).hasSize(4);
    assertThat(reading.shot()).as("its media can be probed in the same answer").isNotNull();
    assertThat(READER.read("edit", Json.object()).shot()).isNull();
    assertThat(READER.read("edit", Json.array()).problems()).hasSize(1);
    assertThat(READER.read("edit", Json.own("\"x\"")).problems()).hasSize(1);
  }

  @Test
  @DisplayName("a field that is null is a field left out")
  void nulls() {
    ObjectNode request = Shots.edit(FOLDER);
    for (String name :
        List.of("engine", "tier", "seed", "name", "place", "at", "sequence", "codec", "retime")) {
      request.putNull(name);
    }
    assertThat(problems(request)).isEmpty();
  }

  static Stream<ObjectNode> shots() {
    return Stream.of(
        Shots.edit(FOLDER),
        with(
            r -> {
              r.put("engine", "local").put("tier", "pro").put("seed", 42).put("name", "{clip}_背景");
              r.put("place", "above");
              r.putObject("at").put("sequence", "S1").put("track", 2).put("frame", 100);
              r.putObject("sequence")
                  .put("rate", "30000/1001")
                  .put("width", 1920)
                  .put("height", 1080)
                  .put("colour", "bt709");
              r.put("codec", "prores4444").put("keepAudio", false).put("retime", "time");
              r.putObject("consent").put("who", "A").put("scope", "b").put("until", "2027-01-31");
              object(r, "plate")
                  .put("in", "01:00:00:00")
                  .put("out", "01:00:02;00")
                  .put("handles", 8)
                  .put("speed", 1.0);
              object(r, "edit").putArray("deliver").add("plate+matte").add("composite");
            }),
        with(r -> r.putObject("consent").put("record", "c-1")),
        with(
            r ->
                object(r, "edit")
                    .putObject("with")
                    .put("image", FOLDER.resolve("背 景.png").toString())),
        with(r -> object(r, "edit").putObject("with").put("video", "/v.mov")),
        with(r -> object(r, "edit").putObject("with").put("blur", 12)),
        with(r -> object(r, "edit").putObject("with").put("prompt", "a beach")),
        with(
            r -> {
              r.putArray("elements").add("e-1").add("e-2");
              ObjectNode edit = r.putObject("edit").put("kind", "replace").put("target", "a flag");
              edit.putObject("with").put("element", "e-3");
            }),
        with(
            r ->
                object(r, "project")
                    .put("nle", "kdenlive")
                    .put("id", "p1")
                    .put("mediaFolder", "/m")));
  }

  @ParameterizedTest
  @MethodSource("shots")
  @DisplayName("a frozen shot is read back the same")
  void roundTrip(ObjectNode request) throws Refused {
    ShotReader.Reading reading = READER.read("edit", request);
    assertThat(reading.problems()).isEmpty();
    Shot.Edit shot = (Shot.Edit) Objects.requireNonNull(reading.shot());
    Shot back = ShotReader.frozen("edit", Json.own(Json.text(ShotWriter.write(shot))));
    assertThat(back).isEqualTo(shot);
  }

  @Test
  @DisplayName("a frozen shot outlives its engine; a broken one is refused")
  void frozen() throws Refused {
    ObjectNode request = Shots.edit(FOLDER).put("engine", "gone");
    assertThat(ShotReader.frozen("edit", request).common().engine()).isEqualTo("gone");
    assertThatThrownBy(() -> ShotReader.frozen("edit", Json.object())).isInstanceOf(Refused.class);
  }
}
