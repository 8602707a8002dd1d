package app.pickup.app;

import app.pickup.Scratch;
import app.pickup.json.Json;
import app.pickup.store.Home;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** A whole bridge with the local engine, in a home of its own, for tests with real NLEs. */
public final class LiveBridge implements AutoCloseable {
  private final Home home;
  private final Bridge bridge;
  private final BridgeClient client;

  private LiveBridge(Home home, Bridge bridge, BridgeClient client) {
    this.home = home;
    this.bridge = bridge;
    this.client = client;
  }

  public static LiveBridge start() throws Exception {
    Home home = Home.open(Scratch.folder("home"), Home.DiskType.REAL);
    Settings settings = Settings.usual(Map.of()).withPort(0);
    Bridge bridge = Bridge.start(home, settings, LocalWorkshop::new, Clock.systemUTC());
    return new LiveBridge(home, bridge, BridgeClient.find(home).orElseThrow());
  }

  /** What its callers have as {@code PICKUP_HOME}. */
  public Path home() {
    return home.root();
  }

  public JsonNode get(String path) throws IOException, InterruptedException {
    return Json.own(client.get(path).body());
  }

  @Override
  public void close() {
    bridge.close();
  }
}
