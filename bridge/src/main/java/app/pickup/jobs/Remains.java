package app.pickup.jobs;

import java.util.Optional;

/**
 * What a job that has ended has kept.
 *
 * @param job as it ended
 */
record Remains(Ledger ledger, Job job) implements Kept {
  @Override
  public void keep(String name, Object value) {
    ledger.keep(job.id(), name, value);
  }

  @Override
  public <T> Optional<T> kept(String name, Class<T> type) {
    return ledger.kept(job.id(), name, type);
  }

  @Override
  public void drop(String name) {
    ledger.drop(job.id(), name);
  }
}
