package app.pickup.emulators.atlas;

import app.pickup.emulators.Faults;
import app.pickup.emulators.atlas.Prediction.Status;
import app.pickup.files.Durable;
import app.pickup.json.Json;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * One customer: key, balance, predictions, bill. Kept in one file that is written whole before a
 * call is answered, so that a killed emulator knows everything it ever said yes to.
 */
final class Account {
  private static final String FILE = "account.json";

  private final AtlasOptions options;
  private final Faults<AtlasFault> faults;
  private final Map<String, Prediction> predictions = new LinkedHashMap<>();
  private final List<Billed> bill = new ArrayList<>();
  private final String key;
  private BigDecimal balance;

  private Account(AtlasOptions options, Faults<AtlasFault> faults, JsonNode kept) {
    this.options = options;
    this.faults = faults;
    this.key = kept.path("key").asText("rehearsal-" + hex());
    this.balance =
        kept.has("balance") ? new BigDecimal(kept.get("balance").asText()) : options.balance();
    for (JsonNode each : kept.path("predictions")) {
      Prediction prediction = Json.to(each, Prediction.class);
      predictions.put(prediction.id(), prediction);
    }
    kept.path("bill").forEach(each -> bill.add(Json.to(each, Billed.class)));
  }

  static Account open(AtlasOptions options, Faults<AtlasFault> faults) throws IOException, Refused {
    Path file = Files.createDirectories(options.folder()).resolve(FILE);
    JsonNode kept = Files.exists(file) ? Json.own(Files.readString(file)) : Json.object();
    Account account = new Account(options, faults, kept);
    account.save();
    return account;
  }

  String key() {
    return key;
  }

  synchronized BigDecimal balance() {
    return balance;
  }

  synchronized List<Billed> bill() {
    return List.copyOf(bill);
  }

  /** Takes an order in and its money with it; billed at submission (docs, billing). */
  synchronized Prediction accept(String model, BigDecimal usd, Recipe recipe) throws Denied {
    settle();
    if (balance.compareTo(usd) < 0) {
      throw new Denied(402, "Insufficient balance");
    }
    balance = balance.subtract(usd);
    List<AtlasFault> quirks =
        Arrays.stream(AtlasFault.values()).filter(f -> f.born() && faults.take(f)).toList();
    Prediction fresh =
        new Prediction(
            hex(),
            model,
            usd,
            recipe,
            options.clock().millis(),
            Status.CREATED,
            false,
            false,
            quirks,
            0,
            0);
    predictions.put(fresh.id(), fresh);
    bill.add(new Billed(fresh.id(), model, usd));
    save();
    return fresh;
  }

  /** What a look finds, as it is by now. */
  synchronized Optional<Prediction> look(String id) {
    settle();
    Prediction found = predictions.get(id);
    if (found == null || found.is(AtlasFault.VANISHED_TICKET)) {
      return Optional.empty();
    }
    change(id, Prediction::lookedAt);
    return found.is(AtlasFault.UNKNOWN_AT_FIRST) && found.looks() == 0
        ? Optional.empty()
        : Optional.of(found);
  }

  synchronized List<Prediction> predictions() {
    settle();
    return List.copyOf(predictions.values());
  }

  /** Predictions whose file is not made yet, after a restart. */
  synchronized List<Prediction> unmade() {
    return predictions.values().stream().filter(p -> !p.made() && !p.broken()).toList();
  }

  synchronized void change(String id, UnaryOperator<Prediction> how) {
    predictions.computeIfPresent(id, (same, prediction) -> how.apply(prediction));
    settle();
    save();
  }

  /** Moves every prediction to where it is by now; what failed is given back (billing/refunds). */
  private void settle() {
    boolean changed = false;
    for (Prediction each : List.copyOf(predictions.values())) {
      Status by = by(each);
      if (!each.status().ended() && by != each.status()) {
        balance = by == Status.FAILED || by == Status.TIMEOUT ? balance.add(each.usd()) : balance;
        predictions.put(each.id(), each.now(by));
        changed = true;
      }
    }
    if (changed) {
      save();
    }
  }

  private Status by(Prediction each) {
    if (options.clock().millis() - each.created() < options.renderTime().toMillis()) {
      return Status.PROCESSING;
    }
    if (each.is(AtlasFault.TIMED_OUT)) {
      return Status.TIMEOUT;
    }
    if (each.broken() || each.is(AtlasFault.MODERATION_LATE) || each.is(AtlasFault.FAILED_LATE)) {
      return Status.FAILED;
    }
    return each.made() ? Status.COMPLETED : Status.PROCESSING;
  }

  private void save() {
    ObjectNode all = Json.object();
    all.put("key", key);
    all.put("balance", balance.toPlainString());
    ArrayNode kept = all.putArray("predictions");
    predictions.values().forEach(each -> kept.add(Json.of(each)));
    ArrayNode billed = all.putArray("bill");
    bill.forEach(each -> billed.add(Json.of(each)));
    try {
      Durable.write(
          options.folder().resolve(FILE), Json.text(all).getBytes(StandardCharsets.UTF_8));
    } catch (Refused e) {
      throw new IllegalStateException("the emulator's account can not be kept", e);
    }
  }

  private static String hex() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
