package app.pickup.emulators.kling;

import app.pickup.emulators.Call;
import app.pickup.emulators.Reply;
import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tasks in the words of the legacy API, which asks for them below the path that made them. */
final class LegacyTasks {

  private static final int PAGE = 30;

  private final Account account;
  private final Shelf shelf;

  LegacyTasks(Account account, Shelf shelf) {
    this.account = account;
    this.shelf = shelf;
  }

  /** Answers {@code GET path} and {@code GET path/{id}}. */
  Reply query(Call call, String path, boolean byExternalId) throws Denied {
    String id = call.below(path);
    return id == null ? list(call, path) : Envelope.ok(whole(find(path, id, byExternalId)));
  }

  /** A new task, as its create tells it. */
  Reply created(Task task) {
    return Envelope.ok(head(task));
  }

  /** The least that was ever seen. */
  Reply sparse(Task task) {
    ObjectNode json = Json.object();
    json.put("task_id", task.id());
    json.put("task_status", task.status().word(true));
    return Envelope.ok(json);
  }

  private Task find(String path, String id, boolean byExternalId) throws Denied {
    return below(path).stream()
        .filter(t -> t.id().equals(id) || byExternalId && t.hasExternalId(id))
        .findFirst()
        // the code for a task that is not there is not documented
        .orElseThrow(() -> new Denied(KlingCode.INVALID_VALUE, "task not found: " + id));
  }

  private List<Task> below(String path) {
    return account.tasks().stream().filter(t -> t.draft().path().equals(path)).toList();
  }

  private Reply list(Call call, String path) throws Denied {
    int page = number(call, "pageNum", 1, 1000);
    int size = number(call, "pageSize", PAGE, 500);
    List<Task> all = new ArrayList<>(below(path));
    Collections.reverse(all);
    ArrayNode data = Json.array();
    all.stream().skip((page - 1L) * size).limit(size).forEach(task -> data.add(whole(task)));
    return Envelope.ok(data);
  }

  private static int number(Call call, String name, int unsaid, int most) throws Denied {
    String text = call.query().get(name);
    if (text == null) {
      return unsaid;
    }
    if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
      throw Denied.value(name, "must be from 1 to " + most);
    }
    return Integer.parseInt(text);
  }

  private static ObjectNode head(Task task) {
    ObjectNode json = Json.object();
    json.put("task_id", task.id());
    json.put("task_status", task.status().word(true));
    json.putObject("task_info").put("external_task_id", text(task.draft().externalId()));
    json.put("created_at", task.created());
    json.put("updated_at", task.updated());
    return json;
  }

  private ObjectNode whole(Task task) {
    ObjectNode json = head(task);
    json.put("task_status_msg", task.message());
    JsonNode parent = task.draft().about().path("parent_video");
    if (parent.isObject()) {
      ((ObjectNode) json.get("task_info")).set("parent_video", parent);
    }
    json.putObject("watermark_info").put("enabled", task.draft().watermark());
    if (task.status() != Status.SUCCEEDED) {
      return json;
    }
    json.put("final_unit_deduction", task.draft().units().toPlainString());
    ObjectNode cash = json.putObject("final_balance_deduction");
    cash.put("quota", "0");
    cash.put(
        "list_price",
        String.format(Locale.ROOT, "%.2f", task.draft().units().doubleValue() * 0.14));
    ObjectNode result = json.putObject("task_result");
    if (!task.is(KlingFault.SILENT_SUCCESS)) {
      result(task, result);
    }
    return json;
  }

  private void result(Task task, ObjectNode result) {
    JsonNode about = task.draft().about();
    String status = task.deleted() ? "deleted" : "succeed";
    if (about.has("element_id")) {
      result.putArray("elements").add(((ObjectNode) about.deepCopy()).put("status", status));
    } else if (about.has("voice_id")) {
      result.putArray("voices").add(((ObjectNode) about.deepCopy()).put("status", status));
    } else {
      ObjectNode video = result.putArray("videos").addObject();
      video.put("id", "v" + task.id());
      video.put("url", shelf.url(task));
      video.put("watermark_url", task.draft().watermark() ? shelf.url(task) : "");
      video.put("duration", task.duration());
    }
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
