package app.pickup.jobs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drafts of one shot that were asked for together; one of them may be kept.
 *
 * @param id a UUID
 * @param vary in what they differ: {@code camera}, {@code seeds}, {@code words}
 * @param request the shot as it was asked for, as JSON
 * @param kept the number of the draft that is kept, or null
 * @param drafts in the order of the sheet
 */
public record Round(
    String id,
    String vary,
    String request,
    @Nullable Integer kept,
    Instant createdAt,
    List<Draft> drafts) {

  public Round {
    drafts = List.copyOf(drafts);
  }

  /**
   * One of them.
   *
   * @param number from 1
   * @param said what is other in it, in few words
   * @param job the id of its job
   */
  public record Draft(int number, String said, String job) {}

  /** Which of them this job is. */
  public int number(String job) {
    return drafts.stream()
        .filter(each -> each.job().equals(job))
        .findFirst()
        .orElseThrow()
        .number();
  }
}
