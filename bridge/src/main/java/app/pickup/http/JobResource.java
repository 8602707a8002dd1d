package app.pickup.http;

import app.pickup.bins.FileManagerTool;
import app.pickup.jobs.Job;
import app.pickup.jobs.JobFilter;
import app.pickup.jobs.JobPage;
import app.pickup.jobs.JobState;
import app.pickup.jobs.Jobs;
import app.pickup.jobs.Take;
import app.pickup.json.Json;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import app.pickup.shots.Priority;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ledger, and what can be done with a job. */
final class JobResource implements Resource {
  private static final int USUAL = 50;
  private static final int MOST = 200;

  private final Jobs jobs;
  private final FileManagerTool fileManager;

  JobResource(Jobs jobs, FileManagerTool fileManager) {
    this.jobs = jobs;
    this.fileManager = fileManager;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/v1/jobs", this::list);
    routes.get(
        "/v1/jobs/{id}",
        http -> Answer.json(http, 200, JobView.of(jobs.get(http.pathParam("id")))));
    routes.post("/v1/jobs/{id}/cancel", this::cancel);
    routes.post("/v1/jobs/{id}/retry", this::retry);
    routes.post("/v1/jobs/{id}/priority", this::want);
    routes.post("/v1/jobs/{id}/pause", this::pause);
    routes.post("/v1/jobs/{id}/resume", this::resume);
    routes.post("/v1/jobs/{id}/move", this::move);
    routes.post("/v1/jobs/{id}/reveal", this::reveal);
  }

  private void list(Context http) throws Refused {
    Long limit = Asked.whole(http, "limit", 1, MOST);
    JobPage page =
        jobs.list(
            new JobFilter(
                state(Asked.text(http, "state")),
                Asked.text(http, "project"),
                Asked.whole(http, "cursor", 0, Long.MAX_VALUE),
                limit == null ? USUAL : limit.intValue()));
    ObjectNode body = Json.object();
    ArrayNode items = body.putArray("items");
    page.items().forEach(job -> items.add(JobView.of(job)));
    body.put("next", page.next() == null ? null : page.next().toString());
    Answer.json(http, 200, body);
  }

  private void cancel(Context http) throws Refused {
    Asked.object(Body.optionalJson(http), Set.of());
    Answer.json(http, 202, JobView.of(jobs.cancel(http.pathParam("id"))));
  }

  private void retry(Context http) throws Refused {
    JsonNode body = Asked.object(Body.optionalJson(http), Set.of("rebuy"));
    JsonNode anew = body.path("rebuy");
    if (!anew.isMissingNode() && !anew.isBoolean()) {
      throw Asked.wrong("rebuy", "must be true or false");
    }
    Answer.json(http, 202, JobView.of(jobs.retry(http.pathParam("id"), anew.asBoolean(false))));
  }

  private void want(Context http) throws Refused {
    JsonNode body = Asked.object(Body.json(http), Set.of("priority"));
    Priority priority = Asked.word(body, "priority", Priority.class);
    Answer.json(http, 200, JobView.of(jobs.want(http.pathParam("id"), priority)));
  }

  private void pause(Context http) throws Refused {
    Asked.object(Body.optionalJson(http), Set.of());
    Answer.json(http, 200, JobView.of(jobs.pause(http.pathParam("id"))));
  }

  private void resume(Context http) throws Refused {
    Asked.object(Body.optionalJson(http), Set.of());
    Answer.json(http, 200, JobView.of(jobs.resume(http.pathParam("id"))));
  }

  private void move(Context http) throws Refused {
    JsonNode body = Asked.object(Body.optionalJson(http), Set.of("before"));
    String before = Asked.field(body, "before", 100);
    Answer.json(http, 200, JobView.of(jobs.move(http.pathParam("id"), before)));
  }

  /** On the screen of the machine that the bridge runs on. */
  private void reveal(Context http) throws Refused, InterruptedException {
    Asked.object(Body.optionalJson(http), Set.of());
    Job job = jobs.get(http.pathParam("id"));
    Take take = job.standing().takes().stream().findFirst().orElse(null);
    if (take == null) {
      throw new Refused(Code.NOT_FOUND, "what", "take");
    }
    Path clip = Path.of(take.clip().path());
    if (!Files.exists(clip)) {
      throw new Refused(Code.MEDIA_MISSING, "name", String.valueOf(clip.getFileName()));
    }
    if (!fileManager.show(clip)) {
      throw new Refused(Code.REVEAL_NONE, "path", clip.toString());
    }
    Answer.json(http, 200, JobView.of(job));
  }

  private static @Nullable JobState state(@Nullable String text) throws Refused {
    if (text == null) {
      return null;
    }
    try {
      return JobState.byId(text);
    } catch (IllegalArgumentException e) {
      String known =
          Arrays.stream(JobState.values()).map(JobState::id).collect(Collectors.joining(", "));
      throw Asked.wrong("state", "must be one of " + known);
    }
  }
}
