package app.pickup.http;

import app.pickup.jobs.Job;
import app.pickup.jobs.Jobs;
import app.pickup.json.Json;
import app.pickup.problem.Refused;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Events as server-sent events (WHATWG HTML §9.2): {@code event: job}, the revision as id, the job
 * as data. Written here and not by Javalin's own handler, which answers nothing to a caller that
 * leaves out the Accept header.
 */
final class EventResource implements Resource {
  private final Jobs jobs;
  private final EventStream stream;

  EventResource(Jobs jobs, EventStream stream) {
    this.jobs = jobs;
    this.stream = stream;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/v1/events", http -> send(http, stream.from(lastEventId(http)), null));
    routes.get(
        "/v1/jobs/{id}/events",
        http -> {
          Job job = jobs.get(http.pathParam("id"));
          // a listener to one job is first told how it stands
          String last = lastEventId(http);
          send(http, last == null ? 0 : stream.from(last), job.id());
        });
  }

  private static @Nullable String lastEventId(Context http) {
    return http.header("Last-Event-ID");
  }

  private void send(Context http, long from, @Nullable String jobId)
      throws Refused, IOException, InterruptedException {
    http.res().setStatus(200);
    try {
      stream.send(from, jobId, new Writer(http));
    } catch (IOException e) {
      http.res().flushBuffer(); // gone: nobody is there to be told
    }
  }

  /** Begins the answer with the first thing sent, so that a refusal can still be one. */
  private static final class Writer implements EventStream.Listener {
    private final Context http;
    private @Nullable ServletOutputStream out;

    Writer(Context http) {
      this.http = http;
    }

    @Override
    public void changed(Job job) throws IOException {
      write("id: " + job.revision() + "\nevent: job\ndata: " + Json.text(JobView.of(job)) + "\n\n");
    }

    @Override
    public void alive() throws IOException {
      write(": alive\n\n");
    }

    private void write(String text) throws IOException {
      if (out == null) {
        http.res().setContentType("text/event-stream");
        http.res().setCharacterEncoding("utf-8");
        out = http.res().getOutputStream();
      }
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }
}
