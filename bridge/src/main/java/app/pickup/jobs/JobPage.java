package app.pickup.jobs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some jobs, newest first, and where the next ones begin; null at the end. */
public record JobPage(List<Job> items, @Nullable Long next) {
  public JobPage {
    items = List.copyOf(items);
  }
}
