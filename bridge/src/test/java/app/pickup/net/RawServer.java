package app.pickup.net;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** A server on a free loopback port that answers byte for byte as told, or not at all. */
final class RawServer implements AutoCloseable {
  private final ServerSocket socket;
  private final Function<String, @Nullable String> script;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  /** Heads with their bodies, in the order in which they came. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  /**
   * @param script gives the answer to a request; null closes the connection without one, a header
   *     {@code X-Then: close} after it
   */
  RawServer(Function<String, @Nullable String> script) throws IOException {
    this(ServerSocketFactory.getDefault(), script);
  }

  RawServer(ServerSocketFactory sockets, Function<String, @Nullable String> script)
      throws IOException {
    this.script = script;
    this.socket = sockets.createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    daemon(this::accept);
  }

  static String answer(String status, String body, String... headers) {
    StringBuilder answer = new StringBuilder("HTTP/1.1 " + status + "\r\n");
    for (String header : headers) {
      answer.append(header).append("\r\n");
    }
    if (List.of(headers).stream().noneMatch(h -> h.startsWith("Content-Length"))) {
      answer.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    return answer.append("\r\n").append(body).toString();
  }

  int port() {
    return socket.getLocalPort();
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  /** How many connections were made. */
  int connections() {
    return open.size();
  }

  private void accept() {
    try {
      while (true) {
        Socket one = socket.accept();
        open.add(one);
        daemon(() -> serve(one));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket one) {
    try (one) {
      InputStream in = new BufferedInputStream(one.getInputStream());
      for (String request = read(in); !request.isEmpty(); request = read(in)) {
        requests.add(request);
        String answer = script.apply(request);
        if (answer == null) {
          return;
        }
        one.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
        one.getOutputStream().flush();
        if (answer.contains("X-Then: close")) {
          return;
        }
      }
    } catch (IOException e) {
      // the caller went away, or would not speak to us
    }
  }

  private static String read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int c = in.read();
      if (c < 0) {
        return "";
      }
      head.write(c);
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    int length =
        text.lines()
            .map(line -> line.toLowerCase(Locale.ROOT))
            .filter(line -> line.startsWith("content-length:"))
            .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
            .findFirst()
            .orElse(0);
    return text + new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "raw server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket one : open) {
      one.close();
    }
  }
}
