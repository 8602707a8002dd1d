package app.pickup.net;

import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * The one HTTP client of the program. Follows no redirect by itself, repeats no request by itself,
 * checks no certificate less than the platform does, and calls only whom the {@link Policy} and the
 * address rules allow: https to a public address, or this machine where an engine's own URL is on
 * it.
 */
public final class Net implements AutoCloseable {
  private static final int MOST_REDIRECTS = 5;
  private static final long MOST_REPLY = 4L << 20;

  private final Policy policy;
  private final Egress egress;
  private final Supplier<OkHttpClient> opening;
  private final Dns names;
  private final Optional<InetSocketAddress> proxy;
  private @Nullable OkHttpClient opened;
  private @Nullable OkHttpClient leading;

  /**
   * @param env for {@code HTTPS_PROXY} and {@code PICKUP_CA} (a PEM file of further authorities)
   */
  public Net(Policy policy, Egress egress, Map<String, String> env) throws Refused {
    this(policy, egress, env, Dns.SYSTEM);
  }

  /**
   * @param names asked for addresses of others, never for this machine's
   */
  Net(Policy policy, Egress egress, Map<String, String> env, Dns names) throws Refused {
    this.policy = policy;
    this.egress = egress;
    this.names = names;
    this.proxy = proxy(env);
    Optional<Trust> trust = Trust.from(env.get("PICKUP_CA"));
    this.opening =
        () -> {
          OkHttpClient.Builder builder =
              new OkHttpClient.Builder()
                  .followRedirects(false)
                  .followSslRedirects(false)
                  // a POST that costs must not be sent again over a fresh connection
                  .retryOnConnectionFailure(false)
                  // nor the JVM's own settings lead anywhere else
                  .proxy(Proxy.NO_PROXY)
                  .addNetworkInterceptor(OnTheWire::mark)
                  .connectTimeout(Duration.ofSeconds(10))
                  .readTimeout(Duration.ofSeconds(30))
                  .writeTimeout(Duration.ofSeconds(30));
          trust.ifPresent(more -> more.into(builder));
          return builder.dns(Addresses::ofThisMachine).build();
        };
  }

  /**
   * The client that stays on this machine. Opened with the first call: the platform's authorities
   * take a tenth of a start to read, and most days nobody calls.
   */
  private synchronized OkHttpClient here() {
    OkHttpClient now = opened;
    if (now == null) {
      now = opening.get();
      opened = now;
    }
    return now;
  }

  /** The client that leads away from it. */
  private synchronized OkHttpClient away() {
    OkHttpClient now = leading;
    if (now == null) {
      OkHttpClient.Builder builder = here().newBuilder();
      now =
          proxy.isPresent()
              ? builder.proxy(new Proxy(Proxy.Type.HTTP, proxy.get())).dns(names).build()
              : builder.dns(host -> publicOnly(names, host)).build();
      leading = now;
    }
    return now;
  }

  /** Whether this address is this machine itself, by name or number. */
  public static boolean loopback(URI uri) {
    String host = uri.getHost();
    return host != null
        && (host.equals("127.0.0.1") || host.equals("[::1]") || host.equals("localhost"));
  }

  /**
   * What a download gave.
   *
   * @param status HTTP status of the last answer
   * @param type its content type, lower case, or empty
   * @param complete whether as many bytes came as were announced
   */
  public record Fetched(int status, String type, boolean complete) {}

  /**
   * An answer that was read.
   *
   * @param status HTTP status
   * @param headers as they came
   * @param body at most 4 MiB of text
   */
  record Answer(int status, Headers headers, String body) {}

  /**
   * Sends JSON (or nothing) and reads the answer. Never repeated.
   *
   * @param patience how long the whole of it may take; null: as long as something moves
   */
  Reply call(
      String engine,
      String method,
      URI uri,
      Map<String, String> headers,
      byte @Nullable [] json,
      boolean loopback,
      @Nullable Duration patience)
      throws Refused, NoAnswer {
    OneShot body = json == null ? null : OneShot.json(json);
    Answer answer = exchange(engine, method, uri, headers, body, loopback, patience);
    return new Reply(answer.status(), answer.body());
  }

  /** Sends this, or nothing, and reads the answer. Never repeated. */
  Answer exchange(
      String engine,
      String method,
      URI uri,
      Map<String, String> headers,
      @Nullable OneShot body,
      boolean loopback)
      throws Refused, NoAnswer {
    return exchange(engine, method, uri, headers, body, loopback, null);
  }

  private Answer exchange(
      String engine,
      String method,
      URI uri,
      Map<String, String> headers,
      @Nullable OneShot body,
      boolean loopback,
      @Nullable Duration patience)
      throws Refused, NoAnswer {
    boolean onThisMachine = loopback && loopback(uri);
    HttpUrl url = checked(uri, onThisMachine);
    Request.Builder request = new Request.Builder().url(url);
    headers.forEach(request::header);
    request.method(method, body);
    OnTheWire wire = new OnTheWire();
    try (Response response =
        sent(engine, method + " call", body, request, wire, onThisMachine, patience)) {
      ResponseBody read = response.body();
      if (read.contentLength() > MOST_REPLY || read.source().request(MOST_REPLY + 1)) {
        throw new TooLarge();
      }
      return new Answer(response.code(), response.headers(), read.string());
    } catch (IOException e) {
      throw wire.noAnswer(url, e);
    }
  }

  /**
   * Fetches a file, going on where an earlier try stopped. Redirects are followed after each target
   * was checked as the first was.
   *
   * @param part where the bytes go; its present length is where it goes on
   * @param most bytes that are taken at all
   * @param loopback whether this machine itself may be asked
   * @throws IOException when the part can not be written
   */
  public Fetched fetch(String engine, URI from, Path part, long most, boolean loopback)
      throws Refused, NoAnswer, IOException {
    Download download = new Download(part, most);
    URI uri = from;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      boolean onThisMachine = loopback && loopback(uri);
      HttpUrl url = checked(uri, onThisMachine);
      // bytes as they are: packed ones have no length to hold them against
      Request.Builder request =
          new Request.Builder().url(url).header("Accept-Encoding", "identity");
      download.range().ifPresent(range -> request.header("Range", range));
      OnTheWire wire = new OnTheWire();
      try (Response response = sent(engine, "fetch", null, request, wire, onThisMachine, null)) {
        String location = response.isRedirect() ? response.header("Location") : null;
        if (location == null) {
          return download.take(response);
        }
        HttpUrl next = url.resolve(location);
        if (next == null) {
          throw destination(url.host());
        }
        uri = next.uri();
      } catch (Download.Broken e) {
        throw wire.noAnswer(url, e.network());
      }
    }
    throw destination(String.valueOf(from.getHost()));
  }

  /** Puts a file at an address; its hash goes into the egress log. */
  public int put(String engine, URI to, Path file, boolean loopback)
      throws Refused, NoAnswer, IOException {
    OneShot whole = OneShot.footage(file, 0, Files.size(file), "footage");
    return exchange(engine, "PUT", to, Map.of(), whole, loopback).status();
  }

  /** Hands over a file as a form's field {@code file}; its hash goes into the egress log. */
  Reply upload(
      String engine, URI uri, Map<String, String> headers, String name, Path file, boolean loopback)
      throws Refused, NoAnswer, IOException {
    OneShot form = OneShot.form(name, file, Files.size(file));
    Answer answer = exchange(engine, "POST", uri, headers, form, loopback);
    return new Reply(answer.status(), answer.body());
  }

  /** Takes away what was put there. */
  public int delete(String engine, URI at, boolean loopback) throws Refused, NoAnswer {
    return exchange(engine, "DELETE", at, Map.of(), null, loopback).status();
  }

  /** Sends it, having written down what leaves; what goes wrong is no answer. */
  private Response sent(
      String engine,
      String what,
      @Nullable OneShot body,
      Request.Builder request,
      OnTheWire wire,
      boolean onThisMachine,
      @Nullable Duration patience)
      throws Refused, NoAnswer {
    Request whole = request.tag(OnTheWire.class, wire).build();
    String host = whole.url().host();
    String name = body == null ? what : body.what(what);
    if (!onThisMachine) {
      long bytes = body == null ? 0 : body.contentLength();
      egress.sent(engine, host, name, bytes, body == null ? null : body.hash());
    }
    boolean answered = false;
    try {
      Call call = (onThisMachine ? here() : away()).newCall(whole);
      if (patience != null) {
        call.timeout().timeout(patience.toMillis(), TimeUnit.MILLISECONDS);
      }
      Response response = call.execute();
      answered = true;
      return response;
    } catch (IOException e) {
      throw wire.noAnswer(whole.url(), e);
    } finally {
      if (!onThisMachine && body != null && body.hash() != null && !(answered && body.whole())) {
        // without an answer the last of it may lie in this machine's own buffers: so much at most
        egress.sent(engine, host, name + ", broke off", body.went(), body.wentHash());
      }
    }
  }

  @Override
  public synchronized void close() {
    if (opened != null) {
      opened.dispatcher().executorService().shutdown();
      opened.connectionPool().evictAll();
    }
    if (leading != null) {
      leading.connectionPool().evictAll();
    }
  }

  private HttpUrl checked(URI uri, boolean onThisMachine) throws Refused {
    HttpUrl url = HttpUrl.get(uri);
    boolean plain = onThisMachine && loopback(uri);
    if (url == null
        // the two readers of addresses must mean the same host: OkHttp takes a path for one
        || uri.getRawAuthority() == null
        || (!plain && !url.isHttps())
        || !url.username().isEmpty()
        || !url.password().isEmpty()) {
      throw destination(String.valueOf(uri.getHost()));
    }
    Optional<Problem> locked = policy.against(url.host(), plain);
    if (locked.isPresent()) {
      throw new Refused(locked.get());
    }
    if (!plain && !Addresses.leadsAway(url.host())) {
      throw destination(url.host());
    }
    return url;
  }

  /** Why the policy does not let this be called; empty: it does. */
  Optional<Problem> locked(URI uri, boolean loopback) {
    return policy.against(String.valueOf(uri.getHost()), loopback && loopback(uri));
  }

  static Refused destination(String host) {
    return new Refused(Code.NET_DESTINATION, "host", host);
  }

  /** The addresses that are called are the ones looked at: nobody asks the name server twice. */
  private static List<InetAddress> publicOnly(Dns names, String host) throws UnknownHostException {
    List<InetAddress> all = names.lookup(host);
    if (!all.stream().allMatch(Addresses::isPublic)) {
      throw new OnTheWire.LeadsInward(host);
    }
    return all;
  }

  private static Optional<InetSocketAddress> proxy(Map<String, String> env) throws Refused {
    String set = env.getOrDefault("HTTPS_PROXY", env.getOrDefault("https_proxy", ""));
    if (set.isBlank()) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(set.contains("://") ? set : "http://" + set);
      if (uri.getHost() != null && uri.getPort() >= 0 && uri.getPort() <= 65_535) {
        return Optional.of(InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort()));
      }
    } catch (URISyntaxException e) {
      // said below; its own words would show a proxy's password
    }
    throw new Refused(Code.SETTINGS_BAD, "field", "HTTPS_PROXY", "why", "must be http://host:port");
  }
}
