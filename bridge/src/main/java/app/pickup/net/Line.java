package app.pickup.net;

import app.pickup.json.Json;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The line to one vendor's API: calls below its base URL, with its key, and nowhere else. */
public final class Line {
  /** What is shorter is no key, and would be taken out of other words. */
  private static final int SHORTEST_KEY = 8;

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
    return call("GET", path, null);
  }

  /** Sent once, whatever happens. */
  public Reply post(String path, JsonNode body) throws Refused, NoAnswer {
    byte[] json = Json.text(body).getBytes(StandardCharsets.UTF_8);
    return call("POST", path, json);
  }

  private Reply call(String method, String path, byte @Nullable [] json) throws Refused, NoAnswer {
    String own = authorization.get();
    Map<String, String> headers = Map.of("Authorization", own, "Accept", "application/json");
    URI at = URI.create(base + path);
    return withoutKey(net.call(engine, method, at, headers, json, loopback), own);
  }

  /** A vendor may quote the key in what it says of it, and what it says is shown and stored. */
  private static Reply withoutKey(Reply reply, String authorization) {
    String key = authorization.substring(authorization.indexOf(' ') + 1);
    return key.length() < SHORTEST_KEY || !reply.body().contains(key)
        ? reply
        : new Reply(reply.status(), reply.body().replace(key, "•••"));
  }
}
