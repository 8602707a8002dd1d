package app.pickup.jobs;

import java.time.Instant;

/**
 * One row of the ledger.
 *
 * @param turn the lower goes first among equally wanted jobs
 * @param queuePosition how many queued jobs stand before it, counting itself; 0 when it is not
 *     queued, or paused
 * @param revision the bridge-wide count at its last change: the id of that event
 */
public record Job(
    String id,
    Order order,
    Standing standing,
    double turn,
    int queuePosition,
    Instant createdAt,
    Instant updatedAt,
    long revision) {

  public JobState state() {
    return standing.state();
  }
}
