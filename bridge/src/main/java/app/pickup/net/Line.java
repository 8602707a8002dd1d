package app.pickup.net;

import app.pickup.json.Json;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The line to one vendor's API: calls below its base URL, with its key, and nowhere else. */
public final class Line {
  /** What is shorter is no key, and would be taken out of other words. */
  private static final int SHORTEST_KEY = 8;

  /** A question that somebody waits for at the door takes no longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

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

  /** Why the policy of this machine does not let it be called; empty: it does. */
  public Optional<String> locked() {
    return net.locked(base, loopback).map(Problem::detail);
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

  /** A question that costs nothing and is worth a short wait only. */
  public Reply ask(String path, @Nullable JsonNode body) throws Refused, NoAnswer {
    byte[] json = body == null ? null : Json.text(body).getBytes(StandardCharsets.UTF_8);
    return call(json == null ? "GET" : "POST", path, json, PATIENCE);
  }

  /** Reads what the vendor publishes, here or elsewhere; the key does not go along. */
  public Reply read(URI at) throws Refused, NoAnswer {
    return net.call(
        engine,
        "GET",
        at,
        Map.of("Accept", "application/json"),
        null,
        loopback && Net.loopback(at),
        PATIENCE);
  }

  /** Hands over a file in a form's field {@code file}; sent once. */
  public Reply upload(String path, String name, Path file) throws Refused, NoAnswer, IOException {
    String own = authorization.get();
    return withoutKey(net.upload(engine, at(path), headers(own), name, file, loopback), own);
  }

  /** The address of a path of this API. */
  public URI at(String path) {
    return URI.create(base + path);
  }

  /** A whole address as a vendor writes it; empty: it is none. */
  public static Optional<URI> resolved(String address) {
    try {
      URI uri = new URI(address);
      return Optional.ofNullable(uri.getHost()).map(host -> uri);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private Reply call(String method, String path, byte @Nullable [] json) throws Refused, NoAnswer {
    return call(method, path, json, null);
  }

  private Reply call(
      String method, String path, byte @Nullable [] json, @Nullable Duration patience)
      throws Refused, NoAnswer {
    String own = authorization.get();
    return withoutKey(
        net.call(engine, method, at(path), headers(own), json, loopback, patience), own);
  }

  private static Map<String, String> headers(String authorization) {
    return Map.of("Authorization", authorization, "Accept", "application/json");
  }

  /** A vendor may quote the key in what it says of it, and what it says is shown and stored. */
  private static Reply withoutKey(Reply reply, String authorization) {
    String key = authorization.substring(authorization.indexOf(' ') + 1);
    return key.length() < SHORTEST_KEY || !reply.body().contains(key)
        ? reply
        : new Reply(reply.status(), reply.body().replace(key, "•••"));
  }
}
