package app.pickup.shots.lint;

import app.pickup.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Findings as they go over the wire. */
public final class FindingWriter {
  private FindingWriter() {}

  /** All of them, in their order. */
  public static ArrayNode write(List<Finding> findings) {
    ArrayNode all = Json.array();
    for (Finding each : findings) {
      ObjectNode json = all.addObject();
      json.put("rule", each.rule());
      json.put("severity", each.severity().word());
      json.put("pointer", each.pointer());
      json.put("from", each.from()).put("to", each.to());
      json.put("reason", each.reason());
      Finding.Fix fix = each.fix();
      if (fix != null) {
        json.putObject("fix").put("from", fix.from()).put("to", fix.to()).put("text", fix.text());
      }
    }
    return all;
  }
}
