package app.pickup.emulators.kling;

import app.pickup.emulators.Faults;
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
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One customer: keys, balance, tasks, bill. Kept in one file that is written whole before a call is
 * answered, so that a killed emulator knows everything it ever said yes to.
 */
final class Account {

  /** What a task is told that the risk control stopped. */
  static final String RISK = "Failure to pass the risk control system";

  private static final String FILE = "account.json";

  /** Faults a task carries from its create on. */
  private static final List<KlingFault> BORN =
      List.of(
          KlingFault.MODERATION_LATE,
          KlingFault.FAILED_LATE,
          KlingFault.SILENT_SUCCESS,
          KlingFault.VANISHED_TICKET,
          KlingFault.WRONG_LENGTH,
          KlingFault.EXTRA_HEAD_FRAMES,
          KlingFault.MISSING_HEAD_FRAMES,
          KlingFault.NOT_24FPS,
          KlingFault.AUDIO_FIRST);

  private final KlingOptions options;
  private final Faults<KlingFault> faults;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Task> tasks = new LinkedHashMap<>();
  private final List<Billed> bill = new ArrayList<>();
  private final Map<String, ObjectNode> sessions = new LinkedHashMap<>();
  private final String key;
  private final String accessKey;
  private final String secretKey;
  private BigDecimal balance;

  private Account(KlingOptions options, Faults<KlingFault> faults, JsonNode kept) {
    this.options = options;
    this.faults = faults;
    this.key = kept.path("key").asText("rehearsal-" + hex(16));
    this.accessKey = kept.path("accessKey").asText("A" + hex(15));
    this.secretKey = kept.path("secretKey").asText("S" + hex(31));
    this.balance =
        kept.has("balance") ? new BigDecimal(kept.get("balance").asText()) : options.balance();
    kept.path("tasks")
        .forEach(
            each -> {
              Task task = Json.to(each, Task.class);
              tasks.put(task.id(), task);
            });
    kept.path("bill").forEach(each -> bill.add(Json.to(each, Billed.class)));
    kept.path("sessions")
        .fields()
        .forEachRemaining(each -> sessions.put(each.getKey(), (ObjectNode) each.getValue()));
  }

  static Account open(KlingOptions options, Faults<KlingFault> faults) throws IOException, Refused {
    Path file = options.folder().resolve(FILE);
    JsonNode kept = Files.exists(file) ? Json.own(Files.readString(file)) : Json.object();
    Account account = new Account(options, faults, kept);
    account.save();
    return account;
  }

  String key() {
    return key;
  }

  String accessKey() {
    return accessKey;
  }

  String secretKey() {
    return secretKey;
  }

  synchronized BigDecimal balance() {
    return balance;
  }

  synchronized List<Billed> bill() {
    return List.copyOf(bill);
  }

  long now() {
    return options.clock().millis();
  }

  /** A new id as Kling's look: 18 digits. */
  String newId() {
    return Long.toString(100_000_000_000_000_000L + random.nextLong(800_000_000_000_000_000L));
  }

  /**
   * Takes a task in: slots, balance and the uniqueness of the caller's id are looked at and changed
   * in one go.
   */
  synchronized Task accept(Draft draft) throws Denied {
    settle();
    String external = draft.externalId();
    if (external != null && tasks.values().stream().anyMatch(t -> t.hasExternalId(external))) {
      throw Denied.value("external_task_id", external + " already exists");
    }
    if (draft.slot() && active(draft.model()) >= options.slots()) {
      throw new Denied(KlingCode.TOO_MANY);
    }
    pay(draft.units());
    List<KlingFault> quirks = new ArrayList<>();
    for (KlingFault fault : BORN) {
      if (draft.slot() && faults.take(fault)) {
        quirks.add(fault);
      }
    }
    Task task = Task.fresh(newId(), draft, now(), quirks);
    tasks.put(task.id(), task);
    bill.add(new Billed(task.id(), external, draft.path(), draft.units()));
    save();
    return task;
  }

  /** Bills a call that is answered at once. */
  synchronized void charge(String id, String path, BigDecimal units) throws Denied {
    pay(units);
    bill.add(new Billed(id, null, path, units));
    save();
  }

  private void pay(BigDecimal units) throws Denied {
    if (balance.compareTo(units) < 0) {
      throw new Denied(KlingCode.NO_BALANCE);
    }
    balance = balance.subtract(units);
  }

  private long active(String model) {
    return tasks.values().stream()
        .filter(t -> t.draft().slot() && t.draft().model().equals(model) && !t.status().ended())
        .count();
  }

  /** Every task that a query may know, oldest first. */
  synchronized List<Task> tasks() {
    settle();
    return tasks.values().stream().filter(t -> !t.is(KlingFault.VANISHED_TICKET)).toList();
  }

  /** A task by the system's id. */
  Optional<Task> task(String id) {
    return tasks().stream().filter(t -> t.id().equals(id)).findFirst();
  }

  /** Tasks whose file is not made yet, after a restart. */
  synchronized List<Task> unmade() {
    return tasks.values().stream().filter(Task::waitsForFile).toList();
  }

  synchronized void change(String id, UnaryOperator<Task> how) {
    if (tasks.containsKey(id)) {
      tasks.computeIfPresent(id, (same, task) -> how.apply(task));
      settle();
      save();
    }
  }

  synchronized void keepSession(String id, ObjectNode session) {
    sessions.put(id, session);
    save();
  }

  synchronized Optional<ObjectNode> session(String id) {
    return Optional.ofNullable(sessions.get(id));
  }

  /** Moves every task to where it is by now. Never back, even when the clock is put back. */
  private void settle() {
    boolean changed = false;
    for (Task task : List.copyOf(tasks.values())) {
      Status status = statusOf(task);
      if (!task.status().ended() && status.compareTo(task.status()) > 0) {
        if (status == Status.FAILED) {
          balance = balance.add(task.draft().units());
        }
        tasks.put(task.id(), task.now(status, now(), messageOf(task, status)));
        changed = true;
      }
    }
    if (changed) {
      save();
    }
  }

  private Status statusOf(Task task) {
    long passed = now() - task.created();
    long whole = options.renderTime().toMillis();
    if (passed * 4 < whole) {
      return Status.SUBMITTED;
    }
    if (passed < whole) {
      return Status.PROCESSING;
    }
    if (task.is(KlingFault.MODERATION_LATE)
        || task.is(KlingFault.FAILED_LATE)
        || task.broken() != null) {
      return Status.FAILED;
    }
    return task.waitsForFile() ? Status.PROCESSING : Status.SUCCEEDED;
  }

  private static String messageOf(Task task, Status status) {
    if (status != Status.FAILED) {
      return "";
    }
    if (task.is(KlingFault.MODERATION_LATE)) {
      return RISK;
    }
    return task.broken() == null ? "Generation failed" : task.broken();
  }

  private void save() {
    ObjectNode all = Json.object();
    all.put("key", key);
    all.put("accessKey", accessKey);
    all.put("secretKey", secretKey);
    all.put("balance", balance.toPlainString());
    ArrayNode kept = all.putArray("tasks");
    tasks.values().forEach(task -> kept.add(Json.of(task)));
    ArrayNode billed = all.putArray("bill");
    bill.forEach(each -> billed.add(Json.of(each)));
    ObjectNode open = all.putObject("sessions");
    sessions.forEach(open::set);
    try {
      Durable.write(
          options.folder().resolve(FILE), Json.text(all).getBytes(StandardCharsets.UTF_8));
    } catch (Refused e) {
      throw new IllegalStateException("the emulator's account can not be kept", e);
    }
  }

  private String hex(int bytes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes; i++) {
      text.append(String.format("%02x", random.nextInt(256)));
    }
    return text.toString();
  }
}
