package app.pickup.emulators;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A small HTTP server on 127.0.0.1 that can also answer as a broken one does. */
public final class LoopbackServer implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LoopbackServer.class);

  /** More than the largest picture a vendor takes, in base64. */
  private static final int BODY_LIMIT = 100 << 20;

  private static final int KEPT_REQUESTS = 10_000;

  private final HttpServer server;
  private final ExecutorService hands;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Recorded> requests = new CopyOnWriteArrayList<>();

  private LoopbackServer(HttpServer server, ExecutorService hands) {
    this.server = server;
    this.hands = hands;
  }

  /**
   * Starts to answer.
   *
   * @param port where; 0: any free one
   * @param door gives the answer to a call; called by many threads at once
   */
  public static LoopbackServer start(int port, Function<Call, Reply> door) throws IOException {
    // the name "localhost" may also mean ::1, a number does not
    InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    HttpServer http = HttpServer.create(new InetSocketAddress(here, port), 50);
    ExecutorService hands =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "emulator");
              thread.setDaemon(true);
              return thread;
            });
    LoopbackServer server = new LoopbackServer(http, hands);
    http.createContext("/", exchange -> server.serve(exchange, door));
    http.setExecutor(hands);
    http.start();
    return server;
  }

  /** Where it listens, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Every request so far, oldest first. */
  public List<Recorded> requests() {
    return List.copyOf(requests);
  }

  private void serve(HttpExchange exchange, Function<Call, Reply> door) {
    try (exchange) {
      byte[] body;
      try (InputStream in = exchange.getRequestBody()) {
        body = in.readNBytes(BODY_LIMIT);
      }
      if (requests.size() < KEPT_REQUESTS) {
        requests.add(
            new Recorded(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                new String(body, StandardCharsets.UTF_8)));
      }
      Call call =
          Call.of(
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              exchange.getRequestHeaders(),
              body);
      send(exchange, door.apply(call));
    } catch (IOException e) {
      // the caller went away, or the answer was one that is cut on purpose
      log.debug("connection ended", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("the emulator failed", e);
    }
  }

  private void send(HttpExchange exchange, Reply reply) throws IOException, InterruptedException {
    if (reply.ending() == Reply.Ending.HANG_UP) {
      return;
    }
    reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    boolean bare = exchange.getRequestMethod().equals("HEAD") || reply.length() == 0;
    if (bare) {
      exchange.getResponseHeaders().set("Content-Length", Long.toString(reply.length()));
      exchange.sendResponseHeaders(reply.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(reply.status(), reply.length());
    OutputStream out = exchange.getResponseBody();
    if (reply.file() == null) {
      out.write(String.valueOf(reply.text()).getBytes(StandardCharsets.UTF_8));
    } else {
      try (FileChannel file = FileChannel.open(reply.file(), StandardOpenOption.READ)) {
        file.position(reply.from());
        copy(Channels.newInputStream(file), out, reply.sent());
      }
    }
    out.flush();
    if (reply.ending() == Reply.Ending.STALL) {
      closing.await();
    }
    if (reply.sent() == reply.length()) {
      out.close();
    }
    // an answer that is shorter than it said is left open: closing the exchange then ends the
    // connection, which closing the stream does not
  }

  private static void copy(InputStream in, OutputStream out, long bytes) throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (long left = bytes; left > 0; ) {
      int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (n < 0) {
        return;
      }
      out.write(buffer, 0, n);
      left -= n;
    }
  }

  /** Ends every connection. Harmless when repeated. */
  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    hands.shutdownNow();
    try {
      hands.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
