package app.pickup.engines.kling;

import app.pickup.engines.Capability;
import app.pickup.engines.Dues;
import app.pickup.engines.Engine;
import app.pickup.engines.Limits;
import app.pickup.engines.Wording;
import app.pickup.json.Json;
import app.pickup.media.FrameRange;
import app.pickup.media.MediaFile;
import app.pickup.media.Turnover;
import app.pickup.net.Line;
import app.pickup.net.NoAnswer;
import app.pickup.net.Reply;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import app.pickup.shots.Money;
import app.pickup.shots.Shot;
import app.pickup.shots.Shot.Tier;
import app.pickup.shots.Shot.With;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Kling, directly: the new API with the model in the path (kling.ai document-api). */
final class KlingEngine implements Engine.Vendor {
  static final String ID = "kling";

  /** Advice: 3 to 10 s; an O3 clip of 5 s takes a minute and a half to five. */
  private static final Duration PACE = Duration.ofSeconds(5);

  /** Names we choose; the prompt points with them (document-api, 3.0 omni). */
  private static final String PLATE = "plate";

  private static final String LOOK = "look";
  private static final Wording WORDING = new Wording("@" + PLATE, "@" + LOOK);

  private final Line line;
  private final Models models;
  private final Supplier<Optional<String>> unavailable;

  /**
   * @param unavailable why it can not be used now; empty: it can
   */
  KlingEngine(Line line, Models models, Supplier<Optional<String>> unavailable) {
    this.line = line;
    this.models = models;
    this.unavailable = unavailable;
  }

  @Override
  public Capability capability() {
    Set<String> kinds = new LinkedHashSet<>();
    models.rows().forEach(row -> kinds.addAll(row.kinds()));
    Map<Tier, String> tiers = new EnumMap<>(Tier.class);
    tiers.put(Tier.DRAFT, "720p");
    tiers.put(Tier.STANDARD, "1080p");
    tiers.put(Tier.PRO, "4k (motion: not offered)");
    return new Capability(
        ID,
        "Kling 3.0",
        unavailable.get().orElse(null),
        List.copyOf(kinds),
        tiers,
        List.of("en", "zh", "ja", "ko", "es"),
        false,
        true,
        "0.13 to 0.42 USD a second of edit, list of " + models.dated());
  }

  @Override
  public boolean loopback() {
    return line.loopback();
  }

  @Override
  public Offer offer(Shot.Edit shot, MediaFile plate, FrameRange range) throws Refused {
    Model model = model(shot);
    Limits limits = new Limits("Kling", model.rate(), model.footage());
    String resolution = model.tiers().get(shot.common().tier());
    if (resolution == null) {
      limits.broken(
          "/tier",
          "the tier",
          shot.common().tier().name().toLowerCase(java.util.Locale.ROOT),
          "draft and standard for this kind");
      throw new Refused(limits.problems());
    }
    if (shot.change() instanceof Shot.Style style && style.look() instanceof With.Video) {
      limits.broken("/edit/look/video", "the look", "a second clip", "one clip, the plate");
    }
    if (shot.change() instanceof Shot.Background background
        && !(background.with() instanceof With.Prompt || background.with() instanceof With.Image)) {
      limits.broken(
          "/edit/with", "the background", "none of them", "a background in words or a picture");
    }
    limits.prompt(WORDING.of(shot.change()), model.prompt(), "/edit");
    Turnover turnover = limits.turnover(shot, plate, range.length(), resolution);
    if (!limits.problems().isEmpty()) {
      throw new Refused(limits.problems());
    }
    long sent = turnover.frames(range.length(), plate.video().rate());
    return new Offer(
        model.id(),
        turnover,
        Limits.retime(shot, plate.video().rate()),
        price(model, resolution, limits.seconds(sent)),
        model.slots(),
        Dues.notes("Kling", turnover, sent, range.length()));
  }

  @Override
  public Begun begin(Sending sending) throws Refused, IOException {
    Model model = model(sending.shot());
    Reply reply;
    try {
      reply = line.post(model.path(), body(sending, model));
    } catch (NoAnswer e) {
      return e.sent()
          ? new Begun.Unclear(e.why())
          : new Begun.Later(
              app.pickup.problem.Problem.of(Code.NET_UNREACHABLE, "host", e.host(), "why", e.why()),
              Duration.ofSeconds(15));
    }
    String ticket = reply.json().path("data").path("id").asText();
    return Answers.good(reply) && !ticket.isEmpty()
        ? new Begun.Taken(ticket)
        : Answers.declined(reply);
  }

  @Override
  public Sought find(String id) throws Refused, NoAnswer {
    JsonNode task = one(line.get("/tasks?external_task_ids=" + encoded(id)));
    String ticket = task.path("id").asText();
    return ticket.isEmpty() ? new Sought.NotThere() : new Sought.Found(ticket);
  }

  @Override
  public Look look(String ticket) throws Refused, NoAnswer {
    JsonNode task = one(line.get("/tasks?task_ids=" + encoded(ticket)));
    if (task.isMissingNode()) {
      return new Look.Gone();
    }
    return switch (task.path("status").asText()) {
      case "succeeded" -> ready(task);
      case "failed" -> new Look.Failed(Answers.failed(task.path("message").asText()));
      default -> new Look.Waiting(PACE);
    };
  }

  /** Picked by type: an audio output may stand before the video. */
  private Look ready(JsonNode task) {
    for (JsonNode output : task.path("outputs")) {
      String url = output.path("url").asText();
      if (output.path("type").asText().equals("video") && !url.isEmpty()) {
        return Look.ready(url, paid(task));
      }
    }
    return new Look.Failed(
        Answers.failed("it says it is done and hands over nothing")
            .charged(app.pickup.problem.Problem.Charged.YES));
  }

  private @Nullable Money paid(JsonNode task) {
    for (JsonNode bill : task.path("billing")) {
      String amount = bill.path("amount").asText();
      if (amount.matches("\\d+(\\.\\d+)?")) {
        BigDecimal units = new BigDecimal(amount);
        boolean cash = bill.path("charge_type").asText().equals("cash");
        return cash && bill.path("currency").asText().equals("USD")
            ? Dues.list(units)
            : cash ? null : Dues.list(units.multiply(models.unit()));
      }
    }
    return null;
  }

  private static JsonNode one(Reply reply) throws Refused, NoAnswer {
    if (!Answers.good(reply)) {
      throw new Refused(Answers.problem(reply.json()));
    }
    return reply.json().path("data").path(0);
  }

  private static ObjectNode body(Sending sending, Model model) throws IOException {
    Shot.Edit shot = sending.shot();
    boolean motion = shot.change() instanceof Shot.Motion;
    ObjectNode body = Json.object();
    ArrayNode contents = body.putArray("contents");
    String words = WORDING.of(shot.change());
    if (!words.isEmpty()) {
      contents.addObject().put("type", "prompt").put("text", words);
    }
    for (Path picture : sending.pictures()) {
      ObjectNode item = contents.addObject();
      item.put("type", motion ? "image" : "refer_image");
      item.put("url", Base64.getEncoder().encodeToString(Files.readAllBytes(picture)));
      if (!motion) {
        item.put("id", LOOK);
      }
    }
    ObjectNode plate = contents.addObject();
    plate.put("type", motion ? "video" : "base_video");
    plate.put("url", sending.footage().toString());
    if (!motion) {
      plate.put("id", PLATE);
    }
    ObjectNode settings = body.putObject("settings");
    settings.put("resolution", model.tiers().get(shot.common().tier()));
    // the plate's own sound comes back by our own hands, to the sample
    settings.put("audio", "off");
    if (shot.change() instanceof Shot.Motion change) {
      settings.put(
          "character_orientation",
          change.orientation() == Shot.Orientation.IMAGE ? "image" : "video");
    } else {
      settings.put("multi_shot", false);
    }
    body.putObject("options").put("external_task_id", sending.id());
    return body;
  }

  private Model model(Shot.Edit shot) throws Refused {
    String kind = "edit." + shot.change().kind();
    return models
        .making(kind)
        .orElseThrow(() -> new Refused(Code.ENGINE_KIND, "engine", ID, "kind", kind));
  }

  /** Edits are billed by the input's seconds, begun ones counted whole. */
  private Money price(Model model, String resolution, BigDecimal seconds) {
    BigDecimal units = model.unitsPerSecond().getOrDefault(resolution, BigDecimal.ZERO);
    return Dues.list(
        seconds.setScale(0, RoundingMode.CEILING).multiply(units).multiply(models.unit()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
