package app.pickup.http;

import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in. Before every route, known or not: the caller's site, the Host, the token, the
 * pace, the type and size of the body. Loopback alone keeps nobody out: any web page the editor
 * opens can send requests here, and with DNS rebinding under a name of its own.
 */
final class Gate {
  /** What a caller may do without a token: prove who we are, exchange a code, load the shell. */
  private static final Set<String> OPEN = Set.of("/v1/hello", "/v1/pair", "/panel", "/panel/");

  private static final String PANEL_FILES = "/panel/";
  private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD);

  /** The attribute under which a socket remembers that only a panel's token opens it. */
  static final String PANEL_ONLY = "pickup.panel-only";

  private final Tokens tokens;
  private final Set<String> hosts;
  private final RateLimit reads;
  private final RateLimit writes;
  private final RateLimit strangers;

  Gate(Tokens tokens, Loopback loopback, InstantSource clock) {
    this.tokens = tokens;
    this.hosts =
        Set.of(
            "127.0.0.1:" + loopback.port(),
            "localhost:" + loopback.port(),
            "[::1]:" + loopback.port());
    this.reads = new RateLimit(clock, 1000, 2000);
    this.writes = new RateLimit(clock, 100, 300);
    this.strangers = new RateLimit(clock, 20, 100);
  }

  /** Lets a request through. */
  void check(Context http) throws Refused {
    guard(http);
    Caller caller = tokens.caller(single(http, "Authorization"));
    site(http);
    if (fromNowhere(http) && caller != Caller.PANEL) {
      throw new Refused(Code.GATE_ORIGIN);
    }
    host(http);
    boolean open = open(http.path());
    if (caller == Caller.STRANGER && !open) {
      throw new Refused(Code.GATE_TOKEN);
    }
    pace(http, caller);
    if (!READING.contains(http.method())) {
      json(http);
    }
  }

  /** Lets a socket be opened; its token comes in the first message. */
  void checkUpgrade(Context http) throws Refused {
    guard(http);
    site(http);
    if (fromNowhere(http)) {
      http.attribute(PANEL_ONLY, true);
    }
    host(http);
    if (!strangers.pass()) {
      throw new Refused(Code.REQUEST_TOO_MANY);
    }
  }

  private static boolean open(String path) {
    return OPEN.contains(path) || path.startsWith(PANEL_FILES);
  }

  /** No page may frame, sniff, embed or remember what we answer. */
  private static void guard(Context http) {
    // pictures and proxies are fetched with the token and shown from memory
    String content =
        http.path().startsWith("/panel")
            ? "default-src 'self'; img-src 'self' blob:; media-src 'self' blob:; object-src 'none'"
            : "default-src 'none'";
    http.header("X-Content-Type-Options", "nosniff");
    http.header("X-Frame-Options", "DENY");
    http.header(
        "Content-Security-Policy",
        content + "; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
    http.header("Cross-Origin-Resource-Policy", "same-origin");
    http.header("Cross-Origin-Opener-Policy", "same-origin");
    http.header("Referrer-Policy", "no-referrer");
    http.header("Cache-Control", "no-store");
  }

  /** Browsers say where a request comes from; other programs send neither header. */
  private void site(Context http) throws Refused {
    String site = single(http, "Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      throw new Refused(Code.GATE_ORIGIN);
    }
    String origin = single(http, "Origin");
    boolean own =
        origin == null || (origin.startsWith("http://") && hosts.contains(origin.substring(7)));
    if (!own && !fromNowhere(http)) {
      throw new Refused(Code.GATE_ORIGIN);
    }
  }

  /** Panels inside a host have an origin without a place. */
  private static boolean fromNowhere(Context http) throws Refused {
    String origin = single(http, "Origin");
    return origin != null
        && (origin.equals("null") || origin.toLowerCase(Locale.ROOT).startsWith("file:"));
  }

  private void host(Context http) throws Refused {
    String host = single(http, "Host");
    if (host == null || !hosts.contains(host)) {
      throw new Refused(Code.GATE_HOST);
    }
  }

  private void pace(Context http, Caller caller) throws Refused {
    RateLimit limit =
        caller == Caller.STRANGER ? strangers : READING.contains(http.method()) ? reads : writes;
    if (!limit.pass()) {
      throw new Refused(Code.REQUEST_TOO_MANY);
    }
  }

  /** Forms and plain text need no preflight, so a page could send them: JSON only. */
  private static void json(Context http) throws Refused {
    String type = single(http, "Content-Type");
    long length = http.req().getContentLengthLong();
    // a message without length and without chunks has no body (RFC 9112 §6.3), as a DELETE often is
    boolean unsaid = length < 0 && http.header("Transfer-Encoding") == null;
    if (type == null && (length == 0 || unsaid && http.method() == HandlerType.DELETE)) {
      return; // nothing was sent: cancel, retry and delete need no body
    }
    String media = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (http.path().equals(UploadResource.PATH) && UploadResource.takes(media)) {
      return; // no form can send these either; its size is watched while it is read
    }
    if (!media.equals("application/json")) {
      throw new Refused(Code.REQUEST_TYPE);
    }
    if (http.req().getContentLengthLong() > Body.LIMIT) {
      throw new Refused(Code.REQUEST_TOO_LARGE, "limit", Integer.toString(Body.LIMIT));
    }
  }

  /** A header that is there once, or not at all. */
  private static @Nullable String single(Context http, String name) throws Refused {
    List<String> values = Collections.list(http.req().getHeaders(name));
    if (values.size() > 1) {
      throw new Refused(Code.GATE_BAD_REQUEST);
    }
    return values.isEmpty() ? null : values.get(0);
  }
}
