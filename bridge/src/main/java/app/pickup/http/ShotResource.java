package app.pickup.http;

import app.pickup.jobs.Job;
import app.pickup.jobs.Jobs;
import app.pickup.jobs.Order;
import app.pickup.jobs.Promotion;
import app.pickup.json.Json;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Money;
import app.pickup.shots.Note;
import app.pickup.shots.Plan;
import app.pickup.shots.Priority;
import app.pickup.shots.Shot;
import app.pickup.shots.ShotCheck;
import app.pickup.shots.ShotReader;
import app.pickup.shots.ShotWriter;
import app.pickup.shots.Terms;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes requests for shots: reads, checks, and enters them as jobs; or, dry, tells the plan. */
final class ShotResource implements Resource {
  private static final String KEY = "Idempotency-Key";
  private static final Pattern KEY_FORM = Pattern.compile("[\\x21-\\x7e]{1,200}");

  private final ShotReader reader;
  private final ShotCheck check;
  private final Jobs jobs;
  private final Promotion promotion;
  private final Prompts prompts;

  ShotResource(
      ShotReader reader, ShotCheck check, Jobs jobs, Promotion promotion, Prompts prompts) {
    this.prompts = prompts;
    this.promotion = promotion;
    this.reader = reader;
    this.check = check;
    this.jobs = jobs;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post("/v1/edit", http -> take(http, "edit"));
    routes.post("/v1/generate", http -> take(http, "generate"));
    routes.post("/v1/lip-sync", http -> take(http, "lip-sync"));
    routes.post("/v1/jobs/{id}/promote", this::promote);
  }

  private void take(Context http, String kind) throws Refused, InterruptedException {
    JsonNode request = Body.json(http);
    answer(
        http,
        request,
        () -> {
          ShotReader.Reading reading = reader.read(kind, request);
          return new Wanted(
              reading.shot(), reading.terms(), reading.problems(), reading.notes(), null);
        });
  }

  /** The same shot at another tier, its draft's ends pinned where that was asked. */
  private void promote(Context http) throws Refused, InterruptedException {
    JsonNode body = Body.json(http);
    Job parent = jobs.get(http.pathParam("id"));
    answer(
        http,
        body,
        () ->
            new Wanted(promoted(parent, body), terms(parent, body), List.of(), List.of(), parent));
  }

  private Shot promoted(Job parent, JsonNode body) throws Refused, InterruptedException {
    Asked.object(body, Set.of("tier", "engine", "take", "pin", "priority"));
    String take = body.hasNonNull("take") ? body.path("take").asText() : null;
    Set<Promotion.End> pin = EnumSet.noneOf(Promotion.End.class);
    JsonNode ends = body.path("pin");
    for (JsonNode end : ends) {
      pin.add(
          Asked.word(end.asText(), Promotion.End.class, "pin", "must be a list of first, last"));
    }
    if (ends.isValueNode() && !ends.isNull()) {
      throw Asked.wrong("pin", "must be a list of first, last");
    }
    String engine = body.hasNonNull("engine") ? body.path("engine").asText() : null;
    return promotion.of(parent, Asked.word(body, "tier", Shot.Tier.class), engine, take, pin);
  }

  /** As the parent was asked for, unless it says how soon it is wanted itself. */
  private static Terms terms(Job parent, JsonNode body) throws Refused {
    return new Terms(
        body.hasNonNull("priority")
            ? Asked.word(body, "priority", Priority.class)
            : parent.standing().priority(),
        parent.order().client());
  }

  /** What the draft has saved, for whoever decides on drafts. */
  private static Note saving(Job parent, Plan plan) {
    Money paid = parent.standing().cost();
    Money draft = paid == null ? parent.order().estimate() : paid;
    BigDecimal saved =
        new BigDecimal(plan.estimate().amount()).subtract(new BigDecimal(draft.amount()));
    return new Note(
        "promote.saving",
        Map.of("draft", draft.amount(), "saved", saved.toPlainString()),
        "The "
            + parent.order().tier()
            + " take cost "
            + draft.amount()
            + " "
            + draft.currency()
            + "; each one that is thrown away at that tier saves "
            + saved.toPlainString()
            + " against this one.");
  }

  /**
   * What a request asks for.
   *
   * @param notes what was decided in reading it
   * @param parent the job it is promoted from, or null
   */
  private record Wanted(
      @Nullable Shot shot,
      Terms terms,
      List<Problem> problems,
      List<Note> notes,
      @Nullable Job parent) {}

  /** Reads the request, only when it is not one that was answered before. */
  private interface Reading {
    Wanted read() throws Refused, InterruptedException;
  }

  private void answer(Context http, JsonNode request, Reading reading)
      throws Refused, InterruptedException {
    boolean dry = Asked.flag(http, "dryRun");
    String key = dry ? null : key(http);
    // one key may serve one request at one address only
    String hash = hash(http.path(), request);
    // a repeated request is the same job even when its media has moved since
    Optional<Job> before = key == null ? Optional.empty() : jobs.before(key, hash);
    if (before.isPresent()) {
      accepted(http, before.get());
      return;
    }
    Wanted wanted = reading.read();
    Shot shot = wanted.shot();
    List<Problem> problems = new ArrayList<>(wanted.problems());
    Plan plan = null;
    if (shot != null) {
      ShotCheck.Finding finding = check.check(shot);
      problems.addAll(finding.problems());
      plan = finding.plan();
    }
    if (!problems.isEmpty() || shot == null || plan == null) {
      throw new Refused(problems);
    }
    Job parent = wanted.parent();
    List<Note> notes = new ArrayList<>(wanted.notes());
    notes.addAll(plan.notes());
    if (parent != null) {
      notes.add(saving(parent, plan));
    }
    if (dry) {
      ObjectNode view = view(shot, plan, notes);
      view.set("lint", prompts.findings(shot, plan.engine()));
      Answer.json(http, 200, view);
    } else {
      Terms terms = wanted.terms();
      Order order = order(shot, plan, terms.client(), parent);
      accepted(http, jobs.enter(order, terms.priority(), notes, key, hash));
    }
  }

  private static void accepted(Context http, Job job) {
    http.header("Location", "/v1/jobs/" + job.id());
    Answer.json(http, 202, JobView.of(job));
  }

  private static @Nullable String key(Context http) throws Refused {
    String key = http.header(KEY);
    if (key != null && !KEY_FORM.matcher(key).matches()) {
      throw Asked.wrong(KEY, "must be 1 to 200 visible ASCII characters");
    }
    return key;
  }

  private static Order order(Shot shot, Plan plan, @Nullable String client, @Nullable Job parent) {
    return new Order(
        shot.kind(),
        parent == null ? null : parent.id(),
        shot.common().project().key(),
        client,
        plan.engine(),
        shot.common().tier().name().toLowerCase(Locale.ROOT),
        Json.text(ShotWriter.write(shot)),
        plan.estimate());
  }

  private static ObjectNode view(Shot shot, Plan plan, List<Note> notes) {
    ObjectNode json = Json.object();
    json.put("kind", shot.kind());
    json.put("engine", plan.engine());
    json.put("model", plan.model());
    json.put("tier", shot.common().tier().name().toLowerCase(Locale.ROOT));
    json.putObject("range").put("in", plan.asked().in()).put("out", plan.asked().out());
    json.putObject("handles")
        .put("head", plan.asked().in() - plan.made().in())
        .put("tail", plan.made().out() - plan.asked().out());
    json.put("frames", plan.made().length());
    json.put("rate", plan.rate().toString());
    json.set("notes", JobView.notes(notes));
    json.putObject("cost").set("estimate", JobView.money(plan.estimate()));
    return json;
  }

  private static String hash(String path, JsonNode request) {
    try {
      byte[] text = (path + Json.canonical(request)).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
