package app.pickup.engines.kling;

import app.pickup.elements.Element;
import app.pickup.engines.Capability;
import app.pickup.engines.Dues;
import app.pickup.engines.Engine;
import app.pickup.engines.Limits;
import app.pickup.engines.Router;
import app.pickup.engines.Scope;
import app.pickup.engines.Wording;
import app.pickup.engines.kling.Kling.Access;
import app.pickup.media.Rate;
import app.pickup.media.Turnover;
import app.pickup.net.Line;
import app.pickup.net.NoAnswer;
import app.pickup.net.Reply;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Money;
import app.pickup.shots.Note;
import app.pickup.shots.Shot;
import app.pickup.shots.Shot.Tier;
import app.pickup.shots.Shot.With;
import app.pickup.shots.lint.Bounds;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Kling, directly: the new API with the model in the path (kling.ai document-api). */
final class KlingEngine implements Engine.Vendor {
  static final String ID = "kling";

  private static final String NO_KEY = "it has no key; set PICKUP_KLING_KEY";

  /** Advice: 3 to 10 s. Only what fills a place is looked at, so the near end crowds nobody. */
  static final Duration PACE = Duration.ofSeconds(3);

  private final Line line;
  private final Models models;
  private final Line legacy;
  private final InstantSource clock;
  private final Supplier<Access> access;
  private final LipSync lips;
  private final Elements elements;

  /**
   * @param legacy the same door to the legacy API, which takes older keys too
   * @param access what the keys that are there open
   */
  KlingEngine(
      Line line,
      Line legacy,
      Models models,
      Elements elements,
      InstantSource clock,
      Supplier<Access> access) {
    this.line = line;
    this.legacy = legacy;
    this.clock = clock;
    this.models = models;
    this.access = access;
    this.elements = elements;
    this.lips = new LipSync(legacy, models);
  }

  @Override
  public Capability capability() {
    Set<String> kinds = new LinkedHashSet<>();
    Access open = access.get();
    models.rows().stream()
        .filter(row -> open != Access.LEGACY || row.legacy())
        .forEach(row -> kinds.addAll(row.kinds()));
    Map<Tier, String> tiers = new EnumMap<>(Tier.class);
    tiers.put(Tier.DRAFT, "720p");
    tiers.put(Tier.STANDARD, "1080p");
    tiers.put(Tier.PRO, "4k (motion: not offered)");
    return new Capability(
        ID,
        "Kling 3.0",
        open == Access.NONE ? NO_KEY : line.locked().orElse(null),
        List.copyOf(kinds),
        tiers,
        List.of("en", "zh", "ja", "ko", "es"),
        false,
        true,
        Dues.range(models.prices()) + ", list of " + models.dated(),
        "Models and limits from a table of " + models.dated() + ", read from Kling's own pages.");
  }

  /** Of the roomiest of its models. */
  @Override
  public Bounds bounds() {
    Capability can = capability();
    Bounds all = new Bounds(can.name(), 0, 0, 0, can.languages());
    for (Model row : models.rows()) {
      Scope scope = row.scope();
      if (scope != null) {
        all =
            all.or(
                new Bounds(
                    can.name(),
                    row.prompt(),
                    scope.leastSeconds(),
                    scope.mostSeconds(),
                    List.of()));
      }
    }
    return all;
  }

  @Override
  public boolean loopback() {
    return line.loopback();
  }

  @Override
  public Standing check() throws Refused, NoAnswer {
    return Packs.check(legacy, clock);
  }

  @Override
  public Offer offer(Shot shot, Given given) throws Refused {
    Model model = model(shot);
    Limits limits = new Limits("Kling", model.rate());
    String resolution = model.tiers().get(shot.common().tier());
    if (resolution == null) {
      limits.broken(
          "/tier",
          "the tier",
          shot.common().tier().name().toLowerCase(Locale.ROOT),
          "draft and standard for this kind");
      throw new Refused(limits.problems());
    }
    return offer(shot, given, model, resolution, limits).sharing(models.sharing(model));
  }

  private Offer offer(Shot shot, Given given, Model model, String resolution, Limits limits)
      throws Refused {
    if (shot instanceof Shot.LipSync lipSync) {
      return lips.offer(lipSync, given, model, resolution, limits);
    }
    return shot instanceof Shot.Generate generate
        ? generate(generate, given, model, resolution, limits)
        : edit((Shot.Edit) shot, Objects.requireNonNull(given.plate()), model, resolution, limits);
  }

  private Offer edit(Shot.Edit shot, Plate plate, Model model, String resolution, Limits limits)
      throws Refused {
    if (shot.change() instanceof Shot.Style style && style.look() instanceof With.Video) {
      limits.broken("/edit/look/video", "the look", "a second clip", "one clip, the plate");
    }
    if (shot.change() instanceof Shot.Background background
        && !(background.with() instanceof With.Prompt || background.with() instanceof With.Image)) {
      limits.broken(
          "/edit/with", "the background", "none of them", "a background in words or a picture");
    }
    List<Element> cast = elements.of(shot);
    Elements.limits(shot, cast, limits);
    limits.prompt(Body.words(shot, cast), Wording.own(shot), model.prompt(), "/edit");
    Rate rate = plate.media().video().rate();
    long frames = plate.range().length();
    Turnover turnover =
        limits.turnover(
            shot, plate.media(), frames, resolution, Objects.requireNonNull(model.footage()));
    if (!limits.problems().isEmpty()) {
      throw new Refused(limits.problems());
    }
    long sent = turnover.frames(frames, rate);
    List<Note> notes = new ArrayList<>(Dues.notes("Kling", turnover, sent, frames));
    notes.addAll(elements.notes(cast));
    return new Offer(
        model.id(),
        turnover,
        Limits.retime(shot, rate),
        sent,
        withVoices(price(model, "edit", resolution, limits.seconds(sent)), cast),
        model.slots(),
        notes);
  }

  private Offer generate(
      Shot.Generate shot, Given given, Model model, String resolution, Limits limits)
      throws Refused {
    Scope scope = Objects.requireNonNull(model.scope());
    Shot.Pictures pictures = shot.pictures();
    if (pictures.last() != null && pictures.first() == null) {
      limits.broken("/images/last", "the last frame", "alone", "a last frame beside a first one");
    }
    if (pictures.references().size() > scope.references()) {
      limits.broken(
          "/images/references",
          "the number of references",
          Integer.toString(pictures.references().size()),
          "up to " + scope.references());
    }
    for (int i = 0; i < given.pictures().size(); i++) {
      limits.picture(given.pictures().get(i), pictures.pointer(i));
    }
    List<Element> cast = elements.of(shot);
    Elements.limits(shot, cast, scope, limits);
    limits.prompt(Body.words(shot, cast), Wording.own(shot), model.prompt(), "/prompt");
    int seconds = limits.seconds(shot, scope);
    String aspect =
        scope.aspects().isEmpty() || pictures.first() != null ? null : limits.aspect(shot, scope);
    if (pictures.first() != null && shot.aspect() != null) {
      limits.broken("/aspect", "the shape", shot.aspect(), "that of the first frame");
    }
    if (!limits.problems().isEmpty()) {
      throw new Refused(limits.problems());
    }
    String made = shot.sound() == Shot.Sound.NATIVE ? "sound" : "silent";
    Money clip = price(model, made, resolution, BigDecimal.valueOf(seconds));
    List<Note> notes = new ArrayList<>(Dues.notes("Kling", shot, seconds, aspect, false));
    notes.addAll(elements.notes(cast));
    return new Offer(
        model.id(),
        null,
        Shot.Retime.TIME,
        model.rate().framesIn(seconds, 1),
        withVoices(clip, cast),
        model.slots(),
        notes);
  }

  /** With voices of elements that have to be made first. */
  private Money withVoices(Money clip, List<Element> cast) {
    BigDecimal voices = elements.units(cast);
    return voices.signum() == 0 ? clip : clip.plus(Dues.list(voices.multiply(models.unit())));
  }

  @Override
  public @Nullable Begun ready(Sending sending) throws Refused, IOException {
    return elements.ready(elements.of(sending.shot()), sending);
  }

  @Override
  public Begun begin(Sending sending) throws Refused, IOException {
    if (sending.shot() instanceof Shot.LipSync lipSync) {
      return lips.begin(lipSync, sending);
    }
    Model model = model(sending.shot());
    List<Element> cast = elements.of(sending.shot());
    Reply reply;
    try {
      reply = line.post(model.path(), Body.of(sending, model, cast, elements::number));
    } catch (NoAnswer e) {
      return Begun.unanswered(e);
    }
    String ticket = reply.json().path("data").path("id").asText();
    return Answers.good(reply) && !ticket.isEmpty()
        ? new Begun.Taken(ticket)
        : Answers.declined(reply);
  }

  @Override
  public Sought find(Shot shot, String id) throws Refused, NoAnswer {
    if (shot instanceof Shot.LipSync) {
      return lips.find(id);
    }
    JsonNode task = one(line.get("/tasks?external_task_ids=" + encoded(id)));
    String ticket = task.path("id").asText();
    return ticket.isEmpty() ? new Sought.NotThere() : new Sought.Found(ticket);
  }

  @Override
  public Look look(String ticket) throws Refused, NoAnswer {
    if (LipSync.owns(ticket)) {
      return lips.look(ticket);
    }
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

  @Override
  public Optional<Problem> dismiss(String element) {
    return elements.dismiss(element);
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
        Answers.failed("it says it is done and hands over nothing").charged(Problem.Charged.YES));
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

  private Model model(Shot shot) throws Refused {
    List<String> needs = Router.needs(shot);
    return models
        .making(needs)
        .orElseThrow(
            () ->
                new Refused(Code.ENGINE_KIND, "engine", ID, "kind", String.join(" with ", needs)));
  }

  /** By the second; begun ones are counted whole. */
  private Money price(Model model, String made, String resolution, BigDecimal seconds) {
    BigDecimal units =
        Objects.requireNonNull(model.units().get(made)).getOrDefault(resolution, BigDecimal.ZERO);
    return Dues.list(
        seconds.setScale(0, RoundingMode.CEILING).multiply(units).multiply(models.unit()));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
