package app.pickup.jobs.steps;

import app.pickup.budget.Budget;
import app.pickup.elements.Cast;
import app.pickup.engines.Catalogue;
import app.pickup.engines.Engine;
import app.pickup.engines.Engine.Begun;
import app.pickup.engines.Engine.Look;
import app.pickup.engines.Engine.Sought;
import app.pickup.jobs.Intent;
import app.pickup.jobs.Kept;
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
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

  /** How often an unclear order is looked for before it is held not to have arrived. */
  private static final int LOOKS_FOR_IT = 3;

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(4);

  private final Vendors vendors;
  private final Cast cast;
  private final Lending lending;
  private final Bill bill;
  private final Patience patience;

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
    this.lending = new Lending(vendors, relay, patience, clock);
    this.bill = new Bill(budget);
    this.patience = patience;
  }

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
    Intent intent = work.kept(Work.INTENT, Intent.class).orElse(null);
    if (intent == null) {
      // a rebuy: what went out before without an answer may have been charged all the same
      bill.writeOff(work);
      intent = new Intent("pickup-" + UUID.randomUUID(), false, 0);
      work.keep(Work.INTENT, intent);
    }
    if (intent.sent()) {
      return lookFor(work, vendor, intent);
    }
    String engine = work.job().order().engine();
    bill.reserve(work);
    Engine.Offer offer = PrepareStep.offer(work);
    int ahead = work.ahead(offer.sharing());
    if (work.ordered(offer.sharing()) + ahead >= offer.slots()) {
      work.doing("vendor.full", Map.of(), "Waiting for a free place at " + engine + ".", .05);
      // the further back, the more seldom it looks: a thousand in line do not crowd the door
      return Outcome.again(patience.seconds(2 + ahead / 4));
    }
    Begun begun;
    try {
      begun = send(work, vendor, intent, offer);
    } catch (Refused e) {
      // who refuses does so before the order goes out
      work.keep(Work.INTENT, intent.unsent());
      if (vendor.relay().isPresent() && e.problem().retry() == Problem.Retry.LATER) {
        return later(work, e);
      }
      bill.settle(work, e.problem(), null);
      throw e;
    }
    return begun(work, vendor, intent, begun);
  }

  /** What has to be there first, then the footage, then the order. */
  private Begun send(Work work, Engine.Vendor vendor, Intent intent, Engine.Offer offer)
      throws Refused, NoAnswer, IOException {
    Engine.Placed placed = Engine.Placed.NOTHING;
    Begun wait = vendor.ready(sending(work, vendor, intent, placed));
    if (wait != null) {
      return wait;
    }
    if (offer.turnover() != null) {
      URI footage =
          lending.lend(
              work, vendor, intent.id() + ".mp4", work.folder().resolve(PrepareStep.FOOTAGE));
      placed = Track.beside(footage, intent.id(), work, vendor);
      bill.quote(work, vendor, offer, placed);
    }
    work.keep(CREDITS, Credits.of(cast, work.shot()));
    work.keep(Work.INTENT, intent.sending());
    return vendor.begin(sending(work, vendor, intent, placed));
  }

  private Engine.Sending sending(
      Work work, Engine.Vendor vendor, Intent intent, Engine.Placed placed) {
    return new Engine.Sending(
        work.shot(),
        PrepareStep.offer(work),
        intent.id(),
        placed,
        PrepareStep.pictures(work),
        PrepareStep.speech(work),
        memory(work, vendor));
  }

  private Outcome begun(Work work, Engine.Vendor vendor, Intent intent, Begun begun)
      throws Refused, NoAnswer {
    if (begun instanceof Begun.Taken taken) {
      return taken(work, taken.ticket());
    }
    if (begun instanceof Begun.Readying readying) {
      work.keep(Work.INTENT, intent.unsent());
      work.doing(readying.what().code(), readying.what().args(), readying.what().text(), .05);
      return Outcome.again(patience.about(readying.after()));
    }
    if (begun instanceof Begun.Later later) {
      work.keep(Work.INTENT, intent.unsent());
      work.doing(
          "vendor.busy",
          later.problem().args(),
          later.problem().detail() + " Trying again by itself.",
          .05);
      return Outcome.again(patience.about(later.after()));
    }
    if (begun instanceof Begun.Declined declined) {
      // one that was sent before and came late after all is declined for being there twice
      if (intent.repeated()
          && vendor.find(work.shot(), intent.id()) instanceof Sought.Found found) {
        return taken(work, found.ticket());
      }
      work.keep(Work.INTENT, intent.unsent());
      bill.settle(work, declined.problem(), declined.paid());
      lending.withdraw(work);
      throw new Refused(declined.problem());
    }
    work.doing(
        "vendor.unclear",
        Map.of(),
        work.job().order().engine() + " gave no clear answer. Looking whether it has the order.",
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
    work.keep(
        Work.INTENT, intent.looked() + 1 < LOOKS_FOR_IT ? intent.lookedFor() : intent.again());
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
      bill.settle(work, ready.paid());
      work.keep(RESULT, new Result(ready.result().toString()));
      lending.withdraw(work);
      return Outcome.onward();
    }
    if (look instanceof Look.Failed failed) {
      bill.settle(work, failed.problem(), failed.paid());
      if (failed.problem().charged() == Charged.NO) {
        // nothing of it is left: a retry orders anew
        work.drop(Work.TICKET);
        work.drop(Work.INTENT);
      }
      throw new Refused(failed.problem());
    }
    throw new Refused(
        Problem.of(Code.ENGINE_TICKET_LOST, "engine", work.job().order().engine(), "ticket", ticket)
            .charged(Charged.UNKNOWN));
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
        return lending.lend(work, vendor, name, file);
      }

      @Override
      public void takeBack(String name) {
        lending.withdraw(work, name);
      }

      @Override
      public void paid(Money besides) {
        Bill.besides(work, besides);
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

  @Override
  public Optional<Duration> tidy(Kept ended) {
    bill.close(ended);
    return lending.tidy(ended);
  }
}
