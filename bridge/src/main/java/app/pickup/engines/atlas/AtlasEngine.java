package app.pickup.engines.atlas;

import app.pickup.engines.Capability;
import app.pickup.engines.Dues;
import app.pickup.engines.Engine;
import app.pickup.engines.Scope;
import app.pickup.net.Line;
import app.pickup.net.NoAnswer;
import app.pickup.net.Relay;
import app.pickup.net.Reply;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Money;
import app.pickup.shots.Shot;
import app.pickup.shots.Shot.Tier;
import app.pickup.shots.lint.Bounds;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Kling 3.0 and O3 through Atlas Cloud's media API (atlascloud.ai docs, predictions). */
final class AtlasEngine implements Engine.Vendor {
  static final String ID = "atlas";

  /** Advice: every 2 to 3 s. */
  private static final Duration PACE = Duration.ofSeconds(3);

  /** A fresh ticket may be unknown for about 30 s; that and one look more, at this pace. */
  private static final int UNKNOWN_LOOKS = 11;

  static final String MEDIA = "/api/v1/model";

  private static final List<String> LIP_SYNC = List.of("lip-sync");

  private final Line line;
  private final Published published;
  private final Supplier<Optional<String>> unavailable;
  private final Unknown unknown = new Unknown(UNKNOWN_LOOKS);

  /**
   * @param unavailable why it can not be used now; empty: it can
   */
  AtlasEngine(Line line, Published published, Supplier<Optional<String>> unavailable) {
    this.line = line;
    this.published = published;
    this.unavailable = unavailable;
  }

  @Override
  public Capability capability() {
    Models models = published.models();
    Map<Tier, String> tiers = new EnumMap<>(Tier.class);
    tiers.put(Tier.DRAFT, "std, 720p" + mouths(models, Tier.DRAFT));
    tiers.put(Tier.STANDARD, "pro, 1080p" + mouths(models, Tier.STANDARD));
    tiers.put(
        Tier.PRO,
        (models.draws(Tier.PRO)
                ? "4k (edits, and clips from references: not offered)"
                : "4k: not offered")
            + mouths(models, Tier.PRO));
    return new Capability(
        ID,
        "Kling 3.0 at Atlas Cloud",
        unavailable.get().orElse(null),
        List.copyOf(models.kinds()),
        tiers,
        List.of("en", "zh"),
        false,
        true,
        Dues.range(models.prices(role -> role != Role.LIP_SYNC))
            + ", a spoken line "
            + Dues.range(models.prices(role -> role == Role.LIP_SYNC))
            + ", seen on other accounts by "
            + models.dated()
            + "; the plan asks for a quote",
        published.source());
  }

  /** Another model for each tier, and none of Kling's. */
  private static String mouths(Models models, Tier tier) {
    return models
        .making(LIP_SYNC)
        .filter(model -> model.making(LIP_SYNC).contains(tier))
        .map(model -> "; lip-sync: " + Objects.requireNonNull(model.tiers().get(tier)).id())
        .orElse("");
  }

  /** Of the roomiest of its models. */
  @Override
  public Bounds bounds() {
    Capability can = capability();
    Bounds all = new Bounds(can.name(), 0, 0, 0, can.languages());
    for (Model row : published.models().rows()) {
      for (Model.Grade grade : row.tiers().values()) {
        if (row.scope() != null) {
          Scope scope = grade.fields().within(row.scope());
          int prompt = grade.fields().longest("prompt");
          all =
              all.or(
                  new Bounds(
                      can.name(),
                      // a schema that says nothing is not the roomiest
                      prompt == Integer.MAX_VALUE ? 0 : prompt,
                      scope.leastSeconds(),
                      scope.mostSeconds(),
                      List.of()));
        }
      }
    }
    return all;
  }

  @Override
  public boolean loopback() {
    return line.loopback();
  }

  @Override
  public Offer offer(Shot shot, Given given) throws Refused {
    // after a restart nothing is known yet of what was learnt before
    learn();
    return new Offering(published.models()).of(shot, given);
  }

  @Override
  public void learn() {
    published.learn();
  }

  @Override
  public Offer quoted(Offer offer, Placed placed) {
    return new Quotes(line).of(offer, placed);
  }

  @Override
  public Optional<Relay> relay() {
    return Optional.of(new Uploads(line));
  }

  /** {@code /public/v1/balance}: money by what it is, of which what can be spent counts. */
  @Override
  public Standing check() throws Refused, NoAnswer {
    learn();
    Reply reply = line.ask("/public/v1/balance", null);
    if (!Answers.good(reply)) {
      throw new Refused(Answers.problem(reply));
    }
    JsonNode available = reply.json().path("available");
    String value = available.path("value").asText();
    String currency = available.path("currency").asText();
    if (!value.matches("-?\\d{1,12}(\\.\\d{1,12})?") || !currency.matches("[A-Z]{3}")) {
      return new Standing(true, "The key is good; what is left is not said.", null);
    }
    return new Standing(
        true,
        "The key is good; " + value + " " + currency + " are left.",
        new Money(value, currency, Money.Basis.QUOTE));
  }

  @Override
  public Begun begin(Sending sending) throws Refused, IOException {
    Offer offer = sending.offer();
    Reply reply;
    try {
      reply =
          line.post(
              MEDIA + "/generateVideo",
              Blank.filled(
                  Objects.requireNonNull(offer.form()), sending.placed(), sending.pictures()));
    } catch (NoAnswer e) {
      return Begun.unanswered(e);
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
        line.get(MEDIA + "/prediction/" + URLEncoder.encode(ticket, StandardCharsets.UTF_8));
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
}
