package app.pickup.shots.board;

import app.pickup.json.Json;
import app.pickup.shots.Line;
import app.pickup.shots.Script.Beat;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A board for programs; its shots are as {@code POST /v1/generate} takes them. */
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
