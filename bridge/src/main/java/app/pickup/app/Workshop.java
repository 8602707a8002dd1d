package app.pickup.app;

import app.pickup.bins.Hosts;
import app.pickup.bins.Outbox;
import app.pickup.budget.Budget;
import app.pickup.elements.Cast;
import app.pickup.engines.Catalogue;
import app.pickup.jobs.Promotion;
import app.pickup.jobs.Steps;
import app.pickup.jobs.steps.Delivered;
import app.pickup.media.Screening;
import app.pickup.problem.Refused;
import app.pickup.shots.ShotCheck;
import app.pickup.store.Database;
import app.pickup.store.Home;
import java.io.IOException;
import java.time.InstantSource;

/**
 * Where the work is done: engines, the steps of a job, the check before it, the way to the bins.
 */
public interface Workshop extends AutoCloseable {
  Catalogue catalogue();

  Cast cast();

  ShotCheck check();

  Promotion promotion();

  Steps steps();

  Outbox outbox();

  Delivered delivered();

  Budget budget();

  Screening screening();

  Hosts hosts();

  @Override
  default void close() {}

  /** Sets one up for a bridge. */
  interface Maker {
    Workshop make(Home home, Database database, Settings settings, InstantSource clock)
        throws IOException, Refused;
  }
}
