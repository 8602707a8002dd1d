package app.pickup.http;

import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is served as it lies: the description of the API, and the panel. */
final class PageResource implements Resource {
  /** The panel's files by their ending; nothing else of the program is served. */
  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml");

  private static final Pattern NAME = Pattern.compile("[a-z][a-z.-]*\\.(js|css|json|svg)");

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/openapi.yaml", http -> file(http, "/openapi.yaml", "application/yaml"));
    routes.get("/panel/", http -> file(http, "/panel/index.html", "text/html; charset=utf-8"));
    routes.get("/panel/{file}", this::panel);
  }

  private void panel(Context http) throws IOException, Refused {
    Matcher name = NAME.matcher(http.pathParam("file"));
    if (!name.matches()) {
      throw new Refused(Code.NOT_FOUND, "what", "file");
    }
    file(http, "/panel/" + name.group(), TYPES.getOrDefault(name.group(1), "text/plain"));
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
