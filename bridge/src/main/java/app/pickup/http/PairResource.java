package app.pickup.http;

import app.pickup.json.Json;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Set;

/** Gives panels a token of their own in exchange for a one-time code. */
final class PairResource implements Resource {
  private final Tokens tokens;
  private final Pairing pairing;

  PairResource(Tokens tokens, Pairing pairing) {
    this.tokens = tokens;
    this.pairing = pairing;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post("/v1/pair/code", this::code);
    routes.post("/v1/pair", this::pair);
  }

  private void code(Context http) throws Refused {
    Asked.object(Body.optionalJson(http), Set.of());
    Pairing.Code code = pairing.make();
    Answer.json(
        http, 201, Json.object().put("code", code.text()).put("until", code.until().toString()));
  }

  private void pair(Context http) throws Refused {
    JsonNode body = Asked.object(Body.json(http), Set.of("code", "panel"));
    String code = Asked.field(body, "code", 100);
    String panel = Asked.field(body, "panel", 100);
    if (code == null) {
      throw Asked.wrong("code", "is missing");
    }
    if (!pairing.use(code)) {
      throw new Refused(Code.GATE_CODE);
    }
    Answer.json(
        http, 200, Json.object().put("token", tokens.pair(panel == null ? "panel" : panel)));
  }
}
