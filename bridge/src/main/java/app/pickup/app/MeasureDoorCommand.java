package app.pickup.app;

import app.pickup.json.Json;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Times the door from outside, for {@code scripts/bench}: how long an order takes until it is
 * answered, and how long a change takes until a listener has it. The jobs are cancelled afterwards.
 */
@Command(name = "measure-door", hidden = true)
final class MeasureDoorCommand implements Callable<Integer> {

  private static final int ORDERS = 40;

  @Parameters(index = "0")
  private @Nullable Path clip;

  @Parameters(index = "1")
  private @Nullable Path image;

  @Parameters(index = "2")
  private @Nullable Path project;

  @Spec private @Nullable CommandSpec spec;

  private final Workshop.Maker workshop;

  MeasureDoorCommand(Workshop.Maker workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Refused {
    PrintWriter screen = Objects.requireNonNull(spec).commandLine().getOut();
    try (Reach reach = Reach.bridge(workshop)) {
      BridgeClient client = reach.client();
      List<Double> delivery = Collections.synchronizedList(new ArrayList<>());
      AtomicInteger open = new AtomicInteger(ORDERS * 3);
      Thread listener = new Thread(() -> listen(client, delivery, open), "listener");
      listener.setDaemon(true);
      listener.start();
      List<Double> answers = new ArrayList<>();
      List<String> ids = new ArrayList<>();
      long began = System.nanoTime();
      for (int i = 0; i < ORDERS; i++) {
        long start = System.nanoTime();
        ids.add(Json.own(client.post("/v1/edit", request(i)).body()).path("id").asText());
        answers.add((System.nanoTime() - start) / 1e6);
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      for (String id : ids) {
        client.post("/v1/jobs/" + id + "/cancel", Json.object());
      }
      listener.join(Duration.ofSeconds(10).toMillis());
      screen.printf(
          Locale.ROOT,
          "POST /v1/edit, media probed: p50 %.0f ms, p95 %.0f ms%n",
          at(answers, .5),
          at(answers, .95));
      screen.printf(
          Locale.ROOT,
          "event delivery: p50 %.1f ms, p95 %.1f ms over %d events%n",
          at(delivery, .5),
          at(delivery, .95),
          delivery.size());
      screen.printf(
          Locale.ROOT, "enqueue, one after the other: %.1f orders a second%n", ORDERS / seconds);
      return 0;
    }
  }

  private static void listen(BridgeClient client, List<Double> delivery, AtomicInteger open) {
    try {
      client.listen(
          "/v1/events",
          line -> {
            if (!line.startsWith("data:")) {
              return false;
            }
            JsonNode job = Json.own(line.substring(5));
            Instant changed = Instant.parse(job.path("updatedAt").asText());
            delivery.add(Duration.between(changed, Instant.now()).toNanos() / 1e6);
            return open.decrementAndGet() == 0;
          });
    } catch (IOException | InterruptedException e) {
      // the bridge ended; what was heard stands
    }
  }

  private ObjectNode request(int frame) {
    ObjectNode body = Json.object();
    body.putObject("project")
        .put("nle", "folder")
        .put("file", Objects.requireNonNull(project).toString());
    body.putObject("plate")
        .put("media", Objects.requireNonNull(clip).toString())
        .put("in", frame)
        .put("out", frame + 1);
    body.putObject("edit")
        .put("kind", "background")
        .putObject("with")
        .put("image", Objects.requireNonNull(image).toString());
    return body;
  }

  private static double at(List<Double> values, double share) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
  }
}
