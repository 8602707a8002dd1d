package app.pickup.shots.board;

import app.pickup.json.Json;
import app.pickup.shots.Camera;
import app.pickup.shots.Framing;
import app.pickup.shots.Language;
import app.pickup.shots.Line;
import app.pickup.shots.Script.Beat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A board for programs, and back; its shots are as {@code POST /v1/generate} takes them. */
public final class BoardJson {
  private BoardJson() {}

  public static ObjectNode of(Storyboard board) {
    ObjectNode json = Json.object().put("title", board.title()).put("seconds", board.seconds());
    board.cast().forEach(json.putArray("cast")::add);
    ArrayNode panels = json.putArray("panels");
    for (Panel panel : board.panels()) {
      ObjectNode one = panels.addObject().put("label", panel.label());
      Scene scene = panel.scene();
      if (scene != null) {
        one.put("scene", scene.heading()).put("place", scene.place()).put("time", scene.time());
      }
      one.setAll(shot(panel.beat()));
      one.put("why", panel.why());
    }
    return json;
  }

  /** A shot of a request. */
  public static ObjectNode shot(Beat beat) {
    ObjectNode one = Json.object().put("prompt", beat.text()).put("seconds", beat.seconds());
    if (beat.camera() != null) {
      one.put("camera", Trade.word(beat.camera()));
    }
    if (beat.framing() != null) {
      one.put("framing", beat.framing().word());
    }
    if (!beat.lines().isEmpty()) {
      ArrayNode lines = one.putArray("lines");
      beat.lines().forEach(line -> lines.add(line(line)));
    }
    return one;
  }

  /** Reads what {@link #of} has written; its lengths and places stay as they are. */
  public static Reading read(byte[] file, Wish wish) {
    Source source = Source.of(file);
    if (source.text() == null) {
      return Reading.refused(source);
    }
    List<Remark> remarks = new ArrayList<>();
    List<Stretch> stretches = new ArrayList<>();
    JsonNode json = Json.object();
    try {
      json = Json.parse(source.text());
    } catch (JsonProcessingException e) {
      // told below
    }
    if (!json.path("panels").isArray()) {
      remarks.add(
          Remark.whole("board.json", "This is no board as --out writes it: it has no panels."));
    } else if (json.path("panels").isEmpty()) {
      remarks.add(Remark.whole("board.empty", "There is no shot in this board."));
    }
    for (JsonNode panel : json.path("panels")) {
      stretches.add(stretch(panel, stretches.size() + 1, remarks));
    }
    return Splitter.split(json.path("title").asText(), stretches, wish, remarks);
  }

  private static Stretch stretch(JsonNode panel, int place, List<Remark> remarks) {
    String label = panel.path("label").asText();
    String move = panel.path("camera").asText();
    String size = panel.path("framing").asText();
    Seconds length =
        panel.has("seconds")
            ? Seconds.read(panel.path("seconds").asText())
            : new Seconds(null, null);
    Camera camera = Trade.camera(move).orElse(null);
    Framing framing = Trade.framing(size).orElse(null);
    if (length.fault() != null) {
      wrong(remarks, place, "board.seconds", length.fault());
    }
    if (camera == null && !move.isEmpty()) {
      wrong(remarks, place, "board.camera", "The camera is none of " + Trade.cameras() + ".");
    }
    if (framing == null && !size.isEmpty()) {
      wrong(remarks, place, "board.framing", "The framing is none of " + Trade.framings() + ".");
    }
    if (!label.isEmpty() && !Panel.labels(label)) {
      wrong(remarks, place, "board.label", "A shot is called by up to 12 letters and digits.");
    }
    List<Passage> passages = new ArrayList<>();
    String prompt = Text.line(panel.path("prompt").asText());
    if (!prompt.isEmpty()) {
      passages.add(new Passage.Action(prompt, false));
    }
    for (JsonNode each : panel.path("lines")) {
      Language language =
          each.has("language")
              ? Language.of(each.path("language").asText())
              : Lines.language(each.path("text").asText());
      if (language == null) {
        wrong(remarks, place, "board.language", "A line is in en, zh, ja, ko or es.");
      }
      passages.add(new Passage.Speech(line(each, language), ""));
    }
    if (passages.isEmpty()) {
      wrong(remarks, place, "board.empty-prompt", "The shot shows nothing; write what is seen.");
    }
    Scene scene = panel.has("scene") ? new Scene(panel.path("scene").asText()) : null;
    Facts facts =
        new Facts(
            label.isEmpty() ? null : label,
            length.value(),
            camera,
            framing,
            panel.path("why").asText());
    return new Stretch(scene, facts, place, passages);
  }

  private static Line line(JsonNode line, @Nullable Language language) {
    return new Line(
        line.path("text").asText(),
        language == null ? Language.EN : language,
        line.has("speaker") ? line.path("speaker").asText() : null,
        line.has("element") ? line.path("element").asText() : null,
        line.has("voice") ? line.path("voice").asText() : null,
        line.has("at") ? Long.valueOf(line.path("at").asLong()) : null);
  }

  private static void wrong(List<Remark> remarks, int place, String code, String text) {
    remarks.add(new Remark(Remark.Severity.ERROR, place, "panel " + place, code, text));
  }

  private static ObjectNode line(Line line) {
    ObjectNode one = Json.object().put("text", line.text()).put("language", line.language().tag());
    if (line.element() != null) {
      one.put("element", line.element());
    } else if (line.speaker() != null) {
      one.put("speaker", line.speaker());
    }
    if (line.voice() != null) {
      one.put("voice", line.voice());
    }
    if (line.at() != null) {
      one.put("at", line.at());
    }
    return one;
  }

  /** What was found, for programs. */
  public static ArrayNode remarks(List<Remark> remarks) {
    ArrayNode all = Json.array();
    for (Remark each : remarks) {
      all.addObject()
          .put("severity", each.stops() ? "error" : "warning")
          .put("where", each.where())
          .put("code", each.code())
          .put("text", each.text());
    }
    return all;
  }
}
