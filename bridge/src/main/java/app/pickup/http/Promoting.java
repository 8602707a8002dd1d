package app.pickup.http;

import app.pickup.jobs.Job;
import app.pickup.jobs.Jobs;
import app.pickup.jobs.Promotion;
import app.pickup.jobs.Round;
import app.pickup.json.Json;
import app.pickup.problem.Refused;
import app.pickup.shots.Priority;
import app.pickup.shots.Shot;
import app.pickup.shots.ShotReader;
import app.pickup.shots.Terms;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is asked of a finished job: the same shot, better. */
final class Promoting {
  private final Jobs jobs;
  private final Promotion promotion;

  Promoting(Jobs jobs, Promotion promotion) {
    this.jobs = jobs;
    this.promotion = promotion;
  }

  OrderDesk.Wanted read(Job parent, JsonNode body) throws Refused, InterruptedException {
    Asked.object(body, Set.of("tier", "engine", "take", "pin", "priority"));
    String engine = text(body, "engine");
    Shot.Tier tier = Asked.word(body, "tier", Shot.Tier.class);
    Shot shot = promotion.of(parent, tier, engine, text(body, "take"), ends(body.path("pin")));
    return new OrderDesk.Wanted(
        asked(parent, shot), terms(parent, body), List.of(), List.of(), parent);
  }

  /** A draft lay among drafts; what is made of it goes where the round was asked to go. */
  private Shot asked(Job parent, Shot shot) throws Refused {
    Optional<Round> round = jobs.roundOf(parent.id());
    if (round.isEmpty() || !(shot instanceof Shot.Generate generate)) {
      return shot;
    }
    Shot.Common asked =
        ShotReader.frozen(generate.kind(), Json.own(round.get().request())).common();
    return generate.with(
        generate.common().placed(asked.project(), asked.place()).named(asked.name()),
        generate.script());
  }

  private static @Nullable String text(JsonNode body, String field) {
    return body.hasNonNull(field) ? body.path(field).asText() : null;
  }

  private static Set<Promotion.End> ends(JsonNode pin) throws Refused {
    Set<Promotion.End> ends = EnumSet.noneOf(Promotion.End.class);
    String why = "must be a list of first, last";
    for (JsonNode end : pin) {
      ends.add(Asked.word(end.asText(), Promotion.End.class, "pin", why));
    }
    if (pin.isValueNode() && !pin.isNull()) {
      throw Asked.wrong("pin", why);
    }
    return ends;
  }

  /** As the parent was asked for, unless it says how soon it is wanted itself. */
  private static Terms terms(Job parent, JsonNode body) throws Refused {
    return new Terms(
        body.hasNonNull("priority")
            ? Asked.word(body, "priority", Priority.class)
            : parent.standing().priority(),
        parent.order().client());
  }
}
