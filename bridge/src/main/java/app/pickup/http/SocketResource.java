package app.pickup.http;

import app.pickup.jobs.Job;
import app.pickup.json.Json;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Events over a WebSocket. The first message is {@code {"token":"…","lastEventId":7}} and must come
 * within 5 s, since a browser can set no header here; then {@code {"type":"job","id":8,"job":{…}}}
 * for each change. The close code 4401 says that the token was missing, wrong or late.
 */
final class SocketResource implements Resource, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int REFUSED = 4401;
  private static final int TRY_LATER = 1013;
  private static final String KNOWN = "pickup.known";

  private final Tokens tokens;
  private final EventStream stream;
  private final ScheduledExecutorService doorkeeper =
      Executors.newSingleThreadScheduledExecutor(task -> thread(task, "socket-door"));
  private final ExecutorService senders =
      Executors.newCachedThreadPool(task -> thread(task, "socket"));

  SocketResource(Tokens tokens, EventStream stream) {
    this.tokens = tokens;
    this.stream = stream;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.ws("/v1/socket", this::configure);
  }

  private void configure(WsConfig socket) {
    socket.onConnect(
        ws -> {
          ws.enableAutomaticPings(15, TimeUnit.SECONDS);
          var unused =
              doorkeeper.schedule(() -> late(ws), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        });
    socket.onMessage(ws -> message(ws, ws.message()));
    socket.onBinaryMessage(ws -> ws.closeSession(REFUSED, "text only"));
    socket.onClose(WsContext::disableAutomaticPings);
  }

  private static void late(WsContext ws) {
    if (ws.attribute(KNOWN) == null) {
      ws.closeSession(REFUSED, "no token within 5 s");
    }
  }

  private void message(WsContext ws, String text) {
    if (ws.attribute(KNOWN) != null) {
      return; // the socket only talks
    }
    JsonNode first;
    try {
      first = Json.parse(text);
    } catch (JsonProcessingException e) {
      first = Json.object();
    }
    Caller caller = tokens.holder(first.path("token").asText(""));
    boolean panelOnly = ws.attribute(Gate.PANEL_ONLY) != null;
    if (caller == Caller.STRANGER || (panelOnly && caller != Caller.PANEL)) {
      ws.closeSession(REFUSED, "wrong token");
      return;
    }
    ws.attribute(KNOWN, true);
    JsonNode last = first.path("lastEventId");
    senders.execute(() -> send(ws, last.isMissingNode() ? null : last.asText()));
  }

  private void send(WsContext ws, @Nullable String lastEventId) {
    try {
      stream.send(stream.from(lastEventId), null, new Sender(ws));
      ws.closeSession(1001, "the bridge ends");
    } catch (Refused e) {
      ws.closeSession(TRY_LATER, e.problem().code().id());
    } catch (IOException e) {
      ws.closeSession();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    doorkeeper.shutdownNow();
    senders.shutdownNow();
  }

  private static Thread thread(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** One event a message. */
  private record Sender(WsContext ws) implements EventStream.Listener {
    @Override
    public void changed(Job job) throws IOException {
      ObjectNode event = Json.object();
      event.put("type", "job");
      event.put("id", job.revision());
      event.set("job", JobView.of(job));
      say(event);
    }

    @Override
    public void alive() throws IOException {
      say(Json.object().put("type", "alive"));
    }

    private void say(ObjectNode event) throws IOException {
      if (!ws.session.isOpen()) {
        throw new ClosedChannelException();
      }
      ws.send(Json.text(event));
    }
  }
}
