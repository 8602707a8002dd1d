package app.pickup.http;

import app.pickup.jobs.Job;
import app.pickup.jobs.JobState;
import app.pickup.jobs.Standing;
import app.pickup.jobs.Take;
import app.pickup.json.Json;
import app.pickup.problem.ProblemJson;
import app.pickup.shots.Money;
import app.pickup.shots.Note;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A job as the outside sees it; contract §4. */
final class JobView {
  private JobView() {}

  static ObjectNode of(Job job) {
    Standing now = job.standing();
    ObjectNode json = Json.object();
    json.put("id", job.id());
    json.put("kind", job.order().kind());
    put(json, "parent", job.order().parent());
    put(json, "project", job.order().project());
    put(json, "client", job.order().client());
    json.put("priority", now.priority().id());
    json.put("state", now.state().id());
    json.set("step", Json.of(now.step()));
    json.put("progress", Math.round(now.progress() * 10_000) / 10_000.0);
    if (now.state() == JobState.QUEUED) {
      if (now.paused()) {
        json.put("paused", true);
      } else {
        json.put("queuePosition", job.queuePosition());
      }
    }
    json.put("engine", job.order().engine());
    json.put("model", now.model());
    json.put("tier", job.order().tier());
    ObjectNode cost = json.putObject("cost");
    cost.set("estimate", money(job.order().estimate()));
    cost.set("actual", money(now.cost()));
    ArrayNode takes = json.putArray("takes");
    now.takes().forEach(take -> takes.add(take(take)));
    json.set("notes", notes(now.notes()));
    if (!now.problems().isEmpty()) {
      json.set("problem", ProblemJson.write(now.problems()));
    }
    json.put("createdAt", job.createdAt().toString());
    json.put("updatedAt", job.updatedAt().toString());
    json.put("revision", job.revision());
    return json;
  }

  static ArrayNode notes(List<Note> notes) {
    ArrayNode json = Json.array();
    notes.forEach(note -> json.add(Json.of(note)));
    return json;
  }

  static @Nullable JsonNode money(@Nullable Money money) {
    return money == null
        ? null
        : Json.object()
            .put("amount", money.amount())
            .put("currency", money.currency())
            .put("basis", money.basis().name().toLowerCase(Locale.ROOT));
  }

  private static ObjectNode take(Take take) {
    ObjectNode json = Json.object();
    json.put("id", take.id());
    json.set("clip", Json.of(take.clip()));
    json.set("handles", Json.of(take.handles()));
    json.put("sidecar", take.sidecar());
    if (take.matte() != null) {
      json.putObject("matte").put("path", take.matte());
    }
    if (take.captions() != null) {
      json.putObject("captions").put("path", take.captions());
    }
    take.pictures().forEach(json.putArray("pictures")::add);
    json.set("proof", Json.of(take.proof()));
    json.set("placement", OutboxResource.placement(take.placement()));
    return json;
  }

  private static void put(ObjectNode json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
