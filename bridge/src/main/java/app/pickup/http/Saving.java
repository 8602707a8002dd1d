package app.pickup.http;

import app.pickup.jobs.Job;
import app.pickup.shots.Money;
import app.pickup.shots.Note;
import app.pickup.shots.Plan;
import java.util.List;
import java.util.Map;

/** What drafts have saved, for whoever decides on drafts. */
final class Saving {
  private Saving() {}

  /** What a job has cost, or is said to. */
  static Money cost(Job job) {
    Money paid = job.standing().cost();
    return paid == null ? job.order().estimate() : paid;
  }

  /** What all of them have cost together. */
  static Money cost(List<Job> jobs) {
    return jobs.stream().map(Saving::cost).reduce(Money::plus).orElse(Money.NOTHING);
  }

  /** By one draft that is thrown away. */
  static Note of(Job draft, Plan plan) {
    Money paid = cost(draft);
    Money saved = plan.estimate().minus(paid);
    return new Note(
        "promote.saving",
        Map.of("draft", paid.amount(), "saved", saved.amount()),
        "The "
            + draft.order().tier()
            + " take cost "
            + paid.said()
            + "; each one that is thrown away at that tier saves "
            + saved.amount()
            + " against this one.");
  }

  /**
   * By a whole round: all its drafts as good as the one that is promoted, against the drafts and
   * that one.
   */
  static Note of(List<Job> drafts, Plan plan) {
    Money one = plan.estimate();
    Money spent = cost(drafts).plus(one);
    Money saved = saved(drafts, one);
    Money all = spent.plus(saved);
    return new Note(
        "round.saving",
        Map.of(
            "drafts", Integer.toString(drafts.size()),
            "all", all.amount(),
            "spent", spent.amount(),
            "saved", saved.amount()),
        "The "
            + drafts.size()
            + " drafts and this take cost "
            + spent.said()
            + "; all of them made like this one would have cost "
            + all.said()
            + (saved.amount().startsWith("-") ? "." : ": " + saved.said() + " saved."));
  }

  /** All the drafts at this price, against the drafts and one at this price. */
  static Money saved(List<Job> drafts, Money one) {
    Money all = one;
    for (int i = 1; i < drafts.size(); i++) {
      all = all.plus(one);
    }
    return all.minus(cost(drafts)).minus(one);
  }
}
