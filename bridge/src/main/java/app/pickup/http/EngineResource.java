package app.pickup.http;

import app.pickup.engines.Capability;
import app.pickup.engines.Catalogue;
import app.pickup.engines.Engine;
import app.pickup.engines.Engine.Standing;
import app.pickup.json.Json;
import app.pickup.shots.Money;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** What each engine can do, whether it can be used, what it costs. */
final class EngineResource implements Resource {
  private final Catalogue catalogue;

  EngineResource(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(
        "/v1/engines",
        http -> {
          boolean check = Asked.flag(http, "check");
          ObjectNode body = Json.object();
          ArrayNode items = body.putArray("items");
          for (Engine engine : catalogue.engines()) {
            // asked first: the answer may change what is known of its models
            Optional<Standing> standing = check ? Catalogue.check(engine) : Optional.empty();
            ObjectNode item = view(engine.capability());
            standing.ifPresent(stands -> item.set("check", view(stands)));
            items.add(item);
          }
          body.putNull("next");
          Answer.json(http, 200, body);
        });
  }

  private static ObjectNode view(Capability engine) {
    ObjectNode json = Json.object();
    json.put("id", engine.id());
    json.put("name", engine.name());
    json.put("available", engine.unavailable() == null);
    json.put("unavailable", engine.unavailable());
    engine.kinds().forEach(json.putArray("kinds")::add);
    ObjectNode tiers = json.putObject("tiers");
    new TreeMap<>(engine.tiers())
        .forEach((tier, text) -> tiers.put(tier.name().toLowerCase(Locale.ROOT), text));
    engine.languages().forEach(json.putArray("languages")::add);
    json.put("seed", engine.seed());
    json.put("leavesMachine", engine.leavesMachine());
    json.put("price", engine.price());
    json.put("source", engine.source());
    return json;
  }

  private static ObjectNode view(Standing stands) {
    ObjectNode json = Json.object();
    json.put("good", stands.good());
    json.put("text", stands.text());
    Money left = stands.balance();
    if (left == null) {
      json.putNull("balance");
    } else {
      json.putObject("balance").put("amount", left.amount()).put("currency", left.currency());
    }
    return json;
  }
}
