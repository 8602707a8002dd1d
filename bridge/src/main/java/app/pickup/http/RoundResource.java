package app.pickup.http;

import app.pickup.jobs.Job;
import app.pickup.jobs.JobState;
import app.pickup.jobs.Jobs;
import app.pickup.jobs.Round;
import app.pickup.json.Json;
import app.pickup.media.ContactSheet;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Money;
import app.pickup.shots.Note;
import app.pickup.shots.Plan;
import app.pickup.shots.Shot;
import app.pickup.shots.ShotReader;
import app.pickup.shots.ShotWriter;
import app.pickup.shots.round.Variation;
import app.pickup.shots.round.Vary;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rounds: several drafts of one new shot, looked at side by side, one of them kept. */
final class RoundResource implements Resource {
  private static final int USUAL = 50;
  private static final int MOST = 200;

  private final ShotReader reader;
  private final OrderDesk desk;
  private final Jobs jobs;
  private final RoundPlan plans;
  private final Path pictures;

  /**
   * @param pictures the folder for contact sheets, a folder a round
   */
  RoundResource(ShotReader reader, OrderDesk desk, Jobs jobs, RoundPlan plans, Path pictures) {
    this.reader = reader;
    this.desk = desk;
    this.jobs = jobs;
    this.plans = plans;
    this.pictures = pictures;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post("/v1/rounds", this::take);
    routes.get("/v1/rounds", this::list);
    routes.get("/v1/rounds/{id}", http -> Answer.json(http, 200, view(asked(http))));
    routes.get("/v1/rounds/{id}/sheet", this::sheet);
    routes.post("/v1/rounds/{id}/keep", this::keep);
  }

  private Round asked(Context http) throws Refused {
    return jobs.round(http.pathParam("id"));
  }

  private void take(Context http) throws Refused, InterruptedException {
    JsonNode request = Body.json(http);
    boolean dry = Asked.flag(http, "dryRun");
    String key = dry ? null : OrderDesk.key(http);
    String hash = OrderDesk.hash(http, request);
    Optional<Job> before = key == null ? Optional.empty() : jobs.before(key, hash);
    if (before.isPresent()) {
      accepted(http, jobs.roundOf(before.get().id()).orElseThrow());
      return;
    }
    List<Problem> problems = new ArrayList<>();
    RoundPlan.Asked asked = RoundPlan.Asked.read(request, problems);
    ShotReader.Reading reading = reader.read("generate", RoundPlan.shot(request));
    problems.addAll(reading.problems());
    Plan plan = desk.plan(reading.shot(), problems);
    Shot.Generate shot = (Shot.Generate) reading.shot();
    if (shot == null) {
      throw new Refused(problems);
    }
    Vary vary = plans.vary(asked, plan);
    List<Variation> drafts = plans.drafts(shot, vary, asked.count(), plan);
    List<Plan> each = new ArrayList<>();
    for (Variation draft : drafts) {
      each.add(desk.plan(draft.shot(), List.of()));
    }
    Money cost = plans.cost(shot, each);
    List<Note> notes = new ArrayList<>(reading.notes());
    notes.addAll(plans.notes(vary, plan, drafts));
    if (dry) {
      Answer.json(http, 200, dry(shot, vary, plan, drafts, cost, notes));
      return;
    }
    List<Jobs.Wanted> wanted = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      List<Note> own = new ArrayList<>(notes);
      own.addAll(each.get(i).notes());
      wanted.add(
          new Jobs.Wanted(
              OrderDesk.order(drafts.get(i).shot(), each.get(i), reading.terms().client(), null),
              drafts.get(i).said(),
              own));
    }
    accepted(
        http,
        jobs.enter(
            vary.name().toLowerCase(Locale.ROOT),
            Json.text(ShotWriter.write(shot)),
            wanted,
            reading.terms().priority(),
            key,
            hash));
  }

  private ObjectNode dry(
      Shot.Generate shot,
      Vary vary,
      Plan plan,
      List<Variation> drafts,
      Money cost,
      List<Note> notes) {
    List<Note> all = new ArrayList<>(notes);
    all.addAll(plan.notes());
    ObjectNode json = Json.object();
    json.set("plan", desk.plan(shot, plan, all));
    json.put("vary", vary.name().toLowerCase(Locale.ROOT));
    ArrayNode rows = json.putArray("drafts");
    for (Variation draft : drafts) {
      rows.addObject().put("number", rows.size()).put("said", draft.said());
    }
    json.putObject("cost").set("estimate", JobView.money(cost));
    return json;
  }

  private void accepted(Context http, Round round) {
    http.header("Location", "/v1/rounds/" + round.id());
    Answer.json(http, 202, view(round));
  }

  private void list(Context http) throws Refused {
    Long limit = Asked.whole(http, "limit", 1, MOST);
    ObjectNode body = Json.object();
    ArrayNode items = body.putArray("items");
    jobs.rounds(limit == null ? USUAL : limit.intValue()).forEach(each -> items.add(view(each)));
    body.putNull("next");
    Answer.json(http, 200, body);
  }

  private void keep(Context http) throws Refused {
    JsonNode body = Asked.object(Body.json(http), Set.of("draft"));
    if (!body.path("draft").canConvertToInt() || !body.path("draft").isIntegralNumber()) {
      throw Asked.wrong("draft", "must be the number of a draft");
    }
    Round round = jobs.keep(asked(http).id(), body.path("draft").asInt());
    Answer.json(http, 200, view(round));
  }

  /** Drawn anew each time: a draft more may be done, or one be kept. */
  private void sheet(Context http) throws Refused, IOException {
    Round round = asked(http);
    List<ContactSheet.Row> rows = new ArrayList<>();
    for (Round.Draft draft : round.drafts()) {
      Job job = jobs.get(draft.job());
      boolean kept = Integer.valueOf(draft.number()).equals(round.kept());
      rows.add(
          new ContactSheet.Row(
              Integer.toString(draft.number()), lines(draft, job), strip(job), kept));
    }
    if (rows.stream().allMatch(row -> row.pictures().isEmpty())) {
      throw new Refused(Code.NOT_FOUND, "what", "draft that is done");
    }
    Path png = file(round);
    Files.createDirectories(png.getParent());
    ContactSheet.write(rows, png);
    http.contentType("image/png").result(Files.readAllBytes(png));
  }

  private static List<String> lines(Round.Draft draft, Job job) {
    List<String> lines = new ArrayList<>();
    lines.add(draft.said());
    Money cost = Saving.cost(job);
    lines.add(
        job.order().engine()
            + " "
            + job.order().tier()
            + ", "
            + cost.amount()
            + " "
            + cost.currency());
    lines.add(
        job.state() == JobState.DONE
            ? String.valueOf(Path.of(job.standing().takes().get(0).clip().path()).getFileName())
            : job.state().id());
    return lines;
  }

  /** A take's pictures are its middle, its first and its last frame. */
  private static List<Path> strip(Job job) {
    if (job.state() != JobState.DONE) {
      return List.of();
    }
    List<String> taken = job.standing().takes().get(0).pictures();
    return List.of(Path.of(taken.get(1)), Path.of(taken.get(0)), Path.of(taken.get(2)));
  }

  private Path file(Round round) {
    return pictures.resolve(round.id()).resolve("drafts.png");
  }

  private ObjectNode view(Round round) {
    ObjectNode json = Json.object().put("id", round.id()).put("vary", round.vary());
    ArrayNode drafts = json.putArray("drafts");
    List<Job> all = jobs.drafts(round);
    for (int i = 0; i < all.size(); i++) {
      Round.Draft draft = round.drafts().get(i);
      drafts
          .addObject()
          .put("number", draft.number())
          .put("said", draft.said())
          .set("job", JobView.of(all.get(i)));
    }
    json.put("kept", round.kept());
    Path sheet = file(round);
    json.put("sheet", Files.exists(sheet) ? sheet.toString() : null);
    ObjectNode cost = json.putObject("cost");
    cost.set("drafts", JobView.money(Saving.cost(all)));
    cost.set("saved", saved(round, all));
    json.put("createdAt", round.createdAt().toString());
    return json;
  }

  /** Against all drafts made like the one that was promoted; null: none was. */
  private @Nullable JsonNode saved(Round round, List<Job> drafts) {
    if (round.kept() == null) {
      return null;
    }
    String kept = round.drafts().get(round.kept() - 1).job();
    return jobs.promotedFrom(kept).stream()
        .findFirst()
        .map(promoted -> JobView.money(Saving.saved(drafts, Saving.cost(promoted))))
        .orElse(null);
  }
}
