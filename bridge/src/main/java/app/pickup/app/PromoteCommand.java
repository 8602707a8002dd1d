package app.pickup.app;

import app.pickup.json.Json;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The same shot again, better. */
@Command(
    name = "promote",
    mixinStandardHelpOptions = true,
    description = "Make a finished job's shot again at a higher tier.")
final class PromoteCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "JOB", description = "A few first characters do.")
  private @Nullable String id;

  @Option(names = "--tier", paramLabel = "TIER", description = "Default: ${DEFAULT-VALUE}.")
  private String tier = "standard";

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description = "Who makes it now, at any tier. Default: who made it before.")
  private @Nullable String engine;

  @Option(
      names = "--pin",
      split = ",",
      paramLabel = "END",
      description = "first, last: the take's frames become the new clip's.")
  private List<String> pin = List.of();

  @Option(
      names = "--priority",
      paramLabel = "PRIORITY",
      description = "hero, normal, later: who goes first. Default: as that job.")
  private @Nullable String priority;

  @Option(names = "--dry-run", description = "Check and plan only; start nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print the job as JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  private final Workshop.Maker workshop;

  PromoteCommand(Workshop.Maker workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Refused {
    CommandSpec own = Objects.requireNonNull(spec);
    ObjectNode body = Json.object().put("tier", tier);
    ArrayNode ends = body.putArray("pin");
    pin.forEach(ends::add);
    ShotOptions.put(body, "engine", engine);
    ShotOptions.put(body, "priority", priority);
    try (Reach reach = Reach.bridge(workshop)) {
      String whole = reach.client().job(Objects.requireNonNull(id)).orElse(id);
      return ShotRun.of(reach, dryRun, json, own, "/v1/jobs/" + whole + "/promote", body);
    }
  }
}
