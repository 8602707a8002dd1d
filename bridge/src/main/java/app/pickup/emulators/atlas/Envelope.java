package app.pickup.emulators.atlas;

import app.pickup.emulators.Reply;
import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** What answers are wrapped in. */
final class Envelope {

  private Envelope() {}

  static Reply ok(JsonNode data) {
    ObjectNode all = Json.object();
    all.put("code", 200);
    all.set("data", data);
    return Reply.json(200, Json.text(all));
  }

  static Reply denied(Denied denied) {
    ObjectNode all = Json.object();
    all.put("code", denied.status());
    all.put("msg", denied.text());
    all.put("request_id", UUID.randomUUID().toString());
    all.putNull("data");
    return Reply.json(denied.status(), Json.text(all));
  }

  /** The billing API's own shape. */
  static Reply billing(Denied denied) {
    ObjectNode all = Json.object();
    ObjectNode error = all.putObject("error");
    error.put("type", denied.status() == 401 ? "authentication_error" : "invalid_request_error");
    error.put("code", Integer.toString(denied.status()));
    error.put("message", denied.text());
    error.putNull("param");
    all.put("request_id", UUID.randomUUID().toString());
    return Reply.json(denied.status(), Json.text(all));
  }
}
