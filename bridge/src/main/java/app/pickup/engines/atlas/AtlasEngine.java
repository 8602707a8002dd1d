package app.pickup.engines.atlas;

import app.pickup.engines.Capability;
import app.pickup.engines.Dues;
import app.pickup.engines.Engine;
import app.pickup.engines.Limits;
import app.pickup.engines.Wording;
import app.pickup.engines.atlas.Model.Grade;
import app.pickup.media.Rate;
import app.pickup.media.Turnover;
import app.pickup.net.Line;
import app.pickup.net.NoAnswer;
import app.pickup.net.Reply;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Money;
import app.pickup.shots.Shot;
import app.pickup.shots.Shot.Tier;
import app.pickup.shots.Shot.With;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Kling 3.0 and O3 through Atlas Cloud's media API (atlascloud.ai docs, predictions). */
final class AtlasEngine implements Engine.Vendor {
  static final String ID = "atlas";

  /** Advice: every 2 to 3 s. */
  private static final Duration PACE = Duration.ofSeconds(3);

  /** A fresh ticket may be unknown for about 30 s; that and one look more, at this pace. */
  private static final int UNKNOWN_LOOKS = 11;

  /** Its fields have no names to point with. */
  static final Wording WORDING = new Wording("the video", "the reference image");

  private final Line line;
  private final Models models;
  private final Supplier<Optional<String>> unavailable;
  private final Unknown unknown = new Unknown(UNKNOWN_LOOKS);

  /**
   * @param unavailable why it can not be used now; empty: it can
   */
  AtlasEngine(Line line, Models models, Supplier<Optional<String>> unavailable) {
    this.line = line;
    this.models = models;
    this.unavailable = unavailable;
  }

  @Override
  public Capability capability() {
    Set<String> kinds = new LinkedHashSet<>();
    models.rows().forEach(row -> kinds.addAll(row.kinds()));
    Map<Tier, String> tiers = new EnumMap<>(Tier.class);
    tiers.put(Tier.DRAFT, "std, 720p");
    tiers.put(Tier.STANDARD, "pro, 1080p");
    tiers.put(Tier.PRO, "not offered");
    return new Capability(
        ID,
        "Kling 3.0 at Atlas Cloud",
        unavailable.get().orElse(null),
        List.copyOf(kinds),
        tiers,
        List.of("en", "zh"),
        false,
        true,
        "0.07 to 0.15 USD a second, seen on other accounts by " + models.dated());
  }

  @Override
  public boolean loopback() {
    return line.loopback();
  }

  @Override
  public Offer offer(Shot asked, Given given) throws Refused {
    Shot.Edit shot = edit(asked);
    Plate plate = Objects.requireNonNull(given.plate());
    Model model = model(shot);
    Limits limits = new Limits(Answers.NAME, model.rate());
    Tier tier = shot.common().tier();
    Grade grade = model.tiers().get(tier);
    if (grade == null) {
      limits.broken(
          "/tier", "the tier", tier.name().toLowerCase(Locale.ROOT), "draft and standard");
      throw new Refused(limits.problems());
    }
    fields(shot, model, limits);
    limits.prompt(WORDING.of(shot.change()), model.fields().longest("prompt"), "/edit");
    Rate rate = plate.media().video().rate();
    long frames = plate.range().length();
    Turnover turnover =
        limits.turnover(shot, plate.media(), frames, grade.resolution(), model.footage());
    if (!limits.problems().isEmpty()) {
      throw new Refused(limits.problems());
    }
    long sent = turnover.frames(frames, rate);
    return new Offer(
        grade.id(),
        turnover,
        Limits.retime(shot, rate),
        sent,
        price(grade, limits.seconds(sent)),
        model.slots(),
        Dues.notes(Answers.NAME, turnover, sent, frames));
  }

  /** What the schema has no field for is refused here, before anything is sent. */
  private static void fields(Shot.Edit shot, Model model, Limits limits) {
    Shot.Change change = shot.change();
    if (change instanceof Shot.Style style && style.look() instanceof With.Video) {
      limits.broken("/edit/look/video", "the look", "a second clip", "one clip, the plate");
    }
    if (change instanceof Shot.Background background
        && !(background.with() instanceof With.Prompt || background.with() instanceof With.Image)) {
      limits.broken(
          "/edit/with", "the background", "none of them", "a background in words or a picture");
    }
    if (change instanceof Shot.Motion motion) {
      String bearing = Body.bearing(motion);
      if (!model.fields().takes("character_orientation", bearing)) {
        limits.broken("/edit/orientation", "the orientation", bearing, "another one");
      }
    } else if (change.files().size() > model.fields().most("images")) {
      limits.broken(
          "/edit/with",
          "the number of pictures",
          Integer.toString(change.files().size()),
          "up to " + model.fields().most("images"));
    }
  }

  @Override
  public Begun begin(Sending sending) throws Refused, IOException {
    Model model = model(edit(sending.shot()));
    Reply reply;
    try {
      reply =
          line.post(
              "/api/v1/model/generateVideo", Body.of(sending, model, sending.offer().model()));
    } catch (NoAnswer e) {
      return e.sent()
          ? new Begun.Unclear(e.why())
          : new Begun.Later(
              Problem.of(Code.NET_UNREACHABLE, "host", e.host(), "why", e.why()),
              Duration.ofSeconds(15));
    }
    String ticket = reply.json().path("data").path("id").asText();
    return Answers.good(reply) && !ticket.isEmpty()
        ? new Begun.Taken(ticket)
        : Answers.declined(reply);
  }

  /** Atlas keeps no id of ours and has no list of predictions. */
  @Override
  public Sought find(Shot shot, String id) {
    return new Sought.CanNotTell();
  }

  @Override
  public Look look(String ticket) throws Refused, NoAnswer {
    Reply reply =
        line.get("/api/v1/model/prediction/" + URLEncoder.encode(ticket, StandardCharsets.UTF_8));
    int status = Answers.status(reply);
    if (status == 400 || status == 404) {
      return unknown.lost(ticket) ? new Look.Gone() : new Look.Waiting(PACE);
    }
    if (!Answers.good(reply)) {
      throw new Refused(Answers.problem(reply));
    }
    unknown.known(ticket);
    JsonNode prediction = reply.json().path("data");
    return switch (prediction.path("status").asText()) {
      case "completed", "succeeded" -> ready(prediction);
      case "failed", "timeout", "cancelled" -> new Look.Failed(Answers.failed(prediction));
      default -> new Look.Waiting(PACE);
    };
  }

  /** Outputs are URLs, for some models objects that hold one. What it cost is not said. */
  private static Look ready(JsonNode prediction) {
    for (JsonNode output : prediction.path("outputs")) {
      String url = output.isTextual() ? output.asText() : output.path("url").asText();
      if (url.startsWith("http")) {
        return Look.ready(url, null);
      }
    }
    return new Look.Failed(
        Answers.problem(Code.ENGINE_FAILED, "it says it is done and hands over nothing")
            .charged(Problem.Charged.YES));
  }

  private static Shot.Edit edit(Shot shot) throws Refused {
    if (shot instanceof Shot.Edit edit) {
      return edit;
    }
    throw new Refused(Code.ENGINE_KIND, "engine", ID, "kind", shot.kind());
  }

  private Model model(Shot.Edit shot) throws Refused {
    return models
        .making(shot.change())
        .orElseThrow(
            () ->
                new Refused(
                    Code.ENGINE_KIND, "engine", ID, "kind", "edit." + shot.change().kind()));
  }

  /** By the second; that begun ones are counted whole is a guess on the dear side. */
  private static Money price(Grade grade, BigDecimal seconds) {
    return Dues.list(seconds.setScale(0, RoundingMode.CEILING).multiply(grade.usdPerSecond()));
  }
}
