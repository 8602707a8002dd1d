package app.pickup.http;

import app.pickup.bins.Delivery;
import app.pickup.bins.Outbox;
import app.pickup.bins.exchange.Format;
import app.pickup.jobs.Job;
import app.pickup.jobs.JobFilter;
import app.pickup.jobs.JobPage;
import app.pickup.jobs.Jobs;
import app.pickup.jobs.steps.Delivered;
import app.pickup.problem.Refused;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes as a file that other editors open. */
final class ExchangeResource implements Resource {
  private static final int PAGE = 200;
  private static final int MOST_NAMED = 100;

  /** Ids of the jobs whose clip, plate or sidecar could not be read, so that they are missing. */
  private static final String LEFT_OUT = "Pickup-Left-Out";

  private final Outbox outbox;
  private final Jobs jobs;
  private final Delivered delivered;

  ExchangeResource(Outbox outbox, Jobs jobs, Delivered delivered) {
    this.outbox = outbox;
    this.jobs = jobs;
    this.delivered = delivered;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/v1/exchange/{id}", this::file);
  }

  private void file(Context http) throws Refused, InterruptedException {
    Format format =
        Format.byId(http.pathParam("id"))
            .orElseThrow(() -> Asked.wrong("format", "must be one of " + Format.ids()));
    String nle = Asked.text(http, "nle");
    List<Delivery> takes = new ArrayList<>();
    List<String> lost = new ArrayList<>();
    Refused first = null;
    boolean named = !http.queryParams("job").isEmpty();
    for (Job job : chosen(http, nle)) {
      try {
        for (Delivery take : delivered.of(job)) {
          if (nle == null || nle.toLowerCase(Locale.ROOT).equals(take.target().nle())) {
            takes.add(take);
          }
        }
      } catch (Refused e) {
        // thrown away, or on a volume that is not there: of many, the others go on without it
        if (named || !e.problem().code().id().startsWith("media.")) {
          throw e;
        }
        first = first == null ? e : first;
        lost.add(job.id());
      }
    }
    if (takes.isEmpty() && first != null) {
      throw first;
    }
    byte[] content = format.write(takes);
    if (!lost.isEmpty()) {
      http.header(LEFT_OUT, leftOut(lost));
    }
    http.header("Content-Disposition", "attachment; filename=\"pickup" + format.ending() + "\"");
    http.contentType(format.type() + "; charset=utf-8").result(content);
  }

  /** A header is read only up to some kilobytes. */
  private static String leftOut(List<String> jobs) {
    String ids = String.join(" ", jobs.subList(0, Math.min(jobs.size(), MOST_NAMED)));
    return jobs.size() > MOST_NAMED ? ids + " and " + (jobs.size() - MOST_NAMED) + " more" : ids;
  }

  /** Those named; else all of the project; else those whose takes wait. Oldest first. */
  private List<Job> chosen(Context http, @Nullable String nle) throws Refused {
    List<String> named = http.queryParams("job");
    String project = Asked.text(http, "project");
    Set<String> ids = new LinkedHashSet<>(named);
    if (named.isEmpty() && project != null) {
      return of(project);
    }
    if (named.isEmpty()) {
      outbox.waiting(nle, null).forEach(item -> ids.add(item.jobId()));
    }
    List<Job> found = new ArrayList<>();
    for (String id : ids) {
      found.add(jobs.get(id));
    }
    return found;
  }

  private List<Job> of(String project) {
    List<Job> found = new ArrayList<>();
    JobPage page = jobs.list(new JobFilter(null, project, null, PAGE));
    found.addAll(page.items());
    while (page.next() != null) {
      page = jobs.list(new JobFilter(null, project, page.next(), PAGE));
      found.addAll(page.items());
    }
    Collections.reverse(found);
    return found;
  }
}
