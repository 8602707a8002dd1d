package app.pickup.http;

import app.pickup.json.Json;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/**
 * Proves to a caller that this is the bridge whose runtime file it has read, before it sends its
 * token: another program may sit on the port of a bridge that has died. To a paired panel, which
 * can not read that file, it proves that it knows the panel.
 */
final class HelloResource implements Resource {
  private static final int LONGEST = 256;

  private final Tokens tokens;

  HelloResource(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post("/v1/hello", this::hello);
  }

  private void hello(Context http) throws Refused {
    JsonNode nonce = Body.json(http).path("nonce");
    if (!nonce.isTextual() || nonce.asText().isEmpty() || nonce.asText().length() > LONGEST) {
      throw Asked.wrong("nonce", "must be a string of 1 to " + LONGEST + " characters");
    }
    ObjectNode body = Json.object().put("hmac", tokens.proof(nonce.asText()));
    tokens.panelProofs(nonce.asText()).forEach(body.putArray("panels")::add);
    Answer.json(http, 200, body.put("api", Server.API));
  }
}
