package app.pickup.emulators.kling;

import app.pickup.emulators.Reply;
import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** What every answer of the API is wrapped in. */
final class Envelope {

  private Envelope() {}

  static Reply ok(JsonNode data) {
    return Reply.json(200, Json.text(wrap(0, "SUCCEED", data)));
  }

  static Reply denied(Denied denied) {
    return error(denied.code().status(), denied.code(), denied.text());
  }

  static Reply error(int status, KlingCode code, String text) {
    return Reply.json(status, Json.text(wrap(code.number(), text, NullNode.getInstance())));
  }

  private static ObjectNode wrap(int code, String message, JsonNode data) {
    ObjectNode all = Json.object();
    all.put("code", code);
    all.put("message", message);
    all.put("request_id", UUID.randomUUID().toString());
    all.set("data", data);
    return all;
  }
}
