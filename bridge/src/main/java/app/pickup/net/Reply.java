package app.pickup.net;

import app.pickup.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * An answer of a vendor's API.
 *
 * @param status HTTP status
 * @param body at most 4 MiB of text
 */
public record Reply(int status, String body) {

  /** The body as JSON; a missing value where it is none. */
  public JsonNode json() {
    try {
      return Json.parse(body);
    } catch (JsonProcessingException e) {
      return Json.object().path("none");
    }
  }
}
