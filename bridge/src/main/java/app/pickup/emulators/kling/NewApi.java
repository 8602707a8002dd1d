package app.pickup.emulators.kling;

import app.pickup.emulators.Call;
import app.pickup.emulators.Reply;
import app.pickup.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The API since 2026: the model in the path, one way to ask for tasks. */
final class NewApi {

  private static final List<String> FAMILIES =
      List.of("text-to-video", "image-to-video", "omni-video", "motion-control");
  private static final String TASKS = "/tasks";
  private static final long MONTH_MILLIS = 30L * 24 * 3600 * 1000;

  private final Models models;
  private final Counter counter;
  private final Creates creates;
  private final Account account;
  private final Shelf shelf;

  NewApi(Models models, Counter counter, Creates creates, Account account, Shelf shelf) {
    this.models = models;
    this.counter = counter;
    this.creates = creates;
    this.account = account;
    this.shelf = shelf;
  }

  Reply answer(Call call) throws Denied {
    if (call.path().equals(TASKS)) {
      return switch (call.method()) {
        case "GET" -> query(call);
        case "POST" -> list(Bodies.read(call));
        default -> throw new Denied(KlingCode.NO_METHOD);
      };
    }
    boolean create = FAMILIES.stream().anyMatch(f -> call.below("/" + f) != null);
    if (!create || !call.method().equals("POST")) {
      throw new Denied(KlingCode.NO_METHOD);
    }
    Draft draft = counter.draft(order(models.at(call.path()), Bodies.read(call)));
    return creates.create(
        draft, task -> Envelope.ok(head(task)), task -> Envelope.ok(sparse(task)));
  }

  private static Order order(Model model, Given body) throws Denied {
    boolean text = model.kind().equals("text");
    body.only(Set.of(text ? "prompt" : "contents", "settings", "options"));
    Given options = body.object("options");
    options.only(Set.of("callback_url", "external_task_id", "watermark_info"));
    options.text("callback_url");
    Given mark = options.object("watermark_info");
    mark.only(Set.of("enabled"));
    Given settings = body.object("settings");
    settings.only(settingsOf(model));
    List<Item> items = Item.read(body, model);
    Item prompt = Item.first(items, "prompt");
    String words = text ? body.needed("prompt") : prompt == null ? "" : prompt.value();
    return new Order(
        model,
        blankToNull(options.text("external_task_id")),
        Boolean.TRUE.equals(mark.flag("enabled")),
        words,
        items,
        settings.text("resolution"),
        settings.text("aspect_ratio"),
        settings.whole("duration"),
        settings.text("audio"),
        settings.flag("multi_shot"),
        List.of(),
        settings.word("character_orientation", List.of("image", "video")),
        false,
        Inputs.PICTURE_BYTES);
  }

  private static Set<String> settingsOf(Model model) {
    Set<String> known = new HashSet<>(Set.of("resolution"));
    if (!model.aspects().isEmpty()) {
      known.add("aspect_ratio");
    }
    if (!model.durations().isEmpty()) {
      known.add("duration");
    }
    if (!model.audios().isEmpty()) {
      known.add("audio");
    }
    if (model.hasMultiShotField()) {
      known.add("multi_shot");
    }
    if (model.kind().equals("motion")) {
      known.add("character_orientation");
    }
    return known;
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private Reply query(Call call) throws Denied {
    String ids = call.query().get("task_ids");
    String externals = call.query().get("external_task_ids");
    if ((ids == null) == (externals == null)) {
      throw Denied.value("task_ids", "or external_task_ids must be given, and not both");
    }
    List<String> wanted = Arrays.asList(Objects.requireNonNullElse(ids, externals).split(",", -1));
    Predicate<Task> asked =
        ids != null
            ? task -> wanted.contains(task.id())
            : task -> wanted.contains(task.draft().externalId());
    ArrayNode data = Json.array();
    current().stream().filter(asked).forEach(task -> data.add(whole(task)));
    return Envelope.ok(data);
  }

  private Reply list(Given body) throws Denied {
    body.only(Set.of("start_time", "end_time", "cursor", "limit", "filters"));
    long end = millis(body, "end_time", account.now());
    long start = millis(body, "start_time", end - MONTH_MILLIS);
    int limit = Objects.requireNonNullElse(body.whole("limit"), 100);
    if (limit < 1 || limit > 500) {
      throw Denied.value("limit", "must be from 1 to 500");
    }
    Predicate<Task> asked = task -> task.created() >= start && task.created() <= end;
    for (Given filter : body.list("filters")) {
      String key = filter.needed("key");
      Set<String> values = new HashSet<>();
      filter.json().path("values").forEach(value -> values.add(value.asText()));
      asked =
          asked.and(
              switch (key) {
                case "status" -> task -> values.contains(task.status().word(false));
                case "product_type" -> task -> values.contains("video");
                default -> throw Denied.value(filter.at("key"), key + " is not supported");
              });
    }
    List<Task> all = current().stream().filter(asked).toList();
    int from = cursor(body.text("cursor"), all.size());
    int to = Math.min(all.size(), from + limit);
    ObjectNode data = Json.object();
    ArrayNode result = data.putArray("result");
    all.subList(from, to).forEach(task -> result.add(whole(task)));
    data.put("count", to - from);
    data.put("next_cursor", to < all.size() ? Integer.toString(to) : "");
    data.put("has_more", to < all.size());
    return Envelope.ok(data);
  }

  /** Pages of Kling's write it as a number or as a string. */
  private static long millis(Given body, String field, long unsaid) throws Denied {
    String text = body.id(field);
    if (text == null) {
      return unsaid;
    }
    if (!text.matches("\\d{1,15}")) {
      throw Denied.value(field, "must be in milliseconds");
    }
    return Long.parseLong(text);
  }

  private static int cursor(@Nullable String text, int size) throws Denied {
    if (text == null || text.isEmpty()) {
      return 0;
    }
    if (!text.matches("\\d{1,9}")) {
      throw Denied.value("cursor", "is not one of ours");
    }
    return Math.min(size, Integer.parseInt(text));
  }

  private List<Task> current() {
    return account.tasks().stream().filter(task -> !task.draft().legacy()).toList();
  }

  private static ObjectNode sparse(Task task) {
    ObjectNode json = Json.object();
    json.put("id", task.id());
    json.put("status", task.status().word(false));
    return json;
  }

  private static ObjectNode head(Task task) {
    ObjectNode json = sparse(task);
    json.put("create_time", task.created());
    json.put("update_time", task.updated());
    json.put("external_id", Objects.requireNonNullElse(task.draft().externalId(), ""));
    return json;
  }

  private ObjectNode whole(Task task) {
    ObjectNode json = head(task);
    json.put("message", task.message());
    ArrayNode outputs = json.putArray("outputs");
    ArrayNode billing = json.putArray("billing");
    if (task.status() != Status.SUCCEEDED) {
      return json;
    }
    bill(task, billing.addObject());
    if (task.is(KlingFault.SILENT_SUCCESS)) {
      return json;
    }
    if (task.is(KlingFault.AUDIO_FIRST)) {
      ObjectNode sound = outputs.addObject();
      sound.put("type", "audio");
      sound.put("id", "a" + task.id());
      sound.put("mp3_url", shelf.url(task).replace(".mp4", ".mp3"));
      sound.put("wav_url", shelf.url(task).replace(".mp4", ".wav"));
      sound.put("mp3_duration", task.duration());
      sound.put("wav_duration", task.duration());
    }
    ObjectNode video = outputs.addObject();
    video.put("type", "video");
    video.put("id", "v" + task.id());
    video.put("url", shelf.url(task));
    video.put("watermark_url", task.draft().watermark() ? shelf.url(task) : "");
    video.put("duration", task.duration());
    return json;
  }

  private static void bill(Task task, ObjectNode json) {
    json.put("charge_type", "unit");
    json.put("amount", task.draft().units().toPlainString());
    json.put("package_type", "video");
    json.put(
        "list_price",
        String.format(Locale.ROOT, "%.2f", task.draft().units().doubleValue() * 0.14));
  }
}
