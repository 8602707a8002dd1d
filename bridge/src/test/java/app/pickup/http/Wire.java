package app.pickup.http;

import app.pickup.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** HTTP by hand, so that a test can send what no decent client would. */
final class Wire {
  private Wire() {}

  /**
   * An answer.
   *
   * @param status 0 when the server closed without one
   * @param headers names in lower case
   */
  record Reply(int status, Map<String, String> headers, String body) {
    JsonNode json() {
      try {
        return Json.parse(body);
      } catch (JsonProcessingException e) {
        throw new AssertionError("not JSON: " + body, e);
      }
    }

    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    String code() {
      return json().path("code").asText();
    }
  }

  /** Sends these bytes and reads the answer to its end. */
  static Reply send(int port, byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
      socket.setSoTimeout(20_000);
      try {
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
      } catch (SocketException e) {
        return read(socket.getInputStream()); // refused before all was sent
      }
      return read(socket.getInputStream());
    }
  }

  static Reply send(int port, String head, String body) throws IOException {
    return send(port, (head + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
  }

  /** Opens a stream: sends the request, reads the head, leaves the rest to the test. */
  static Socket open(int port, List<String> lines) throws IOException {
    Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
    socket.setSoTimeout(20_000);
    socket
        .getOutputStream()
        .write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  private static Reply read(InputStream stream) throws IOException {
    InputStream in = new BufferedInputStream(stream);
    String status = line(in);
    if (status.isEmpty()) {
      return new Reply(0, Map.of(), "");
    }
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    String body;
    if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      for (int size = size(in); size > 0; size = size(in)) {
        whole.write(in.readNBytes(size));
        line(in);
      }
      body = whole.toString(StandardCharsets.UTF_8);
    } else {
      // without a length the end of the connection is the end of the body
      String length = headers.getOrDefault("content-length", Integer.toString(Integer.MAX_VALUE));
      body = new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
    }
    return new Reply(Integer.parseInt(status.split(" ")[1]), headers, body);
  }

  private static int size(InputStream in) throws IOException {
    return Integer.parseInt(line(in), 16);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
        if (b != '\r') {
          line.write(b);
        }
      }
    } catch (SocketException e) {
      return ""; // reset: no answer
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
