package app.pickup.http;

import app.pickup.jobs.Job;
import app.pickup.jobs.Jobs;
import app.pickup.jobs.Round;
import app.pickup.problem.Refused;
import app.pickup.shots.ShotReader;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/** Takes requests for shots: new ones, and finished ones again at a higher tier. */
final class ShotResource implements Resource {
  private final ShotReader reader;
  private final OrderDesk desk;
  private final Jobs jobs;
  private final Promoting promoting;

  ShotResource(ShotReader reader, OrderDesk desk, Jobs jobs, Promoting promoting) {
    this.reader = reader;
    this.desk = desk;
    this.jobs = jobs;
    this.promoting = promoting;
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
    desk.take(
        http,
        request,
        () -> {
          ShotReader.Reading reading = reader.read(kind, request);
          return new OrderDesk.Wanted(
              reading.shot(), reading.terms(), reading.problems(), reading.notes(), null);
        });
  }

  /** A draft that is promoted is the one of its round that is kept. */
  private void promote(Context http) throws Refused, InterruptedException {
    JsonNode body = Body.json(http);
    Job parent = jobs.get(http.pathParam("id"));
    Job made = desk.take(http, body, () -> promoting.read(parent, body));
    Optional<Round> round = jobs.roundOf(parent.id());
    if (made != null && round.isPresent()) {
      jobs.keep(round.get().id(), round.get().number(parent.id()));
    }
  }
}
