package app.pickup.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A proxy on loopback behind which a server of this machine plays one of the world: it answers
 * CONNECT, is the host by a certificate of its own, counts what is sent through it, and breaks off
 * when told.
 */
final class Tunnel implements AutoCloseable {
  private static final String WORD = "changeit";

  private final ServerSocket socket;
  private final int behind;
  private final Path pem;
  private final SSLContext tls;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicLong sent = new AtomicLong();
  private volatile long end = Long.MAX_VALUE;

  /** Whom it was asked for. */
  final List<String> connects = new CopyOnWriteArrayList<>();

  /**
   * @param behind the port of the server
   * @param hosts whom it plays
   */
  Tunnel(Path folder, int behind, String... hosts) throws Exception {
    this.behind = behind;
    Path store = folder.resolve("tunnel.p12");
    this.pem = folder.resolve("tunnel.pem");
    String names = "san=dns:" + String.join(",dns:", hosts);
    keytool(store, "-genkeypair", "-dname", "CN=tunnel", "-ext", names, "-keyalg", "EC");
    keytool(store, "-exportcert", "-rfc", "-file", pem.toString());
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, WORD.toCharArray());
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, WORD.toCharArray());
    this.tls = SSLContext.getInstance("TLS");
    tls.init(own.getKeyManagers(), null, null);
    this.socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    daemon(this::accept);
  }

  private static void keytool(Path store, String... args) throws Exception {
    ProcessBuilder tool =
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    tool.command().addAll(List.of(args));
    tool.command().addAll(List.of("-alias", "one", "-keystore", store.toString()));
    tool.command().addAll(List.of("-storetype", "PKCS12", "-storepass", WORD));
    Process process = tool.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isZero();
  }

  /** By which it is found and trusted. */
  Map<String, String> env() {
    return Map.of(
        "HTTPS_PROXY", "http://127.0.0.1:" + socket.getLocalPort(), "PICKUP_CA", pem.toString());
  }

  /** How many bytes were sent to the server. */
  long sent() {
    return sent.get();
  }

  /** After this many more the line breaks, once. */
  void breakAfter(long bytes) {
    end = sent.get() + bytes;
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
    try (one;
        Socket server = new Socket(InetAddress.getByName("127.0.0.1"), behind)) {
      open.add(server);
      connects.add(head(one.getInputStream()).lines().findFirst().orElse(""));
      one.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      try (javax.net.ssl.SSLSocket talk =
          (javax.net.ssl.SSLSocket)
              tls.getSocketFactory().createSocket(one, "client", one.getPort(), true)) {
        talk.setUseClientMode(false);
        daemon(() -> back(server, talk));
        there(talk.getInputStream(), server);
      }
    } catch (IOException e) {
      // one of them went away
    }
  }

  private void there(InputStream in, Socket server) throws IOException {
    byte[] buffer = new byte[1 << 14];
    for (int n; (n = in.read(buffer)) >= 0; ) {
      if (sent.addAndGet(n) > end) {
        end = Long.MAX_VALUE;
        return;
      }
      server.getOutputStream().write(buffer, 0, n);
    }
  }

  private static void back(Socket server, Socket talk) {
    try (talk;
        OutputStream out = talk.getOutputStream()) {
      server.getInputStream().transferTo(out);
    } catch (IOException e) {
      // one of them went away
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int c = in.read();
      if (c < 0) {
        return "";
      }
      head.write(c);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "tunnel");
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
