package app.pickup.app;

import app.pickup.json.Json;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Who can make what, at what price. */
@Command(
    name = "engines",
    mixinStandardHelpOptions = true,
    description = "List the engines and what each can do; nobody is asked without --check.")
final class EnginesCommand implements Callable<Integer> {

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(
      names = "--check",
      description = "Ask each cloud engine that has a key whether it is good, and what is left.")
  private boolean check;

  @Spec private @Nullable CommandSpec spec;

  private final Workshop.Maker workshop;

  EnginesCommand(Workshop.Maker workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Refused {
    PrintWriter screen = Objects.requireNonNull(spec).commandLine().getOut();
    try (Reach reach = Reach.bridge(workshop)) {
      JsonNode list =
          Json.own(reach.client().get("/v1/engines" + (check ? "?check=true" : "")).body());
      if (json) {
        screen.println(Json.pretty(list));
        return 0;
      }
      for (JsonNode engine : list.path("items")) {
        String why = engine.path("unavailable").asText("");
        boolean here = engine.path("available").asBoolean();
        screen.println(
            engine.path("id").asText()
                + "  "
                + engine.path("name").asText()
                + (here ? "" : "  not available: " + why));
        List<String> kinds = new ArrayList<>();
        engine.path("kinds").forEach(kind -> kinds.add(kind.asText()));
        screen.println("  makes   " + String.join(", ", kinds));
        engine
            .path("tiers")
            .fields()
            .forEachRemaining(t -> screen.printf("  %-8s %s%n", t.getKey(), t.getValue().asText()));
        screen.println("  price   " + engine.path("price").asText());
        String source = engine.path("source").asText("");
        if (!source.isEmpty()) {
          screen.println("  source  " + source);
        }
        if (engine.has("check")) {
          screen.println("  check   " + engine.path("check").path("text").asText());
        }
        screen.println(
            engine.path("leavesMachine").asBoolean()
                ? "  footage leaves this machine"
                : "  nothing leaves this machine");
      }
      return 0;
    }
  }
}
