package app.pickup.http;

import app.pickup.json.Json;
import io.javalin.config.RoutesConfig;

/** Whether the bridge is well, and which it is. */
final class HealthResource implements Resource {
  private final String version;

  HealthResource(String version) {
    this.version = version;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(
        "/v1/health",
        http ->
            Answer.json(
                http,
                200,
                Json.object().put("status", "ok").put("version", version).put("api", Server.API)));
  }
}
