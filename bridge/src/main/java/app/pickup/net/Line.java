package app.pickup.net;

import app.pickup.json.Json;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;

/** The line to one vendor's API: calls below its base URL, with its key, and nowhere else. */
public final class Line {
  private final Net net;
  private final String engine;
  private final URI base;
  private final Supplier<String> authorization;
  private final boolean loopback;

  /**
   * @param base e.g. {@code https://api.example.com}, without a slash at the end
   * @param authorization the header's value, made for each call
   */
  public Line(Net net, String engine, URI base, Supplier<String> authorization) {
    this.net = net;
    this.engine = engine;
    this.base = base;
    this.authorization = authorization;
    this.loopback = Net.loopback(base);
  }

  /** Whether the vendor is an emulator on this machine. */
  public boolean loopback() {
    return loopback;
  }

  public String host() {
    return String.valueOf(base.getHost());
  }

  /**
   * @param path with its query, each part encoded already
   */
  public Reply get(String path) throws Refused, NoAnswer {
    return net.call(engine, "GET", at(path), headers(), null, loopback);
  }

  /** Sent once, whatever happens. */
  public Reply post(String path, JsonNode body) throws Refused, NoAnswer {
    byte[] json = Json.text(body).getBytes(StandardCharsets.UTF_8);
    return net.call(engine, "POST", at(path), headers(), json, loopback);
  }

  private URI at(String path) {
    return URI.create(base + path);
  }

  private Map<String, String> headers() {
    return Map.of("Authorization", authorization.get(), "Accept", "application/json");
  }
}
