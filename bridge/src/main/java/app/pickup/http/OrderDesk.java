package app.pickup.http;

import app.pickup.jobs.Job;
import app.pickup.jobs.Jobs;
import app.pickup.jobs.Order;
import app.pickup.jobs.Round;
import app.pickup.json.Json;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Note;
import app.pickup.shots.Plan;
import app.pickup.shots.Shot;
import app.pickup.shots.ShotCheck;
import app.pickup.shots.ShotWriter;
import app.pickup.shots.Terms;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where shots that are asked for are checked, and entered as jobs or, dry, planned. */
final class OrderDesk {
  private static final String KEY = "Idempotency-Key";
  private static final Pattern KEY_FORM = Pattern.compile("[\\x21-\\x7e]{1,200}");

  private final ShotCheck check;
  private final Jobs jobs;
  private final Prompts prompts;

  OrderDesk(ShotCheck check, Jobs jobs, Prompts prompts) {
    this.check = check;
    this.jobs = jobs;
    this.prompts = prompts;
  }

  /**
   * What a request asks for.
   *
   * @param problems what is wrong with it as far as it was read
   * @param notes what was decided in reading it
   * @param parent the job it is promoted from, or null
   */
  record Wanted(
      @Nullable Shot shot,
      Terms terms,
      List<Problem> problems,
      List<Note> notes,
      @Nullable Job parent) {}

  /** Reads the request, only when it is not one that was answered before. */
  interface Reading {
    Wanted read() throws Refused, InterruptedException;
  }

  /**
   * Takes a request: plans it when it is dry, else enters it, and answers.
   *
   * @return the job, or null when it was dry
   */
  @Nullable Job take(Context http, JsonNode request, Reading reading)
      throws Refused, InterruptedException {
    boolean dry = Asked.flag(http, "dryRun");
    String key = dry ? null : key(http);
    String hash = hash(http, request);
    // a repeated request is the same job even when its media has moved since
    Optional<Job> before = key == null ? Optional.empty() : jobs.before(key, hash);
    if (before.isPresent()) {
      return accepted(http, before.get());
    }
    Wanted wanted = reading.read();
    Plan plan = plan(wanted.shot(), wanted.problems());
    Shot shot = wanted.shot();
    if (shot == null) {
      throw new Refused(wanted.problems());
    }
    Job parent = wanted.parent();
    List<Note> notes = new ArrayList<>(wanted.notes());
    notes.addAll(plan.notes());
    if (parent != null) {
      notes.add(Saving.of(parent, plan));
      Optional<Round> round = jobs.roundOf(parent.id());
      if (round.isPresent()) {
        notes.add(Saving.of(jobs.drafts(round.get()), plan));
      }
    }
    if (dry) {
      Answer.json(http, 200, plan(shot, plan, notes));
      return null;
    }
    Terms terms = wanted.terms();
    Order order = order(shot, plan, terms.client(), parent);
    return accepted(http, jobs.enter(order, terms.priority(), notes, key, hash));
  }

  /**
   * Holds a shot against the world.
   *
   * @param read what is wrong with it already
   * @throws Refused with all that is wrong
   */
  Plan plan(@Nullable Shot shot, List<Problem> read) throws Refused, InterruptedException {
    List<Problem> problems = new ArrayList<>(read);
    Plan plan = null;
    if (shot != null) {
      ShotCheck.Finding finding = check.check(shot);
      problems.addAll(finding.problems());
      plan = finding.plan();
    }
    if (!problems.isEmpty() || plan == null) {
      throw new Refused(problems);
    }
    return plan;
  }

  static Order order(Shot shot, Plan plan, @Nullable String client, @Nullable Job parent) {
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

  /** The plan as the outside sees it, with what the linter says of the words. */
  ObjectNode plan(Shot shot, Plan plan, List<Note> notes) {
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
    json.set("lint", prompts.findings(shot, plan.engine()));
    return json;
  }

  /** The key that the caller may repeat the request under; null: none is given. */
  static @Nullable String key(Context http) throws Refused {
    String key = http.header(KEY);
    if (key != null && !KEY_FORM.matcher(key).matches()) {
      throw Asked.wrong(KEY, "must be 1 to 200 visible ASCII characters");
    }
    return key;
  }

  /** Of the whole request: one key may serve one request at one address only. */
  static String hash(Context http, JsonNode request) {
    try {
      byte[] text = (http.path() + Json.canonical(request)).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static Job accepted(Context http, Job job) {
    http.header("Location", "/v1/jobs/" + job.id());
    Answer.json(http, 202, JobView.of(job));
    return job;
  }
}
