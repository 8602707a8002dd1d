package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.pickup.Scratch;
import app.pickup.json.Json;
import app.pickup.store.Home;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** A whole bridge with the local engine, in a home of its own, for tests with real NLEs. */
public final class LiveBridge implements AutoCloseable {
  private final Home home;
  private final HomeLock lock;
  private final Bridge bridge;
  private final BridgeClient client;

  private LiveBridge(Home home, HomeLock lock, Bridge bridge, BridgeClient client) {
    this.home = home;
    this.lock = lock;
    this.bridge = bridge;
    this.client = client;
  }

  public static LiveBridge start() throws Exception {
    Home home = Home.open(Scratch.folder("home"), Home.DiskType.REAL);
    // without it a command of the program would start a bridge of its own beside this one
    HomeLock lock = HomeLock.take(home).orElseThrow();
    Settings settings = Settings.usual(Map.of()).withPort(0);
    Bridge bridge = Bridge.start(home, settings, LocalWorkshop::new, Clock.systemUTC());
    return new LiveBridge(home, lock, bridge, BridgeClient.find(home).orElseThrow());
  }

  /** What its callers have as {@code PICKUP_HOME}. */
  public Path home() {
    return home.root();
  }

  public JsonNode get(String path) throws IOException, InterruptedException {
    return Json.own(client.get(path).body());
  }

  /** An answer as it came. */
  HttpResponse<String> post(String path, JsonNode body) throws IOException, InterruptedException {
    return client.post(path, body);
  }

  /** Orders a shot that must be taken, and waits until it is done. */
  public JsonNode made(String path, JsonNode request) throws IOException, InterruptedException {
    HttpResponse<String> answer = post(path, request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    String job = "/v1/jobs/" + Json.own(answer.body()).path("id").asText();
    await().atMost(Duration.ofMinutes(2)).until(() -> JobPrinter.ended(get(job)));
    JsonNode ended = get(job);
    assertThat(ended.path("state").asText()).as(Json.text(ended)).isEqualTo("done");
    return ended;
  }

  @Override
  public void close() {
    bridge.close();
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
