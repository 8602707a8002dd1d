package app.pickup.http;

import app.pickup.bins.Outbox;
import app.pickup.bins.Placement;
import app.pickup.jobs.Jobs;
import app.pickup.json.Json;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Set;

/** For hosts that pull: what is to be imported, and their receipts. */
final class OutboxResource implements Resource {
  /** What a host may say; {@code pending} is no receipt. */
  private static final Set<String> RECEIPTS = Set.of("in-bin", "failed");

  private final Outbox outbox;
  private final Jobs jobs;
  private final Traffic traffic;

  OutboxResource(Outbox outbox, Jobs jobs, Traffic traffic) {
    this.outbox = outbox;
    this.jobs = jobs;
    this.traffic = traffic;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/v1/outbox", this::list);
    routes.post("/v1/outbox/{id}/ack", this::acknowledge);
  }

  private void list(Context http) {
    ObjectNode body = Json.object();
    ArrayNode items = body.putArray("items");
    outbox
        .waiting(Asked.text(http, "nle"), Asked.text(http, "project"))
        .forEach(item -> items.add(view(item)));
    if (!items.isEmpty()) {
      traffic.needed();
    }
    body.putNull("next");
    Answer.json(http, 200, body);
  }

  private void acknowledge(Context http) throws Refused {
    JsonNode body = Asked.object(Body.json(http), Set.of("state", "readBack", "why"));
    String state = Asked.field(body, "state", 20);
    if (state == null || !RECEIPTS.contains(state)) {
      throw Asked.wrong("state", "must be in-bin or failed");
    }
    Outbox.Receipt receipt =
        new Outbox.Receipt(
            Placement.State.byId(state),
            Asked.field(body, "readBack", 4096),
            Asked.field(body, "why", 2000));
    Outbox.Item item = outbox.acknowledge(http.pathParam("id"), receipt);
    jobs.placed(item.jobId(), item.takeId(), item.placement());
    Answer.json(http, 200, view(item));
  }

  static ObjectNode placement(Placement placement) {
    ObjectNode json = Json.object();
    json.put("state", placement.state().id());
    json.put("bin", placement.bin());
    json.put("verified", placement.verified());
    if (placement.why() != null) {
      json.put("why", placement.why());
    }
    return json;
  }

  private static ObjectNode view(Outbox.Item item) {
    ObjectNode json = Json.object();
    json.put("id", item.id());
    json.put("jobId", item.jobId());
    json.put("takeId", item.takeId());
    json.put("nle", item.nle());
    json.put("project", item.project());
    item.bin().forEach(json.putArray("bin")::add);
    json.put("clip", item.clip());
    json.put("name", item.name());
    json.put("place", item.place().above() ? "above" : "bin");
    if (item.place().above()) {
      json.set("at", at(item.place()));
    }
    json.set("placement", placement(item.placement()));
    return json;
  }

  private static ObjectNode at(Outbox.Place place) {
    ObjectNode at = Json.object();
    if (place.sequence() != null) {
      at.put("sequence", place.sequence());
    }
    at.put("track", place.track());
    at.put("frame", place.frame());
    return at;
  }
}
