package app.pickup.http;

import app.pickup.bins.Naming;
import app.pickup.budget.Budget;
import app.pickup.engines.Catalogue;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Fields;
import app.pickup.shots.Money;
import app.pickup.shots.Note;
import app.pickup.shots.Plan;
import app.pickup.shots.Shot;
import app.pickup.shots.round.Variation;
import app.pickup.shots.round.Variations;
import app.pickup.shots.round.Vary;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a round of drafts is made of, before any of it is entered. */
final class RoundPlan {
  private static final int USUAL = 4;

  private final Variations variations = new Variations();
  private final Catalogue catalogue;
  private final Prompts prompts;
  private final Budget budget;

  RoundPlan(Catalogue catalogue, Prompts prompts, Budget budget) {
    this.catalogue = catalogue;
    this.prompts = prompts;
    this.budget = budget;
  }

  /**
   * How many drafts, and in what they differ.
   *
   * @param vary null: as suits the engine
   */
  record Asked(int count, @Nullable Vary vary) {
    /** Reads {@code drafts} of a request. */
    static Asked read(JsonNode request, List<Problem> problems) {
      Fields whole = request.isObject() ? Fields.of(request, problems) : null;
      Fields drafts = whole == null ? null : whole.object("drafts");
      if (drafts == null) {
        return new Asked(USUAL, null);
      }
      Long count = drafts.whole("count", Variations.LEAST, Variations.MOST);
      Vary vary = drafts.word("vary", Vary.class);
      drafts.done();
      return new Asked(count == null ? USUAL : count.intValue(), vary);
    }
  }

  /** A request without what makes it a round: a shot that is a draft unless it says otherwise. */
  static JsonNode shot(JsonNode request) {
    if (!(request instanceof ObjectNode)) {
      return request;
    }
    ObjectNode shot = request.deepCopy();
    shot.remove("drafts");
    if (!shot.hasNonNull("tier")) {
      shot.put("tier", "draft");
    }
    return shot;
  }

  /**
   * @param plan of the shot as it was written
   * @return in what its drafts differ
   */
  Vary vary(Asked asked, Plan plan) {
    if (asked.vary() != null) {
      return asked.vary();
    }
    // a sketch has no chance of its own that shows
    return leaves(plan) ? Vary.SEEDS : Vary.CAMERA;
  }

  /** The drafts; they go into a folder of the bin of their own, and above nothing. */
  List<Variation> drafts(Shot.Generate shot, Vary vary, int count, Plan plan) {
    Shot.Common common = shot.common();
    Shot.Common among = common.placed(common.project().in("Drafts"), Shot.Place.BIN);
    List<Variation> drafts = new ArrayList<>();
    for (Variation draft :
        variations.of(
            shot.with(among, shot.script()),
            vary,
            count,
            seeded(plan),
            prompts.briefs(shot, plan.engine()))) {
      Shot.Generate own = draft.shot();
      String name = name(common.name(), drafts.size() + 1);
      drafts.add(
          new Variation(
              draft.said(), draft.chance(), own.with(own.common().named(name), own.script())));
    }
    return drafts;
  }

  /** With the draft's number in it, so that the bin says the same as the sheet. */
  private static String name(@Nullable String asked, int number) {
    String template = asked == null ? Naming.DEFAULT : asked;
    String own = "_d" + number;
    int take = template.indexOf("_v{take}");
    return take < 0 ? template + own : template.substring(0, take) + own + template.substring(take);
  }

  private boolean seeded(Plan plan) {
    return catalogue.find(plan.engine()).map(each -> each.capability().seed()).orElse(true);
  }

  private boolean leaves(Plan plan) {
    return catalogue
        .find(plan.engine())
        .map(each -> each.capability().leavesMachine())
        .orElse(false);
  }

  /** What the editor should know of them all. */
  List<Note> notes(Vary vary, Plan plan, List<Variation> drafts) {
    boolean chance = drafts.stream().anyMatch(Variation::chance);
    List<Note> notes = new ArrayList<>();
    if (chance && vary != Vary.SEEDS) {
      notes.add(
          Note.of(
              "round.few",
              vary == Vary.WORDS
                  ? "The words give fewer variations than that; the rest differ by their seeds."
                  : "Camera and size are said already; the drafts differ by their seeds."));
    }
    if (chance && !seeded(plan)) {
      notes.add(
          new Note(
              "round.chance",
              Map.of("engine", plan.engine()),
              "This engine takes no seed: the drafts differ by its own chance."));
    } else if (chance && !leaves(plan)) {
      notes.add(
          Note.of(
              "round.sketch",
              "By seed alone a sketch differs in weather, smoke, grain and the hand that holds the"
                  + " camera only."));
    }
    return notes;
  }

  /** What all of them cost; within the caps together. */
  Money cost(Shot shot, List<Plan> plans) throws Refused {
    Money all = plans.stream().map(Plan::estimate).reduce(Money::plus).orElse(Money.NOTHING);
    if (leaves(plans.get(0))) {
      Optional<Problem> cap =
          budget.against(plans.get(0).engine(), shot.common().project().key(), all);
      if (cap.isPresent()) {
        throw new Refused(cap.get());
      }
    }
    return all;
  }
}
