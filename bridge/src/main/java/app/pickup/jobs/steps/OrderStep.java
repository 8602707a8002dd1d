package app.pickup.jobs.steps;

import app.pickup.budget.Budget;
import app.pickup.engines.Catalogue;
import app.pickup.engines.Engine;
import app.pickup.engines.Engine.Begun;
import app.pickup.engines.Engine.Look;
import app.pickup.engines.Engine.Sought;
import app.pickup.jobs.Job;
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
import java.time.Duration;
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

  private static final String INTENT = "intent";

  private static final String PRICE = "price";

  /** How often an unclear order is looked for before it is held not to have arrived. */
  private static final int LOOKS_FOR_IT = 3;

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(4);

  private final Vendors vendors;
  private final @Nullable Relay relay;
  private final Budget budget;
  private final Patience patience;

  /**
   * @param relay null: none is set up
   */
  public OrderStep(Catalogue engines, @Nullable Relay relay, Budget budget, Patience patience) {
    this.vendors = new Vendors(engines);
    this.relay = relay;
    this.budget = budget;
    this.patience = patience;
  }

  /**
   * What is about to be ordered.
   *
   * @param id ours, known to the vendor
   * @param footage where the plate lies, or null before it was put there
   * @param sent whether the order may be with the vendor
   * @param looked how often it was looked for there
   */
  record Intent(String id, @Nullable String footage, boolean sent, int looked) {
    Intent at(URI place) {
      return new Intent(id, place.toString(), sent, looked);
    }

    Intent sending() {
      return new Intent(id, footage, true, 0);
    }

    Intent unsent() {
      return new Intent(id, footage, false, 0);
    }

    Intent lookedFor() {
      return new Intent(id, footage, sent, looked + 1);
    }
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
    Intent intent = work.kept(INTENT, Intent.class).orElse(null);
    if (intent == null) {
      // a rebuy: what went out before without an answer may have been charged all the same
      budget.writeOff(work.job().id());
      intent = new Intent("pickup-" + UUID.randomUUID(), null, false, 0);
      work.keep(INTENT, intent);
    }
    if (intent.sent()) {
      return lookFor(work, vendor, intent);
    }
    String engine = work.job().order().engine();
    budget.reserve(work.job().id(), engine, work.job().order().project(), price(work));
    Engine.Offer offer = PrepareStep.offer(work);
    int ahead = work.ahead(engine);
    if (work.ordered(engine) + ahead >= offer.slots()) {
      work.doing("vendor.full", Map.of(), "Waiting for a free place at " + engine + ".", .05);
      // the further back, the more seldom it looks: a thousand in line do not crowd the door
      return Outcome.again(patience.seconds(2 + ahead / 4));
    }
    if (offer.turnover() != null && intent.footage() == null) {
      work.doing("uploading", Map.of(), "Putting the footage where " + engine + " finds it.", .02);
      try {
        intent = intent.at(upload(work, vendor, intent.id()));
      } catch (Refused e) {
        if (e.problem().retry() == Problem.Retry.LATER) {
          return later(work, e);
        }
        // nothing was ordered: what was set aside is free again
        budget.release(work.job().id());
        throw e;
      }
      work.keep(INTENT, intent);
      quote(work, vendor.quoted(offer, URI.create(String.valueOf(intent.footage()))).estimate());
    }
    Intent sending = intent.sending();
    work.keep(INTENT, sending);
    Begun begun =
        vendor.begin(
            new Engine.Sending(
                work.shot(),
                offer,
                sending.id(),
                sending.footage() == null ? null : URI.create(sending.footage()),
                PrepareStep.pictures(work)));
    if (begun instanceof Begun.Taken taken) {
      return taken(work, taken.ticket());
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
      budget.release(work.job().id());
      withdraw(work, vendor, sending);
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
      sought = vendor.find(intent.id());
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
      Money paid = ready.paid() == null ? price(work) : ready.paid();
      budget.settle(work.job().id(), paid);
      work.cost(paid);
      work.keep(RESULT, new Result(ready.result().toString()));
      work.kept(INTENT, Intent.class).ifPresent(intent -> withdraw(work, vendor, intent));
      return Outcome.onward();
    }
    if (look instanceof Look.Failed failed) {
      Problem problem = failed.problem();
      if (problem.charged() == Charged.NO) {
        budget.release(work.job().id());
      } else {
        budget.settle(work.job().id(), price(work));
      }
      throw new Refused(problem);
    }
    throw new Refused(
        Problem.of(Code.ENGINE_TICKET_LOST, "engine", work.job().order().engine(), "ticket", ticket)
            .charged(Charged.UNKNOWN));
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
  private void quote(Work work, Money named) throws Refused {
    if (named.basis() != Money.Basis.QUOTE) {
      return;
    }
    work.keep(PRICE, named);
    Job job = work.job();
    // over a cap it ends here: nothing was ordered
    budget.amend(job.id(), job.order().engine(), job.order().project(), named);
  }

  /** The vendor's own place for footage, else the editor's; null: there is none. */
  private @Nullable Relay relay(Engine.Vendor vendor) {
    return vendor.relay().orElse(relay);
  }

  private URI upload(Work work, Engine.Vendor vendor, String id)
      throws Refused, NoAnswer, IOException {
    String engine = work.job().order().engine();
    Relay to = relay(vendor);
    if (to == null) {
      throw new Refused(Code.ENGINE_RELAY, "engine", engine);
    }
    return to.put(engine, id + ".mp4", work.folder().resolve(PrepareStep.FOOTAGE));
  }

  private void withdraw(Work work, Engine.Vendor vendor, Intent intent) {
    Relay from = relay(vendor);
    if (from == null || intent.footage() == null) {
      return;
    }
    try {
      from.remove(work.job().order().engine(), URI.create(intent.footage()));
    } catch (Refused | NoAnswer e) {
      // it is short of life by itself; the job does not hang on it
    }
  }
}
