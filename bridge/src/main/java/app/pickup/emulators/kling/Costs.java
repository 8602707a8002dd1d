package app.pickup.emulators.kling;

import app.pickup.emulators.Call;
import app.pickup.emulators.Reply;
import app.pickup.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is left in the account's packs: {@code /account/costs}, at most once a second. */
final class Costs {

  private static final String PATH = "/account/costs";

  private final Account account;
  private final KlingOptions options;
  private long last = Long.MIN_VALUE / 2;

  Costs(Account account, KlingOptions options) {
    this.account = account;
    this.options = options;
  }

  /** Null when the path is another. */
  @Nullable Reply answer(Call call) throws Denied {
    if (!call.path().equals(PATH) || !call.method().equals("GET")) {
      return null;
    }
    for (String needed : new String[] {"start_time", "end_time"}) {
      if (!call.query().getOrDefault(needed, "").matches("\\d{1,15}")) {
        throw Denied.value(needed, "is required, in milliseconds");
      }
    }
    synchronized (this) {
      long now = account.now();
      if (Math.abs(now - last) < Duration.ofSeconds(1).toMillis()) {
        throw new Denied(KlingCode.TOO_FAST);
      }
      last = now;
    }
    ObjectNode data = Json.object();
    data.put("code", 0);
    data.put("msg", "success");
    ObjectNode pack = data.putArray("resource_pack_subscribe_infos").addObject();
    pack.put("resource_pack_name", "Rehearsal");
    pack.put("resource_pack_id", "rehearsal");
    pack.put("resource_pack_type", "decreasing_total");
    pack.put("total_quantity", options.balance());
    pack.put("remaining_quantity", account.balance());
    pack.put("purchase_time", 0);
    pack.put("effective_time", 0);
    pack.put("invalid_time", account.now() + Duration.ofDays(30).toMillis());
    pack.put("status", account.balance().signum() > 0 ? "online" : "runOut");
    return Envelope.ok(data);
  }
}
