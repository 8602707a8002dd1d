package app.pickup.jobs;

import app.pickup.engines.Engine;
import app.pickup.shots.Money;
import app.pickup.shots.Shot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One job at one step, as the step sees it: what is wanted, where to work, what earlier steps have
 * left, and the eyes that watch ({@link #made}, {@link #note}, {@link #cancelled}). Usable from the
 * step's own threads.
 */
public interface Work extends Engine.Watch, Kept {

  /** The name under which a vendor's ticket is kept. */
  String TICKET = "ticket";

  /** The name under which the {@link Intent} is kept. */
  String INTENT = "intent";

  /** What is wanted. */
  Shot shot();

  /** The job's own folder; it exists, and goes when the job is done or cancelled. */
  Path folder();

  /** How many times this step was run to its end before, without a failure: 0, 1, … */
  int attempt();

  /** The takes as they now stand; they replace those before and are shown at once. */
  void takes(List<Take> takes);

  /** The model that makes it, as soon as that is known. */
  void model(String model);

  /** What it has cost, as soon as that is known. */
  void cost(Money paid);

  /** The job that this one was promoted from, if it is still in the ledger. */
  Optional<Job> parent();

  /** How many jobs of these models of its engine have an order with their vendor just now. */
  int ordered(Set<String> models);

  /** How many jobs of these models of its engine go before this one when a slot is free. */
  int ahead(Set<String> models);

  /**
   * What is going on, for the editor: a stable code, its arguments, the sentence, and how much of
   * this step is done, 0 to 1.
   */
  void doing(String code, Map<String, String> args, String text, double share);

  /**
   * Closes this at once when the job is cancelled or the bridge ends, from another thread; also
   * when that has happened already. A process is given as {@code process::destroyForcibly}.
   *
   * @return to be closed when the thing has ended by itself
   */
  Ending ends(AutoCloseable thing);

  /** Forgets the thing again; closes nothing. */
  interface Ending extends AutoCloseable {
    @Override
    void close();
  }
}
