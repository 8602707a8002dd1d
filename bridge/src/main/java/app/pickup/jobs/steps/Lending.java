package app.pickup.jobs.steps;

import app.pickup.engines.Engine;
import app.pickup.jobs.Kept;
import app.pickup.jobs.Work;
import app.pickup.net.NoAnswer;
import app.pickup.net.Relay;
import app.pickup.problem.Code;
import app.pickup.problem.Problem.Charged;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts footage where a vendor finds it and takes it away again. It lies there as long as the vendor
 * may need it: until the take is ready, the order is refused or has failed, the job is cancelled or
 * bought anew. A job lends one thing at a time.
 */
final class Lending {
  private static final Logger LOG = LoggerFactory.getLogger(Lending.class);

  /** How long after its end a relay that does not answer is asked to take footage away. */
  private static final Duration TRIED_ON = Duration.ofDays(1);

  private final Vendors vendors;
  private final @Nullable Relay relay;
  private final Patience patience;
  private final InstantSource clock;

  /**
   * @param relay the editor's own, for vendors that have no place for footage; null: none is set up
   */
  Lending(Vendors vendors, @Nullable Relay relay, Patience patience, InstantSource clock) {
    this.vendors = vendors;
    this.relay = relay;
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * Footage at the relay, or on its way there.
   *
   * @param at where the vendor finds it, or null before all of it is there
   * @param until the end of that address
   */
  record Lent(String name, @Nullable String at, Instant until) {}

  /** The vendor's own place for footage, else the editor's; null: there is none. */
  private @Nullable Relay relay(Engine.Vendor vendor) {
    return vendor.relay().orElse(relay);
  }

  /**
   * Puts a file out under this name, unless it lies there with time enough for the vendor.
   *
   * @throws Refused there is nowhere to put it, or the relay says no
   */
  URI lend(Work work, Engine.Vendor vendor, String name, Path file)
      throws Refused, NoAnswer, IOException {
    String engine = work.job().order().engine();
    Relay to = relay(vendor);
    if (to == null) {
      throw new Refused(Code.ENGINE_RELAY, "engine", engine);
    }
    Lent lent = work.kept(Kept.REMAINS, Lent.class).orElse(null);
    if (lent != null && !lent.name().equals(name)) {
      // of the order before a rebuy: nobody will work on that any more
      remove(work, lent);
    } else if (lent != null
        && lent.at() != null
        && clock.instant().isBefore(lent.until().minus(to.lasts().dividedBy(2)))) {
      return URI.create(lent.at());
    }
    work.doing("uploading", Map.of(), "Putting the footage where " + engine + " finds it.", .02);
    Instant until = clock.instant().plus(to.lasts());
    // written down before the first byte leaves, so that a part of it is taken away too
    work.keep(Kept.REMAINS, new Lent(name, null, until));
    URI at = to.put(engine, name, file);
    work.keep(Kept.REMAINS, new Lent(name, at.toString(), until));
    return at;
  }

  /**
   * Takes away what a job that has ended left out. Where nobody knows whether its order was taken
   * the vendor may be reading still, so it lies there until its address ends.
   *
   * @return when to try again; empty: nothing is left
   */
  Optional<Duration> tidy(Kept ended) {
    Lent lent = ended.kept(Kept.REMAINS, Lent.class).orElse(null);
    if (lent == null) {
      return Optional.empty();
    }
    Duration left = Duration.between(clock.instant(), lent.until());
    boolean wanted =
        ended.job().standing().problems().stream()
            .anyMatch(problem -> problem.charged() == Charged.UNKNOWN);
    if (wanted && !left.isNegative() && !left.isZero()) {
      return Optional.of(left);
    }
    try {
      remove(ended, lent);
      return Optional.empty();
    } catch (NoAnswer e) {
      if (left.plus(TRIED_ON).isNegative()) {
        LOG.warn("job {}: its footage may still lie at {}", ended.job().id(), e.host());
        ended.drop(Kept.REMAINS);
        return Optional.empty();
      }
      return Optional.of(patience.seconds(60));
    }
  }

  /** Takes this away if it is what lies out. */
  void withdraw(Work work, String name) {
    if (work.kept(Kept.REMAINS, Lent.class).filter(lent -> lent.name().equals(name)).isPresent()) {
      withdraw(work);
    }
  }

  /** Takes it away now, or when the job has ended. */
  void withdraw(Work work) {
    Lent lent = work.kept(Kept.REMAINS, Lent.class).orElse(null);
    if (lent != null) {
      try {
        remove(work, lent);
      } catch (NoAnswer e) {
        LOG.info("the footage of job {} stays for now: {}", work.job().id(), e.why());
      }
    }
  }

  private void remove(Kept job, Lent lent) throws NoAnswer {
    try {
      String engine = job.job().order().engine();
      Relay from = relay(vendors.of(engine));
      if (from != null) {
        from.remove(engine, lent.name());
      }
    } catch (Refused e) {
      // its address ends by itself; asking again would change nothing
      LOG.warn("the footage of job {} stays: {}", job.job().id(), e.problem().detail());
    }
    job.drop(Kept.REMAINS);
  }
}
