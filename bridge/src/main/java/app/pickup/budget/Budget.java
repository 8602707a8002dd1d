package app.pickup.budget;

import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The purse. Money is reserved before anything is sent, in one transaction with the look at the
 * caps, so that jobs that come together can not overrun one; it is settled with what the vendor
 * says, or let go when nothing was bought. Without a cap everything is allowed and written down.
 */
public interface Budget {

  /** All of a day together; days are the machine's own. */
  String DAY = "day";

  /** The scope of one project's cap. */
  static String project(String project) {
    return "project:" + project;
  }

  /**
   * Sets money aside for a job. Harmless when repeated before it is settled; after that it is
   * another purchase (the job is bought anew), and both count.
   *
   * @param project the job's project, or null
   * @param client who is billed, or null
   * @return whether this began a purchase
   * @throws Refused {@code budget.cap} when a cap would be overrun, {@code budget.unknown} when the
   *     price is not known and a cap is set
   */
  boolean reserve(
      String job, String engine, @Nullable String project, @Nullable String client, Money estimate)
      throws Refused;

  /**
   * Another price for what is set aside for a job, named later. Harmless when repeated.
   *
   * @throws Refused {@code budget.cap} when a cap would be overrun; what was set aside is then let
   *     go
   */
  void amend(String job, String engine, @Nullable String project, Money quote) throws Refused;

  /** Whether it would be refused now; reserves nothing. */
  Optional<Problem> against(String engine, @Nullable String project, Money estimate);

  /** The job's newest purchase cost this much. Harmless when repeated. */
  void settle(String job, Money paid);

  /**
   * What was set aside for this job stays counted as spent, since nobody can tell whether it was
   * charged; the next reservation is another purchase. Harmless when repeated.
   */
  void writeOff(String job);

  /** It cost nothing: nothing was bought. Harmless when repeated; what is settled stays. */
  void release(String job);

  /**
   * Sets a cap.
   *
   * @param scope {@link #DAY} or {@link #project}
   * @param amount null: none
   */
  void cap(String scope, @Nullable Money amount);

  /** The caps that are set, by scope. */
  Map<String, Money> caps();

  /**
   * Everything reserved, settled and let go, newest first.
   *
   * @param before only lines older than the one of this number; null: from the newest
   * @param limit lines at most, 1 or more
   */
  default Page ledger(@Nullable Long before, int limit) {
    return ledger(null, null, before, limit);
  }

  /**
   * The same, of one project or one client or both.
   *
   * @param project null: of any and of none
   * @param client null: of any and of none
   */
  Page ledger(@Nullable String project, @Nullable String client, @Nullable Long before, int limit);

  /** Reserved and settled so far, summed by these; in the order of their names. */
  List<Total> totals(Set<By> by);

  /** What spend is summed by. */
  enum By {
    CLIENT,
    PROJECT
  }

  /**
   * What was spent for one client, on one project, or for one client on one project.
   *
   * @param client null: it was not said, or is not what is summed by
   * @param project likewise
   * @param purchases how many, 1 or more
   */
  record Total(@Nullable String client, @Nullable String project, int purchases, Money amount) {}

  /** Reserved and settled so far within this scope today, or for ever for a project. */
  Money spent(String scope);

  /** The day that a day's cap counts now. */
  Today today();

  /**
   * A day of the machine.
   *
   * @param day ISO 8601, e.g. {@code 2026-11-22}
   * @param zone whose day it is, e.g. {@code Europe/Berlin}
   */
  record Today(String day, String zone) {}

  /**
   * Some lines of the ledger.
   *
   * @param next where the next page begins, for {@link #ledger}; null: this was the last
   */
  record Page(List<Spend> items, @Nullable Long next) {}

  /**
   * One purchase.
   *
   * @param number counts the lines
   * @param day ISO 8601, in {@code zone}
   * @param state {@code reserved}, {@code settled}, {@code released}
   */
  record Spend(
      long number,
      String job,
      String engine,
      @Nullable String project,
      @Nullable String client,
      String day,
      String zone,
      String state,
      Money amount,
      String at) {}
}
