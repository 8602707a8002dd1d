package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.pickup.ChildJvm;
import app.pickup.Scratch;
import app.pickup.json.Json;
import app.pickup.store.Home;
import com.sun.net.httpserver.HttpServer;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The program itself, in processes of its own. */
class ServeTest {
  private final Path folder = Scratch.folder("serve");
  private Home home;
  private Process bridge;

  @BeforeEach
  void start() throws Exception {
    home = Home.open(folder.resolve("家 🎬"), Home.DiskType.REAL);
    bridge = serve("first.log");
    awaitRuntime();
  }

  @AfterEach
  void end() throws Exception {
    bridge.destroyForcibly().waitFor();
  }

  private Process serve(String log) throws Exception {
    return ChildJvm.start(
        folder.resolve(log),
        Map.of("PICKUP_HOME", home.root().toString()),
        BareServe.class,
        "serve",
        "--port",
        "0");
  }

  private RuntimeFile awaitRuntime() {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> RuntimeFile.read(home.runtime()),
            file -> file.isPresent() && file.get().pid() == bridge.pid())
        .orElseThrow();
  }

  private static boolean listens(String url) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(url).getPort())) {
      return socket.isConnected();
    } catch (ConnectException e) {
      return false;
    }
  }

  @Test
  @DisplayName("2, 3 publishes itself for its owner only; a second one prints where the first is")
  void secondHandsOver() throws Exception {
    RuntimeFile runtime = awaitRuntime();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.runtime())))
        .isEqualTo("rw-------");
    BridgeClient client = BridgeClient.find(home).orElseThrow();
    assertThat(client.get("/v1/health").statusCode()).isEqualTo(200);
    assertThat(client.post("/v1/edit", Json.object()).statusCode()).isEqualTo(422);

    Process second = serve("second.log");
    assertThat(second.waitFor()).isZero();
    assertThat(Files.readString(folder.resolve("second.log")).strip())
        .isEqualTo("Pickup answers at " + runtime.url());
    assertThat(RuntimeFile.read(home.runtime())).contains(runtime);
  }

  @Test
  @DisplayName("4 asked to quit, it leaves no listener and no runtime file")
  void quits() throws Exception {
    RuntimeFile runtime = awaitRuntime();
    bridge.destroy();
    assertThat(bridge.waitFor(15, TimeUnit.SECONDS)).isTrue();
    assertThat(home.runtime()).doesNotExist();
    assertThat(listens(runtime.url())).isFalse();
    assertThat(bridge.toHandle().descendants()).isEmpty();
  }

  @Test
  @DisplayName("2, 7 killed, its runtime file is stale: not believed, replaced, with another token")
  void staleReplaced() throws Exception {
    RuntimeFile stale = awaitRuntime();
    bridge.destroyForcibly().waitFor();
    assertThat(home.runtime()).exists();
    assertThat(BridgeClient.find(home)).as("dead process").isEmpty();
    // the number of a living process, but nobody there who knows the token
    new RuntimeFile(stale.url(), stale.token(), ProcessHandle.current().pid())
        .write(home.runtime());
    assertThat(BridgeClient.find(home)).as("failed hello").isEmpty();

    bridge = serve("third.log");
    RuntimeFile fresh = awaitRuntime();
    assertThat(fresh.token()).isNotEqualTo(stale.token());
    assertThat(BridgeClient.find(home)).isPresent();
  }

  @Test
  @DisplayName("2 a stranger on the old port is never sent the token")
  void stranger() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    HttpServer stranger =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    stranger.createContext(
        "/",
        call -> {
          heard.add(call.getRequestURI() + " " + call.getRequestHeaders().values());
          byte[] answer = "{\"hmac\":\"00\"}".getBytes(StandardCharsets.UTF_8);
          call.sendResponseHeaders(200, answer.length);
          call.getResponseBody().write(answer);
          call.close();
        });
    stranger.start();
    try {
      String url = "http://127.0.0.1:" + stranger.getAddress().getPort();
      new RuntimeFile(url, "secret-token", ProcessHandle.current().pid()).write(home.runtime());
      assertThat(BridgeClient.find(home)).isEmpty();
      assertThat(heard).singleElement().asString().doesNotContain("secret-token");
    } finally {
      stranger.stop(0);
    }
  }

  @Test
  @DisplayName("1 a setting that would open the bridge to others stops it, with plain words")
  void badSetting() throws Exception {
    bridge.destroyForcibly().waitFor();
    Files.writeString(home.settings(), "{\"schema\":1,\"bind\":[\"0.0.0.0\"]}");
    bridge = serve("bad.log");
    assertThat(bridge.waitFor()).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("bad.log")))
        .startsWith("The setting bind must be a list of 127.0.0.1, ::1")
        .doesNotContain("at app.pickup");
  }

  @Test
  @DisplayName("6, 37 the token stands in the runtime file and nowhere else")
  void tokenNowhere() throws Exception {
    RuntimeFile runtime = awaitRuntime();
    BridgeClient.find(home).orElseThrow().get("/v1/jobs?cursor=" + "x");
    assertThat(runtime.toString()).doesNotContain(runtime.token());
    bridge.destroy();
    bridge.waitFor();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(text).as(file.toString()).doesNotContain(runtime.token());
      }
    }
    assertThat(home.logs().resolve("pickup.log")).exists();
  }
}
