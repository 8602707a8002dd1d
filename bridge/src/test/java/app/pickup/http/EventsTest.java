package app.pickup.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.pickup.SettableClock;
import app.pickup.bins.Placement;
import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EventsTest {
  private House house;

  @BeforeEach
  void open() throws Exception {
    house = new House(new SettableClock());
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  /** The next event: its id and its job. */
  private static JsonNode next(BufferedReader stream) throws IOException {
    String id = "";
    for (String line = stream.readLine(); line != null; line = stream.readLine()) {
      if (line.startsWith("id: ")) {
        id = line.substring(4);
      }
      if (line.startsWith("data: ")) {
        JsonNode job = Json.parse(line.substring(6));
        assertThat(job.path("revision").asText()).isEqualTo(id);
        return job;
      }
    }
    throw new AssertionError("the stream ended");
  }

  private static void awaitLive(BufferedReader stream) throws IOException {
    String line = stream.readLine();
    assertThat(line).isEqualTo("HTTP/1.1 200 OK");
    while (!line.startsWith(":")) {
      line = stream.readLine();
    }
  }

  @Test
  @DisplayName("a stream tells every job to its end, with rising revisions")
  void stream() throws Exception {
    try (Socket socket = house.stream("/v1/events");
        BufferedReader stream = reader(socket)) {
      awaitLive(stream);
      String id = house.enter();
      long seen = 0;
      String state = "";
      while (!state.equals("done")) {
        JsonNode job = next(stream);
        assertThat(job.path("id").asText()).isEqualTo(id);
        assertThat(job.path("revision").asLong()).isGreaterThan(seen);
        seen = job.path("revision").asLong();
        state = job.path("state").asText();
      }
    }
  }

  @Test
  @DisplayName("Last-Event-ID resumes: what happened meanwhile is told, what was seen is not")
  void resume() throws Exception {
    String first = house.enter();
    long seen = house.awaitState(first, "done").path("revision").asLong();
    String second = house.enter();
    house.awaitState(second, "done");
    try (Socket socket = house.stream("/v1/events", "Last-Event-ID: " + seen);
        BufferedReader stream = reader(socket)) {
      JsonNode job = next(stream);
      assertThat(job.path("id").asText()).isEqualTo(second);
      assertThat(job.path("state").asText()).isEqualTo("done");
    }
    try (Socket socket = house.stream("/v1/events", "Last-Event-ID: 999999");
        BufferedReader stream = reader(socket)) {
      assertThat(next(stream).path("id").asText()).as("another ledger's id").isEqualTo(first);
    }
    assertThat(house.ask("GET", "/v1/events", null, "Last-Event-ID: x").status()).isEqualTo(422);
  }

  @Test
  @DisplayName("one job's stream begins with how it stands and tells of no other")
  void oneJob() throws Exception {
    String first = house.enter();
    house.awaitState(first, "done");
    try (Socket socket = house.stream("/v1/jobs/" + first + "/events");
        BufferedReader stream = reader(socket)) {
      assertThat(next(stream).path("state").asText()).isEqualTo("done");
      house.awaitState(house.enter(), "done");
      house.jobs.placed(first, "1", new Placement(Placement.State.IN_BIN, "x", true, null));
      assertThat(next(stream).path("id").asText()).isEqualTo(first);
    }
    assertThat(house.get("/v1/jobs/nobody/events").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("the end of the bridge ends the streams")
  void ends() throws Exception {
    try (Socket socket = house.stream("/v1/events");
        BufferedReader stream = reader(socket)) {
      awaitLive(stream);
      house.jobs.feed().close();
      String line = stream.readLine();
      while (!line.equals("0")) { // the chunk that ends the answer
        assertThat(line).doesNotStartWith("data");
        line = stream.readLine();
      }
    }
  }

  @Test
  @DisplayName("13 the socket tells events after the token came in its first message")
  void socket() throws Exception {
    Ear ear = new Ear();
    WebSocket socket = connect(ear);
    socket.sendText(Json.text(Json.object().put("token", house.tokens.own())), true).join();
    await().until(() -> !ear.heard.isEmpty());
    String id = house.enter();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> ear.heard.stream().anyMatch(m -> m.contains("\"state\":\"done\"")));
    JsonNode event = Json.parse(ear.heard.get(ear.heard.size() - 1));
    assertThat(event.path("job").path("id").asText()).isEqualTo(id);
    assertThat(event.path("id").asLong()).isEqualTo(event.path("job").path("revision").asLong());
    socket.abort();
  }

  @Test
  @DisplayName("13 a socket with a wrong token is closed and hears nothing")
  void wrongToken() throws Exception {
    for (String first : List.of("{\"token\":\"wrong\"}", "nonsense", "{}", "[]")) {
      Ear ear = new Ear();
      connect(ear).sendText(first, true).join();
      await().until(() -> ear.closed.get() == 4401);
      assertThat(ear.heard).isEmpty();
    }
  }

  @Test
  @DisplayName("13 a socket that brings no token within 5 s is closed")
  void lateToken() {
    Ear ear = new Ear();
    long began = System.nanoTime();
    connect(ear);
    await().atMost(Duration.ofSeconds(9)).until(() -> ear.closed.get() == 4401);
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
  }

  @Test
  @DisplayName("10 a socket from an origin without a place takes a panel's token only")
  void panelSocket() throws Exception {
    Ear owner = new Ear();
    connect(owner, "Origin", "null")
        .sendText(Json.text(Json.object().put("token", house.tokens.own())), true)
        .join();
    await().until(() -> owner.closed.get() == 4401);
    Ear panel = new Ear();
    connect(panel, "Origin", "null")
        .sendText(Json.text(Json.object().put("token", house.tokens.pair("cep"))), true)
        .join();
    await().until(() -> !panel.heard.isEmpty());
  }

  private WebSocket connect(Ear ear, String... headers) {
    WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    return builder
        .buildAsync(URI.create("ws://127.0.0.1:" + house.port() + "/v1/socket"), ear)
        .join();
  }

  private static final class Ear implements WebSocket.Listener {
    final List<String> heard = new CopyOnWriteArrayList<>();
    final AtomicInteger closed = new AtomicInteger();
    private final StringBuilder part = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        heard.add(part.toString());
        part.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closed.set(code);
      return CompletableFuture.completedStage(null);
    }
  }
}
