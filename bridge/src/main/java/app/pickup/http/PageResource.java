package app.pickup.http;

import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/** What is served as it lies: the description of the API, and the panel's shell. */
final class PageResource implements Resource {
  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/openapi.yaml", http -> file(http, "/openapi.yaml", "application/yaml"));
    routes.get("/panel/", http -> file(http, "/panel/index.html", "text/html; charset=utf-8"));
  }

  private static void file(Context http, String resource, String type) throws IOException, Refused {
    try (InputStream file = PageResource.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new Refused(Code.NOT_FOUND, "what", "file");
      }
      http.contentType(type).result(file.readAllBytes());
    }
  }
}
