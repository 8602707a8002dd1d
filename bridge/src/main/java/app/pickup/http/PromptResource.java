package app.pickup.http;

import app.pickup.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;

/** What is to be said of a prompt before it is ordered. */
final class PromptResource implements Resource {
  private final Prompts prompts;

  PromptResource(Prompts prompts) {
    this.prompts = prompts;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post(
        "/v1/prompts/lint",
        http -> {
          ObjectNode body = Json.object();
          body.set("findings", prompts.findings(Body.json(http)));
          Answer.json(http, 200, body);
        });
  }
}
