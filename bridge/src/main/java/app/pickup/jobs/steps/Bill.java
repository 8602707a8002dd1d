package app.pickup.jobs.steps;

import app.pickup.budget.Budget;
import app.pickup.engines.Engine;
import app.pickup.jobs.Intent;
import app.pickup.jobs.Job;
import app.pickup.jobs.Kept;
import app.pickup.jobs.Order;
import app.pickup.jobs.Work;
import app.pickup.problem.Problem;
import app.pickup.problem.Problem.Charged;
import app.pickup.problem.Refused;
import app.pickup.shots.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one order costs, from what is set aside to what was paid. What was bought on the way to it,
 * such as looking for faces, is on the same bill.
 */
final class Bill {

  /** As the vendor quoted it for the footage itself. */
  private static final String PRICE = "price";

  /** What was bought at the vendor on the way to the order. */
  private static final String BESIDES = "besides";

  /** What of it stands in the ledger already, by an earlier try. */
  private static final String BOOKED = "booked";

  private final Budget budget;

  Bill(Budget budget) {
    this.budget = budget;
  }

  /**
   * Sets the price aside; once for a job, however often it is asked for.
   *
   * @throws Refused a cap does not allow it
   */
  void reserve(Work work) throws Refused {
    Job job = work.job();
    Order order = job.order();
    // written down first, so that whatever ends the job lets go of it
    work.keep(Kept.SET_ASIDE, true);
    if (budget.reserve(job.id(), order.engine(), order.project(), order.client(), price(work))) {
      // a further try: what was bought on the way is remembered and not bought again
      work.kept(BESIDES, Money.class).ifPresent(besides -> work.keep(BOOKED, besides));
    }
  }

  /** Before a rebuy: what went out without an answer may have been charged all the same. */
  void writeOff(Work work) {
    budget.writeOff(work.job().id());
    work.drop(PRICE);
  }

  /**
   * A price that the vendor names once it has the footage takes the place of the planned one.
   *
   * @throws Refused the vendor says no, or the price is over a cap; nothing was ordered
   */
  void quote(Work work, Engine.Vendor vendor, Engine.Offer offer, Engine.Placed placed)
      throws Refused {
    if (price(work).basis() == Money.Basis.QUOTE) {
      return;
    }
    Money named = vendor.quoted(offer, placed).estimate();
    if (named.basis() == Money.Basis.QUOTE) {
      Job job = work.job();
      budget.amend(job.id(), job.order().engine(), job.order().project(), named);
      // last, so that after a crash it is held against the caps again
      work.keep(PRICE, named);
    }
  }

  /** Notes what was bought at the vendor on the way to the order. */
  static void besides(Work work, Money paid) {
    work.keep(BESIDES, paid);
  }

  /**
   * The take is there: what was set aside becomes what it cost.
   *
   * @param paid what the vendor says the order itself cost; null: the price holds
   */
  void settle(Work work, @Nullable Money paid) {
    settled(work, paid == null ? price(work) : withBesides(work, paid));
    work.drop(Kept.SET_ASIDE);
  }

  /**
   * There will be no take: what was set aside becomes what it cost all the same, or is free again.
   *
   * @param paid what the vendor says the order itself cost; null: what the problem says decides
   */
  void settle(Work work, Problem problem, @Nullable Money paid) {
    Money besides = work.kept(BESIDES, Money.class).orElse(null);
    if (paid != null) {
      settled(work, withBesides(work, paid));
    } else if (problem.charged() != Charged.NO) {
      settled(work, price(work));
    } else if (besides != null) {
      settled(work, besides);
    } else {
      budget.release(work.job().id());
    }
    work.drop(Kept.SET_ASIDE);
  }

  /**
   * The job has ended. What is still set aside is free again, or has bought what was bought on the
   * way; where the order went out, or may have, it stays set aside.
   */
  void close(Kept ended) {
    boolean out =
        ended.kept(Work.TICKET, String.class).isPresent()
            || ended.kept(Work.INTENT, Intent.class).filter(Intent::sent).isPresent();
    String id = ended.job().id();
    if (!out && ended.kept(Kept.SET_ASIDE, Boolean.class).isPresent()) {
      Optional<Money> besides = ended.kept(BESIDES, Money.class);
      if (besides.isPresent()) {
        budget.settle(id, unbooked(ended, besides.get()));
      } else {
        budget.release(id);
      }
    }
    ended.drop(Kept.SET_ASIDE);
  }

  private void settled(Work work, Money cost) {
    budget.settle(work.job().id(), unbooked(work, cost));
    work.cost(cost);
  }

  private static Money unbooked(Kept job, Money cost) {
    return job.kept(BOOKED, Money.class).map(cost::minus).orElse(cost);
  }

  private static Money withBesides(Work work, Money paid) {
    return work.kept(BESIDES, Money.class).map(paid::plus).orElse(paid);
  }

  private static Money price(Work work) {
    return work.kept(PRICE, Money.class).orElse(work.job().order().estimate());
  }
}
