package app.pickup.app;

import app.pickup.json.Json;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Starts a bridge, asks it a little and ends: what the build runs once so that the JVM can keep the
 * classes it loaded.
 */
@Command(name = "warm", hidden = true)
final class WarmCommand implements Callable<Integer> {

  private final Workshop.Maker workshop;

  WarmCommand(Workshop.Maker workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Refused {
    LoadAhead.begin();
    try (Reach reach = Reach.bridge(workshop)) {
      BridgeClient client = reach.client();
      client.get("/v1/health");
      client.get("/v1/engines");
      client.get("/v1/jobs");
      client.get("/v1/outbox");
      client.post("/v1/edit?dryRun=true", Json.object());
      return 0;
    }
  }
}
