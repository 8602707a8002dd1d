package app.pickup.emulators.atlas;

import app.pickup.emulators.Call;
import app.pickup.emulators.Faults;
import app.pickup.emulators.Reply;
import app.pickup.emulators.RequestJson;
import app.pickup.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Sends a call to where it is answered, past the checks that every call meets. */
final class AtlasDoor {
  private static final String MEDIA = "/api/v1/model";
  private static final int MOST_BYTES = 50 << 20;

  private final Account account;
  private final Makers makers;
  private final Faults<AtlasFault> faults;
  private final Models models;
  private final Counter counter;
  private final Shelf shelf;
  private final Upload upload;
  private final String home;

  AtlasDoor(
      AtlasOptions options,
      Account account,
      Depot depot,
      Makers makers,
      Faults<AtlasFault> faults,
      String home)
      throws IOException {
    this.account = account;
    this.makers = makers;
    this.faults = faults;
    this.home = home;
    this.models = Models.read();
    this.counter = new Counter(models, new Inputs(depot, options.ffmpeg()));
    this.shelf = new Shelf(account, depot, faults, home, options.clock());
    this.upload = new Upload(depot, shelf);
  }

  Reply answer(Call call) {
    boolean billing = call.below("/public/v1") != null;
    Reply reply;
    try {
      reply = routed(call);
    } catch (Denied e) {
      reply = billing ? Envelope.billing(e) : Envelope.denied(e);
    }
    return reply.with("X-Request-ID", UUID.randomUUID().toString());
  }

  private Reply routed(Call call) throws Denied {
    if (call.below(Shelf.FILES) != null || call.below(Shelf.UPLOADS) != null) {
      return shelf.answer(call);
    }
    String route = call.method() + " " + call.path();
    String schema = call.below(Models.SCHEMAS);
    if (schema != null) {
      Optional<ObjectNode> file = models.schema(schema, faults.take(AtlasFault.BARE_SCHEMA));
      return file.isPresent()
          ? Reply.json(200, Json.text(file.get()))
          : Reply.text(404, "text/plain", "not found");
    }
    if (route.equals("GET /api/v1/models")) {
      refuse(AtlasFault.NO_LIST, 503, "Service unavailable");
      return Envelope.ok(models.list(home));
    }
    if (route.equals("POST " + MEDIA + "/calculate")) {
      refuse(AtlasFault.NO_QUOTE, 500, "Internal error");
      return quote(body(call));
    }
    key(call);
    refuse(AtlasFault.SLOW_DOWN, 429, "Too many requests");
    if (route.equals("POST " + MEDIA + "/generateVideo")) {
      return create(call);
    }
    if (route.equals("POST " + MEDIA + "/uploadMedia")) {
      Reply taken = upload.answer(call);
      return faults.take(AtlasFault.LOST_UPLOAD) ? Reply.hangUp() : taken;
    }
    if (route.equals("GET /public/v1/balance")) {
      return balance();
    }
    for (String kind : new String[] {"/prediction", "/result"}) {
      String id = call.below(MEDIA + kind);
      if (id != null && call.method().equals("GET")) {
        return look(id);
      }
    }
    // a wrong path is told like a wrong key
    throw new Denied(401, "Unauthorized");
  }

  private void key(Call call) throws Denied {
    String header = String.valueOf(call.header("authorization"));
    byte[] given = header.getBytes(StandardCharsets.UTF_8);
    byte[] right = ("Bearer " + account.key()).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(given, right)) {
      throw new Denied(401, "Invalid API key");
    }
    refuse(AtlasFault.WRONG_KEY, 401, "API key expired");
  }

  private Reply create(Call call) throws Denied {
    hours(call, "X-AtlasCloud-Object-Expiration-Hours", 1);
    hours(call, "X-AtlasCloud-Request-Retention-Hours", 0);
    ObjectNode body = body(call);
    Webhook.check(body);
    Counter.Priced priced = counter.priced(body);
    refuse(AtlasFault.NO_CREATE_500, 500, "Internal error");
    refuse(AtlasFault.NO_CREATE_503, 503, "Upstream unavailable");
    refuse(AtlasFault.NO_MONEY, 402, "Insufficient balance");
    refuse(AtlasFault.REGION_BLOCKED, 451, "Not available in your region");
    Prediction fresh = account.accept(priced.model().id(), priced.usd(), priced.recipe());
    makers.begin(fresh);
    if (faults.take(AtlasFault.LOST_ANSWER)) {
      return Reply.hangUp();
    }
    refuse(AtlasFault.CREATE_THEN_500, 500, "Internal error");
    refuse(AtlasFault.CREATE_THEN_504, 504, "Gateway timeout");
    if (faults.take(AtlasFault.DATA_NULL)) {
      return Envelope.ok(NullNode.getInstance());
    }
    ObjectNode data = Json.object().put("id", fresh.id());
    if (!faults.take(AtlasFault.SPARSE_ANSWER)) {
      data.put("status", "created");
      data.putObject("urls").put("get", home + MEDIA + "/prediction/" + fresh.id());
    }
    return Envelope.ok(data);
  }

  private static void hours(Call call, String header, int least) throws Denied {
    String given = call.header(header);
    if (given != null
        && !(given.matches("\\d{1,3}")
            && Integer.parseInt(given) >= least
            && Integer.parseInt(given) <= 336)) {
      throw Denied.value(header, "must be from " + least + " to 336");
    }
  }

  private Reply look(String id) throws Denied {
    Prediction seen = account.look(id).orElseThrow(() -> new Denied(404, "prediction not found"));
    ObjectNode data = Json.object().put("id", seen.id());
    String word = seen.status().name().toLowerCase(Locale.ROOT);
    boolean done = seen.status() == Prediction.Status.COMPLETED;
    data.put("status", done && seen.is(AtlasFault.OTHER_WORD) ? "succeeded" : word);
    if (done) {
      ArrayNode outputs = data.putArray("outputs");
      if (seen.is(AtlasFault.OBJECT_OUTPUT)) {
        outputs.addObject().put("url", shelf.url(seen));
      } else if (!seen.is(AtlasFault.SILENT_SUCCESS)) {
        outputs.add(shelf.url(seen));
      }
      data.putObject("metrics");
    } else {
      data.putNull("outputs");
    }
    if (seen.status().ended() && !done) {
      boolean moderated = seen.is(AtlasFault.MODERATION_LATE);
      data.put("error", moderated ? "Input was rejected by moderation" : "Generation failed");
      data.put("error_code", moderated ? 1039 : 1000);
    }
    return Envelope.ok(data);
  }

  private Reply quote(ObjectNode body) throws Denied {
    String usd = counter.priced(body).usd().toPlainString();
    ObjectNode data = Json.object();
    data.put("price", usd);
    data.put("origin_price", usd);
    data.put("discount", "0");
    data.put("estimated", true);
    data.put("estimated_tokens", 0);
    return Envelope.ok(data);
  }

  private Reply balance() {
    ObjectNode all = Json.object();
    all.put("object", "balance");
    all.put("scope", "account");
    all.putObject("account").put("id", "rehearsal").put("name", "Rehearsal").put("type", "person");
    money(all, "available", account.balance());
    money(all, "cash", account.balance());
    for (String none : new String[] {"bonus", "subscription_bonus", "frozen", "credit_grant"}) {
      money(all, none, BigDecimal.ZERO);
    }
    all.put("request_id", UUID.randomUUID().toString());
    return Reply.json(200, Json.text(all));
  }

  private static void money(ObjectNode all, String name, BigDecimal usd) {
    all.putObject(name).put("value", usd.toPlainString()).put("currency", "USD");
  }

  private static ObjectNode body(Call call) throws Denied {
    if (call.body().length > MOST_BYTES) {
      throw new Denied(413, "Request body too large; upload files first");
    }
    return RequestJson.object(call.body())
        .orElseThrow(() -> new Denied(400, "the body is not a JSON object"));
  }

  private void refuse(AtlasFault fault, int status, String why) throws Denied {
    if (faults.take(fault)) {
      throw new Denied(status, why);
    }
  }
}
