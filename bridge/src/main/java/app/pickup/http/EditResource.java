package app.pickup.http;

import app.pickup.jobs.Job;
import app.pickup.jobs.Jobs;
import app.pickup.jobs.Order;
import app.pickup.json.Json;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Plan;
import app.pickup.shots.Shot;
import app.pickup.shots.ShotCheck;
import app.pickup.shots.ShotReader;
import app.pickup.shots.ShotWriter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes requests for edits: reads, checks, and enters them as jobs; or, dry, tells the plan. */
final class EditResource implements Resource {
  private static final String KEY = "Idempotency-Key";
  private static final Pattern KEY_FORM = Pattern.compile("[\\x21-\\x7e]{1,200}");

  private final ShotReader reader;
  private final ShotCheck check;
  private final Jobs jobs;

  EditResource(ShotReader reader, ShotCheck check, Jobs jobs) {
    this.reader = reader;
    this.check = check;
    this.jobs = jobs;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post("/v1/edit", this::edit);
  }

  private void edit(Context http) throws Refused, InterruptedException {
    boolean dry = Asked.flag(http, "dryRun");
    String key = dry ? null : key(http);
    JsonNode request = Body.json(http);
    String hash = hash(request);
    // a repeated request is the same job even when its media has moved since
    Optional<Job> before = key == null ? Optional.empty() : jobs.before(key, hash);
    if (before.isPresent()) {
      accepted(http, before.get());
      return;
    }
    ShotReader.Reading reading = reader.edit(request);
    Shot.Edit shot = reading.shot();
    List<Problem> problems = new ArrayList<>(reading.problems());
    Plan plan = null;
    if (shot != null) {
      ShotCheck.Finding finding = check.check(shot);
      problems.addAll(finding.problems());
      plan = finding.plan();
    }
    if (!problems.isEmpty() || shot == null || plan == null) {
      throw new Refused(problems);
    }
    if (dry) {
      Answer.json(http, 200, view(shot, plan));
    } else {
      accepted(http, jobs.enter(order(shot, plan), plan.notes(), key, hash));
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

  private static Order order(Shot.Edit shot, Plan plan) {
    return new Order(
        shot.kind(),
        null,
        project(shot.common().project()),
        plan.engine(),
        shot.common().tier().name().toLowerCase(Locale.ROOT),
        Json.text(ShotWriter.write(shot)),
        plan.estimate());
  }

  private static @Nullable String project(Shot.Project project) {
    Path file = project.file();
    return project.id() != null ? project.id() : file == null ? null : file.toString();
  }

  private static ObjectNode view(Shot.Edit shot, Plan plan) {
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
    json.set("notes", JobView.notes(plan.notes()));
    json.putObject("cost").set("estimate", JobView.money(plan.estimate()));
    return json;
  }

  private static String hash(JsonNode request) {
    try {
      byte[] text = Json.canonical(request).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
