package app.pickup.http;

import io.javalin.config.RoutesConfig;

/** One resource of the API and its routes. */
interface Resource {
  void addTo(RoutesConfig routes);
}
