package app.pickup.net;

import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;
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
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  private final Policy policy;
  private final Egress egress;
  private final OkHttpClient away;
  private final OkHttpClient here;

  /**
   * @param env for {@code HTTPS_PROXY} and {@code PICKUP_CA} (a PEM file of further authorities)
   */
  public Net(Policy policy, Egress egress, Map<String, String> env) throws Refused {
    this.policy = policy;
    this.egress = egress;
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            // a POST that costs must not be sent again over a fresh connection
            .retryOnConnectionFailure(false)
            .connectTimeout(Duration.ofSeconds(10))
            .readTimeout(Duration.ofSeconds(30))
            .writeTimeout(Duration.ofSeconds(30));
    Trust.from(env.get("PICKUP_CA")).ifPresent(trust -> trust.into(builder));
    Optional<InetSocketAddress> proxy = proxy(env);
    this.here = builder.build();
    this.away =
        proxy.isPresent()
            ? here.newBuilder().proxy(new Proxy(Proxy.Type.HTTP, proxy.get())).build()
            : here.newBuilder().dns(Net::publicOnly).build();
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

  /** Sends JSON (or nothing) and reads the answer. Never repeated. */
  Reply call(
      String engine,
      String method,
      URI uri,
      Map<String, String> headers,
      byte @Nullable [] json,
      boolean loopback)
      throws Refused, NoAnswer {
    Request.Builder request = new Request.Builder().url(checked(uri, loopback));
    headers.forEach(request::header);
    request.method(
        method, json == null ? null : new OneShot(Okio.source(new Bytes(json)), JSON, json.length));
    if (!loopback) {
      egress.sent(engine, uri.getHost(), method + " call", json == null ? 0 : json.length, null);
    }
    try (Response response = client(loopback).newCall(request.build()).execute()) {
      ResponseBody body = response.body();
      if (body.contentLength() > MOST_REPLY || body.source().request(MOST_REPLY + 1)) {
        throw new IOException("an answer beyond all bounds");
      }
      return new Reply(response.code(), body.string());
    } catch (IOException e) {
      throw new NoAnswer(uri.getHost(), !unsent(e), e);
    }
  }

  /**
   * Fetches a file, going on where an earlier try stopped. Redirects are followed after each target
   * was checked as the first was.
   *
   * @param part where the bytes go; its present length is where it goes on
   * @param most bytes that are taken at all
   * @param loopback whether this machine itself may be asked
   */
  public Fetched fetch(String engine, URI from, Path part, long most, boolean loopback)
      throws Refused, NoAnswer, IOException {
    URI uri = from;
    long had = Files.exists(part) ? Files.size(part) : 0;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      boolean onThisMachine = loopback && loopback(uri);
      Request.Builder request = new Request.Builder().url(checked(uri, onThisMachine));
      if (had > 0) {
        request.header("Range", "bytes=" + had + "-");
      }
      if (!onThisMachine) {
        egress.sent(engine, uri.getHost(), "fetch", 0, null);
      }
      try (Response response = client(onThisMachine).newCall(request.build()).execute()) {
        if (response.isRedirect() && response.header("Location") != null) {
          HttpUrl next = response.request().url().resolve(response.header("Location"));
          if (next == null) {
            throw destination(uri);
          }
          uri = next.uri();
          continue;
        }
        return store(response, part, had, most);
      } catch (IOException e) {
        throw new NoAnswer(uri.getHost(), true, e);
      }
    }
    throw destination(uri);
  }

  /** Puts a file at an address; its hash goes into the egress log. */
  public int put(String engine, URI to, Path file, boolean loopback)
      throws Refused, NoAnswer, IOException {
    long size = Files.size(file);
    boolean onThisMachine = loopback && loopback(to);
    HttpUrl url = checked(to, onThisMachine);
    if (!onThisMachine) {
      egress.sent(engine, to.getHost(), "footage", size, sha256(file));
    }
    Request request =
        new Request.Builder()
            .url(url)
            .put(new OneShot(Okio.source(file), MediaType.get("video/mp4"), size))
            .build();
    try (Response response = client(onThisMachine).newCall(request).execute()) {
      return response.code();
    } catch (IOException e) {
      throw new NoAnswer(to.getHost(), !unsent(e), e);
    }
  }

  /** Takes away what was put there. */
  public int delete(String engine, URI at, boolean loopback) throws Refused, NoAnswer {
    boolean onThisMachine = loopback && loopback(at);
    Request request = new Request.Builder().url(checked(at, onThisMachine)).delete().build();
    try (Response response = client(onThisMachine).newCall(request).execute()) {
      return response.code();
    } catch (IOException e) {
      throw new NoAnswer(at.getHost(), true, e);
    }
  }

  @Override
  public void close() {
    here.dispatcher().executorService().shutdown();
    here.connectionPool().evictAll();
    away.connectionPool().evictAll();
  }

  private OkHttpClient client(boolean onThisMachine) {
    return onThisMachine ? here : away;
  }

  private HttpUrl checked(URI uri, boolean onThisMachine) throws Refused {
    HttpUrl url = HttpUrl.get(uri);
    boolean plain = onThisMachine && loopback(uri);
    if (url == null
        || (!plain && !url.isHttps())
        || !url.username().isEmpty()
        || !url.password().isEmpty()) {
      throw destination(uri);
    }
    Optional<Problem> locked = policy.against(url.host(), plain);
    if (locked.isPresent()) {
      throw new Refused(locked.get());
    }
    if (!plain && url.host().matches("[0-9.]+|.*:.*")) {
      // a number is asked of no name server, so it is looked at here
      try {
        if (!Addresses.isPublic(InetAddress.getByName(url.host()))) {
          throw destination(uri);
        }
      } catch (UnknownHostException e) {
        throw destination(uri);
      }
    }
    return url;
  }

  private static Refused destination(URI uri) {
    return new Refused(Code.NET_DESTINATION, "host", String.valueOf(uri.getHost()));
  }

  /** The addresses that are called are the ones looked at: nobody asks the name server twice. */
  private static List<InetAddress> publicOnly(String host) throws UnknownHostException {
    List<InetAddress> all = Dns.SYSTEM.lookup(host);
    if (!all.stream().allMatch(Addresses::isPublic)) {
      throw new UnknownHostException(host);
    }
    return all;
  }

  private static Fetched store(Response response, Path part, long had, long most)
      throws IOException {
    boolean resumed = response.code() == 206;
    if (response.code() != 200 && !resumed) {
      return new Fetched(response.code(), "", false);
    }
    long announced = response.body().contentLength();
    long got = resumed ? had : 0;
    try (InputStream in = response.body().byteStream();
        OutputStream out =
            resumed
                ? Files.newOutputStream(part, StandardOpenOption.APPEND)
                : Files.newOutputStream(part)) {
      byte[] buffer = new byte[1 << 16];
      for (int n; (n = in.read(buffer)) >= 0; ) {
        got += n;
        if (got > most) {
          throw new IOException("larger than " + most + " bytes");
        }
        out.write(buffer, 0, n);
      }
    }
    String type = Optional.ofNullable(response.header("Content-Type")).orElse("");
    long wanted = announced < 0 ? got : announced + (resumed ? had : 0);
    return new Fetched(response.code(), type.toLowerCase(Locale.ROOT), got == wanted);
  }

  /** Whether it broke before the request can have reached anybody. */
  private static boolean unsent(IOException e) {
    return e instanceof UnknownHostException
        || e instanceof ConnectException
        || e instanceof NoRouteToHostException
        || (e instanceof SSLException && String.valueOf(e.getMessage()).contains("handshake"));
  }

  private static Optional<InetSocketAddress> proxy(Map<String, String> env) throws Refused {
    String set = env.getOrDefault("HTTPS_PROXY", env.getOrDefault("https_proxy", ""));
    if (set.isBlank()) {
      return Optional.empty();
    }
    URI uri = URI.create(set.contains("://") ? set : "http://" + set);
    if (uri.getHost() == null || uri.getPort() < 0) {
      throw new Refused(
          Code.SETTINGS_BAD, "field", "HTTPS_PROXY", "why", "must be http://host:port");
    }
    return Optional.of(InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort()));
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A body that can be sent once: okhttp then can not send it again, whatever it thinks. */
  private static final class OneShot extends RequestBody {
    private final Source source;
    private final MediaType type;
    private final long size;

    OneShot(Source source, MediaType type, long size) {
      this.source = source;
      this.type = type;
      this.size = size;
    }

    @Override
    public MediaType contentType() {
      return type;
    }

    @Override
    public long contentLength() {
      return size;
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      try (source) {
        sink.writeAll(source);
      }
    }
  }

  private static final class Bytes extends java.io.ByteArrayInputStream {
    Bytes(byte[] content) {
      super(content);
    }
  }
}
