package app.pickup.jobs.steps;

import app.pickup.budget.Budget;
import app.pickup.elements.Cast;
import app.pickup.engines.Catalogue;
import app.pickup.engines.Engine;
import app.pickup.engines.Engine.Begun;
import app.pickup.engines.Engine.Look;
import app.pickup.engines.Engine.Sought;
import app.pickup.jobs.Job;
import app.pickup.jobs.JobState;
import app.pickup.jobs.Kept;
import app.pickup.jobs.Order;
import app.pickup.jobs.Outcome;
import app.pickup.jobs.Step;
import app.pickup.jobs.Work;
import app.pickup.net.NoAnswer;
import app.pickup.net.Relay;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Problem.Charged;
import app.pickup.problem.Refused;
import app.pickup.shots.Money;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders the shot from its vendor, once, and looks at it from time to time. Each run does one thing
 * and ends; nothing waits in a thread.
 *
 * <p>The order in which things are written is what keeps money safe: money set aside → footage put
 * out → intent with our id → the order → ticket. An intent without a ticket is looked up at the
 * vendor by its id before anything else is done, and an id is sent again only when the vendor does
 * not have it. Where a vendor can not be asked, the job stops and only a rebuy orders anew.
 */
public final class OrderStep implements Step {

  static final String RESULT = "result";

  static final String CREDITS = "credits";

  private static final String INTENT = "intent";

  private static final String PRICE = "price";

  /** What was bought at the vendor on the way to the order. */
  private static final String BESIDES = "besides";

  private static final Logger LOG = LoggerFactory.getLogger(OrderStep.class);

  /** How long after its end a relay that does not answer is asked to take footage away. */
  private static final Duration TRIED_ON = Duration.ofDays(1);

  /** How often an unclear order is looked for before it is held not to have arrived. */
  private static final int LOOKS_FOR_IT = 3;

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(4);

  private final Vendors vendors;
  private final Cast cast;
  private final @Nullable Relay relay;
  private final Budget budget;
  private final Patience patience;
  private final InstantSource clock;

  /**
   * @param relay null: none is set up
   */
  public OrderStep(
      Catalogue engines,
      Cast cast,
      @Nullable Relay relay,
      Budget budget,
      Patience patience,
      InstantSource clock) {
    this.vendors = new Vendors(engines);
    this.cast = cast;
    this.relay = relay;
    this.budget = budget;
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * What is about to be ordered.
   *
   * @param id ours, known to the vendor
   * @param sent whether the order may be with the vendor
   * @param looked how often it was looked for there
   */
  record Intent(String id, boolean sent, int looked) {
    Intent sending() {
      return new Intent(id, true, 0);
    }

    Intent unsent() {
      return new Intent(id, false, 0);
    }

    Intent lookedFor() {
      return new Intent(id, sent, looked + 1);
    }
  }

  /**
   * Footage at the relay, or on its way there.
   *
   * @param at where the vendor finds it, or null before all of it is there
   * @param until the end of that address
   */
  record Lent(String name, @Nullable String at, Instant until) {}

  /**
   * Where the take lies at the vendor.
   *
   * @param url short-lived; asked for anew by the ticket when it has expired
   */
  record Result(String url) {}

  @Override
  public boolean fills() {
    return false;
  }

  @Override
  public Outcome run(Work work) throws Refused, IOException, InterruptedException {
    Engine.Vendor vendor = vendors.of(work.job().order().engine());
    Optional<String> ticket = work.kept(Work.TICKET, String.class);
    try {
      return ticket.isPresent() ? look(work, vendor, ticket.get()) : order(work, vendor);
    } catch (NoAnswer e) {
      work.doing(
          "vendor.silent",
          Map.of("host", e.host(), "why", e.why()),
          e.host() + " does not answer: " + e.why() + ". Asking again.",
          .1);
      return Outcome.again(patience.growing(work.attempt() + 1));
    }
  }

  private Outcome order(Work work, Engine.Vendor vendor) throws Refused, NoAnswer, IOException {
    Intent intent = work.kept(INTENT, Intent.class).orElse(null);
    if (intent == null) {
      // a rebuy: what went out before without an answer may have been charged all the same
      budget.writeOff(work.job().id());
      work.drop(PRICE);
      intent = new Intent("pickup-" + UUID.randomUUID(), false, 0);
      work.keep(INTENT, intent);
    }
    if (intent.sent()) {
      return lookFor(work, vendor, intent);
    }
    String engine = work.job().order().engine();
    Order order = work.job().order();
    budget.reserve(work.job().id(), engine, order.project(), order.client(), price(work));
    Engine.Offer offer = PrepareStep.offer(work);
    int ahead = work.ahead(offer.sharing());
    if (work.ordered(offer.sharing()) + ahead >= offer.slots()) {
      work.doing("vendor.full", Map.of(), "Waiting for a free place at " + engine + ".", .05);
      // the further back, the more seldom it looks: a thousand in line do not crowd the door
      return Outcome.again(patience.seconds(2 + ahead / 4));
    }
    URI footage = null;
    if (offer.turnover() != null) {
      try {
        footage = footage(work, vendor, intent.id());
      } catch (Refused e) {
        if (vendor.relay().isPresent() && e.problem().retry() == Problem.Retry.LATER) {
          return later(work, e);
        }
        // nothing was ordered
        settle(work, e.problem(), null);
        throw e;
      }
      quote(work, vendor, offer, footage);
    }
    work.keep(CREDITS, Credits.of(cast.of(work.shot())));
    Intent sending = intent.sending();
    work.keep(INTENT, sending);
    Begun begun =
        vendor.begin(
            new Engine.Sending(
                work.shot(),
                offer,
                sending.id(),
                footage,
                PrepareStep.pictures(work),
                PrepareStep.speech(work),
                memory(work, vendor)));
    if (begun instanceof Begun.Taken taken) {
      return taken(work, taken.ticket());
    }
    if (begun instanceof Begun.Readying readying) {
      work.keep(INTENT, sending.unsent());
      work.doing(readying.what().code(), readying.what().args(), readying.what().text(), .05);
      return Outcome.again(patience.about(readying.after()));
    }
    if (begun instanceof Begun.Later later) {
      work.keep(INTENT, sending.unsent());
      work.doing(
          "vendor.busy",
          later.problem().args(),
          later.problem().detail() + " Trying again by itself.",
          .05);
      return Outcome.again(patience.about(later.after()));
    }
    if (begun instanceof Begun.Declined declined) {
      work.keep(INTENT, sending.unsent());
      settle(work, declined.problem(), declined.paid());
      withdraw(work);
      throw new Refused(declined.problem());
    }
    work.doing(
        "vendor.unclear",
        Map.of(),
        engine + " gave no clear answer. Looking whether it has the order.",
        .05);
    return Outcome.again(patience.about(BETWEEN_LOOKS));
  }

  private Outcome lookFor(Work work, Engine.Vendor vendor, Intent intent) throws Refused, NoAnswer {
    Sought sought;
    try {
      sought = vendor.find(work.shot(), intent.id());
    } catch (Refused e) {
      return later(work, e);
    }
    if (sought instanceof Sought.Found found) {
      return taken(work, found.ticket());
    }
    if (sought instanceof Sought.CanNotTell) {
      // it may be made and paid for: what was set aside stays so, and nothing is sent again
      throw new Refused(
          Problem.of(Code.ENGINE_OUTCOME_UNKNOWN, "engine", work.job().order().engine())
              .charged(Charged.UNKNOWN));
    }
    // an id that the vendor does not have after a while did not arrive; should it be on its way
    // still, the vendor takes an id only once
    work.keep(INTENT, intent.looked() + 1 < LOOKS_FOR_IT ? intent.lookedFor() : intent.unsent());
    return Outcome.again(patience.about(BETWEEN_LOOKS));
  }

  private Outcome taken(Work work, String ticket) {
    work.keep(Work.TICKET, ticket);
    work.doing("vendor.ordered", Map.of(), "Ordered; waiting for the take.", .1);
    return Outcome.again(patience.seconds(1));
  }

  private Outcome look(Work work, Engine.Vendor vendor, String ticket)
      throws Refused, NoAnswer, IOException {
    Look look;
    try {
      look = vendor.look(ticket);
    } catch (Refused e) {
      return later(work, e);
    }
    if (look instanceof Look.Waiting waiting) {
      return Outcome.again(patience.about(waiting.again()));
    }
    if (look instanceof Look.Ready ready) {
      Money paid = ready.paid() == null ? price(work) : besides(work, ready.paid());
      budget.settle(work.job().id(), paid);
      work.cost(paid);
      work.keep(RESULT, new Result(ready.result().toString()));
      withdraw(work);
      return Outcome.onward();
    }
    if (look instanceof Look.Failed failed) {
      settle(work, failed.problem(), failed.paid());
      throw new Refused(failed.problem());
    }
    throw new Refused(
        Problem.of(Code.ENGINE_TICKET_LOST, "engine", work.job().order().engine(), "ticket", ticket)
            .charged(Charged.UNKNOWN));
  }

  /** What was set aside becomes what it cost: nothing, what the vendor says, or the estimate. */
  private void settle(Work work, Problem problem, @Nullable Money paid) {
    Money besides = work.kept(BESIDES, Money.class).orElse(null);
    Money cost = problem.charged() == Charged.NO ? besides : null;
    if (paid != null) {
      cost = besides(work, paid);
    }
    // of the next try it is no part
    work.drop(BESIDES);
    if (cost != null) {
      budget.settle(work.job().id(), cost);
      work.cost(cost);
    } else if (problem.charged() == Charged.NO) {
      budget.release(work.job().id());
    } else {
      budget.settle(work.job().id(), price(work));
    }
  }

  private static Money besides(Work work, Money paid) {
    return work.kept(BESIDES, Money.class).map(paid::plus).orElse(paid);
  }

  private Engine.Memory memory(Work work, Engine.Vendor vendor) {
    return new Engine.Memory() {
      @Override
      public Optional<String> recall(String name) {
        return work.kept("vendor." + name, String.class);
      }

      @Override
      public void keep(String name, String value) {
        work.keep("vendor." + name, value);
      }

      @Override
      public URI lend(String name, Path file) throws Refused, NoAnswer, IOException {
        try {
          return OrderStep.this.lend(work, vendor, name, file);
        } catch (Refused e) {
          // nothing was ordered
          settle(work, e.problem(), null);
          throw e;
        }
      }

      @Override
      public void takeBack(String name) {
        if (work.kept(Kept.REMAINS, Lent.class).filter(l -> l.name().equals(name)).isPresent()) {
          withdraw(work);
        }
      }

      @Override
      public void paid(Money besides) {
        work.keep(BESIDES, besides);
      }
    };
  }

  /** What the vendor says for now is waited out; what will not change by itself stops the job. */
  private Outcome later(Work work, Refused e) throws Refused {
    Problem problem = e.problem();
    if (problem.retry() != Problem.Retry.LATER) {
      throw new Refused(problem.charged(Charged.UNKNOWN));
    }
    work.doing("vendor.busy", problem.args(), problem.detail() + " Asking again.", .1);
    return Outcome.again(patience.growing(work.attempt() + 1));
  }

  /**
   * What the order costs, as far as it is known: as quoted for the footage itself, else as planned.
   */
  private static Money price(Work work) {
    return work.kept(PRICE, Money.class).orElse(work.job().order().estimate());
  }

  /** A price that the vendor names once it has the footage takes the place of the planned one. */
  private void quote(Work work, Engine.Vendor vendor, Engine.Offer offer, URI footage)
      throws Refused {
    if (price(work).basis() == Money.Basis.QUOTE) {
      return;
    }
    Money named = vendor.quoted(offer, footage).estimate();
    if (named.basis() == Money.Basis.QUOTE) {
      work.keep(PRICE, named);
      Job job = work.job();
      // over a cap it ends here: nothing was ordered
      budget.amend(job.id(), job.order().engine(), job.order().project(), named);
    }
  }

  /** The vendor's own place for footage, else the editor's; null: there is none. */
  private @Nullable Relay relay(Engine.Vendor vendor) {
    return vendor.relay().orElse(relay);
  }

  /** Puts the footage out, unless it lies there with time enough for the vendor. */
  private URI footage(Work work, Engine.Vendor vendor, String id)
      throws Refused, NoAnswer, IOException {
    return lend(work, vendor, id + ".mp4", work.folder().resolve(PrepareStep.FOOTAGE));
  }

  private URI lend(Work work, Engine.Vendor vendor, String name, Path file)
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
   * Footage lies at the relay as long as the vendor may need it: until the take is ready, the order
   * is refused or has failed, the job is cancelled or bought anew. Where nobody knows whether the
   * order was taken the vendor may be reading still, so it lies there until its address ends.
   */
  @Override
  public Optional<Duration> tidy(Kept ended) {
    Lent lent = ended.kept(Kept.REMAINS, Lent.class).orElse(null);
    if (lent == null) {
      return Optional.empty();
    }
    Duration left = Duration.between(clock.instant(), lent.until());
    boolean wanted =
        ended.job().state() == JobState.FAILED
            && ended.job().standing().problems().stream()
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

  /** Takes it away now, or when the job has ended. */
  private void withdraw(Work work) {
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
