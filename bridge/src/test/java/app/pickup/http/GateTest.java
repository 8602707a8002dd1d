package app.pickup.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pickup.Shots;
import app.pickup.files.Sha256;
import app.pickup.json.Json;
import io.javalin.router.ParsedEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
  private static House house;

  @BeforeAll
  static void open() throws Exception {
    house = new House();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static String host() {
    return "Host: 127.0.0.1:" + house.port();
  }

  private static String token() {
    return "Authorization: " + house.bearer();
  }

  private static Wire.Reply get(String... headers) throws IOException {
    return house.raw("GET", "/v1/health", List.of(headers), null);
  }

  /** Every route of the router, with its parameters filled in. */
  private static List<ParsedEndpoint> routes() {
    return house.server.javalin().unsafe.internalRouter.allHttpHandlers().stream()
        .filter(
            route -> Set.of("GET", "POST", "PUT", "DELETE").contains(route.endpoint.method.name()))
        .toList();
  }

  @ParameterizedTest(name = "1 the address [{0}] is refused: loopback only")
  @ValueSource(strings = {"0.0.0.0", "*", "", "::", "localhost", "192.168.1.2", "127.0.0.2"})
  void bindsLoopbackOnly(String address) {
    assertThatThrownBy(() -> Loopback.open(List.of(address), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Loopback.open(List.of(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("1 listens on the loopback address only")
  void listensOnLoopback() {
    assertThat(house.loopback.sockets())
        .allMatch(socket -> socket.socket().getInetAddress().isLoopbackAddress());
  }

  @Test
  @DisplayName("2 a port that is taken: the next free one")
  void nextPort() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Loopback next = Loopback.open(List.of("127.0.0.1"), taken.getLocalPort())) {
      assertThat(next.port()).isNotEqualTo(taken.getLocalPort());
    }
  }

  @Test
  @DisplayName("2 hello proves the bridge to its caller, and only with the right token")
  void hello() throws Exception {
    Wire.Reply reply =
        Description.check(
            "POST",
            "/v1/hello",
            house.raw("POST", "/v1/hello", List.of(host()), "{\"nonce\":\"abc\"}"));
    assertThat(reply.json().path("hmac").asText()).isEqualTo(house.tokens.proof("abc"));
    assertThat(reply.body()).doesNotContain(house.tokens.own());
    assertThat(reply.json().path("panels")).isEmpty();
    for (String bad :
        List.of(
            "{}",
            "{\"nonce\":\"\"}",
            "{\"nonce\":7}",
            "[]",
            "{\"nonce\":\"" + "x".repeat(257) + "\"}")) {
      assertThat(house.raw("POST", "/v1/hello", List.of(host()), bad).status()).isEqualTo(422);
    }
  }

  @Test
  @DisplayName("2 hello proves to a paired panel that the bridge knows it, and gives nothing away")
  void helloToPanel() throws Exception {
    String token = house.tokens.pair("premiere");
    house.tokens.pair("browser");
    Wire.Reply reply =
        Description.check(
            "POST",
            "/v1/hello",
            house.raw("POST", "/v1/hello", List.of(host()), "{\"nonce\":\"abc\"}"));
    String key = Sha256.of(token);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String proof = HexFormat.of().formatHex(mac.doFinal("abc".getBytes(StandardCharsets.UTF_8)));
    List<String> panels = new ArrayList<>();
    reply.json().path("panels").forEach(each -> panels.add(each.asText()));
    assertThat(panels).hasSize(2).contains(proof);
    assertThat(reply.body()).doesNotContain(token).doesNotContain(key);
  }

  @Test
  @DisplayName("5 every route of the router needs the token, but hello, pair and the panel's shell")
  void everyRouteNeedsToken() throws Exception {
    Set<String> open = new TreeSet<>();
    for (ParsedEndpoint route : routes()) {
      String target = route.endpoint.path.replace("{id}", "x");
      boolean post = !route.endpoint.method.name().equals("GET");
      Wire.Reply reply =
          house.raw(route.endpoint.method.name(), target, List.of(host()), post ? "{}" : null);
      if (reply.status() != 401) {
        open.add(route.endpoint.path);
      } else {
        assertThat(reply.code()).isEqualTo(target.equals("/v1/pair") ? "gate.code" : "gate.token");
      }
    }
    assertThat(open).containsExactlyInAnyOrder("/v1/hello", "/v1/pair", "/panel/", "/panel/{file}");
    assertThat(house.raw("GET", "/nowhere", List.of(host()), null).status()).isEqualTo(401);
  }

  @Test
  @DisplayName("5 the routes of the router are those of openapi.yaml")
  void describedRoutes() {
    Set<String> routes = new TreeSet<>();
    routes().forEach(route -> routes.add(route.endpoint.method.name() + " " + route.endpoint.path));
    routes.add("GET /v1/socket");
    assertThat(routes).isEqualTo(Description.routes());
  }

  @Test
  @DisplayName("6 a wrong, cut, doubled or misplaced token is refused")
  void wrongToken() throws Exception {
    String own = house.tokens.own();
    assertThat(get(host(), token()).status()).isEqualTo(200);
    for (String bad :
        List.of(
            "Bearer " + own.substring(1),
            "Bearer " + own.substring(0, 20),
            "Bearer " + own + "x",
            "bearer" + own,
            "Basic " + own,
            "Bearer ",
            own)) {
      assertThat(get(host(), "Authorization: " + bad).status())
          .as(bad.length() + "")
          .isEqualTo(401);
    }
    assertThat(get(host(), token(), "Authorization: Bearer x").status()).isEqualTo(400);
    assertThat(house.raw("GET", "/v1/health?token=" + own, List.of(host()), null).status())
        .isEqualTo(401);
  }

  @Test
  @DisplayName("7 the token is another at each launch, and pairing anew ends the panel's old one")
  void tokensRotate() throws Exception {
    assertThat(new Tokens(new PanelStore(house.database, InstantSource.system())).own())
        .isNotEqualTo(house.tokens.own());
    String first = house.tokens.pair("rotating");
    assertThat(get(host(), "Authorization: Bearer " + first).status()).isEqualTo(200);
    String second = house.tokens.pair("rotating");
    assertThat(get(host(), "Authorization: Bearer " + first).status()).isEqualTo(401);
    assertThat(get(host(), "Authorization: Bearer " + second).status()).isEqualTo(200);
    // a panel's token outlives the bridge
    assertThat(new Tokens(new PanelStore(house.database, InstantSource.system())).holder(second))
        .isEqualTo(Caller.PANEL);
  }

  @Test
  @DisplayName("8 only exact loopback names with the bound port pass as Host")
  void hosts() throws Exception {
    int port = house.port();
    for (String good : List.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port)) {
      assertThat(get("Host: " + good, token()).status()).as(good).isEqualTo(200);
    }
    for (String bad :
        List.of(
            "evil.com:" + port,
            "127.0.0.1.evil.com:" + port,
            "localhost.evil.com:" + port,
            "LOCALHOST:" + port,
            "localhost.:" + port,
            "127.0.0.1",
            "127.0.0.1:1",
            "0.0.0.0:" + port,
            "[::]:" + port,
            "[::ffff:127.0.0.1]:" + port,
            "127.1:" + port,
            "2130706433:" + port,
            "user@127.0.0.1:" + port)) {
      assertThat(get("Host: " + bad, token()).status()).as(bad).isIn(421, 400);
    }
    assertThat(get("Host: evil.com:" + port, token()).code()).isEqualTo("gate.host");
    assertThat(get(token()).status()).isIn(421, 400);
    assertThat(get(host(), host(), token()).status()).isIn(421, 400);
    assertThat(
            Wire.send(
                    port,
                    "GET http://evil.com/v1/health HTTP/1.1\r\n"
                        + host()
                        + "\r\n"
                        + token()
                        + "\r\nConnection: close",
                    "")
                .status())
        .isIn(421, 400);
    assertThat(Wire.send(port, "GET /v1/health HTTP/1.0\r\n" + token(), "").status())
        .isIn(421, 400);
  }

  @Test
  @DisplayName("9 rebinding: Host and Origin are both the attacker's name, the token is right")
  void rebinding() throws Exception {
    String evil = "evil.com:" + house.port();
    assertThat(get("Host: " + evil, "Origin: http://" + evil, token()).status()).isEqualTo(403);
    assertThat(get("Host: " + evil, token()).status()).isEqualTo(421);
  }

  @Test
  @DisplayName("10 another origin is refused; null and file: pass with a paired panel's token only")
  void origins() throws Exception {
    String panel = "Authorization: Bearer " + house.tokens.pair("cep");
    String own = "Origin: http://127.0.0.1:" + house.port();
    assertThat(get(host(), token(), own).status()).isEqualTo(200);
    assertThat(get(host(), own).status()).isEqualTo(401);
    for (String foreign :
        List.of(
            "http://evil.com",
            "https://127.0.0.1:" + house.port(),
            "http://localhost:1",
            "http://127.0.0.1",
            "http://127.0.0.1:" + house.port() + ".evil.com",
            "nonsense")) {
      assertThat(get(host(), token(), "Origin: " + foreign).status()).as(foreign).isEqualTo(403);
      assertThat(get(host(), panel, "Origin: " + foreign).status()).as(foreign).isEqualTo(403);
    }
    for (String nowhere : List.of("null", "file://", "file:///panel.html")) {
      assertThat(get(host(), token(), "Origin: " + nowhere).status()).as(nowhere).isEqualTo(403);
      assertThat(get(host(), panel, "Origin: " + nowhere).status()).as(nowhere).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("11 a request from another site is refused even with the token")
  void crossSite() throws Exception {
    for (String site : List.of("cross-site", "same-site", "nonsense")) {
      assertThat(get(host(), token(), "Sec-Fetch-Site: " + site).code()).isEqualTo("gate.origin");
    }
    for (String site : List.of("same-origin", "none")) {
      assertThat(get(host(), token(), "Sec-Fetch-Site: " + site).status()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("12 no CORS: no answer and no preflight has an allow header")
  void noCors() throws Exception {
    List<Wire.Reply> replies =
        List.of(
            get(host(), token()),
            get(host(), token(), "Origin: http://evil.com"),
            house.raw(
                "OPTIONS",
                "/v1/edit",
                List.of(host(), "Origin: http://evil.com", "Access-Control-Request-Method: POST"),
                null),
            house.raw("OPTIONS", "/v1/edit", List.of(host(), token()), null));
    for (Wire.Reply reply : replies) {
      assertThat(reply.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }
    assertThat(replies.get(2).status()).isEqualTo(403);
  }

  @Test
  @DisplayName("13 event streams and the socket stand behind the same gate")
  void streams() throws Exception {
    for (String path : List.of("/v1/events", "/v1/jobs/x/events")) {
      assertThat(house.raw("GET", path, List.of(host()), null).status()).isEqualTo(401);
      assertThat(house.raw("GET", path, List.of("Host: evil.com", token()), null).status())
          .isEqualTo(421);
    }
    List<String> upgrade =
        List.of(
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
    assertThat(upgrade(upgrade, host())).isEqualTo(101);
    assertThat(upgrade(upgrade, "Host: evil.com")).isEqualTo(421);
    assertThat(upgrade(upgrade, host(), "Origin: http://evil.com")).isEqualTo(403);
    assertThat(upgrade(upgrade, host(), "Sec-Fetch-Site: cross-site")).isEqualTo(403);
  }

  private static int upgrade(List<String> upgrade, String... headers) throws IOException {
    List<String> lines = new ArrayList<>(List.of("GET /v1/socket HTTP/1.1"));
    lines.addAll(List.of(headers));
    lines.addAll(upgrade);
    try (Socket socket = Wire.open(house.port(), lines)) {
      byte[] status = socket.getInputStream().readNBytes(12);
      return Integer.parseInt(new String(status, StandardCharsets.US_ASCII).substring(9));
    }
  }

  @Test
  @DisplayName("14 forms, text and bodies without a type are refused on every route that writes")
  void forms() throws Exception {
    String edit = Json.text(Shots.edit(house.out));
    for (ParsedEndpoint route : routes()) {
      String method = route.endpoint.method.name();
      if (method.equals("GET")) {
        continue;
      }
      String target = route.endpoint.path.replace("{id}", "x");
      for (String type :
          List.of(
              "text/plain",
              "application/x-www-form-urlencoded",
              "multipart/form-data; boundary=x",
              "application/jsonp",
              "text/plain; application/json",
              "")) {
        Wire.Reply reply =
            house.raw(method, target, List.of(host(), token(), "Content-Type: " + type), edit);
        assertThat(reply.status()).as(target + " " + type).isEqualTo(415);
      }
      assertThat(
              Wire.send(
                      house.port(),
                      method
                          + " "
                          + target
                          + " HTTP/1.1\r\n"
                          + host()
                          + "\r\n"
                          + token()
                          + "\r\nConnection: close\r\nContent-Length: 2",
                      "{}")
                  .status())
          .isEqualTo(415);
    }
    assertThat(house.get("/v1/jobs").json().path("items")).isEmpty();
  }

  @Test
  @DisplayName("14 GET and HEAD change nothing")
  void readingChangesNothing() throws Exception {
    long before = house.jobs.revision();
    for (ParsedEndpoint route : routes()) {
      String target = route.endpoint.path.replace("{id}", "x");
      if (!target.endsWith("events")) {
        for (String method : List.of("GET", "HEAD")) {
          house.raw(method, target, List.of(host(), token()), null);
        }
      }
    }
    assertThat(house.jobs.revision()).isEqualTo(before);
    assertThat(house.jobs.busy()).isFalse();
  }

  @Test
  @DisplayName("15 malformed requests crash nothing, and none is a fault of the server")
  void fuzz() throws Exception {
    Random random = new Random(15);
    List<String> names =
        List.of(
            "Host",
            "Origin",
            "Content-Length",
            "Transfer-Encoding",
            "Authorization",
            "Sec-Fetch-Site",
            "Content-Type",
            "Last-Event-ID",
            "Idempotency-Key",
            "Expect");
    List<String> values =
        List.of(
            "",
            "-1",
            "99999999999999999999",
            "chunked",
            "chunked, chunked",
            "http://[::1",
            "\u0000",
            "ÿ",
            "null",
            "a:b:c",
            "[",
            "%00",
            "1, 2",
            "x".repeat(500),
            "\t",
            "100-continue");
    for (int i = 0; i < 200; i++) {
      StringBuilder head = new StringBuilder();
      head.append(List.of("GET", "POST", "PUT", "get", "X").get(random.nextInt(5)));
      head.append(' ')
          .append(
              List.of(
                      "/v1/health",
                      "/v1/edit",
                      "/%00",
                      "/v1/../v1/health",
                      "//",
                      "*",
                      "/v1/jobs/%2e%2e%2f")
                  .get(random.nextInt(7)));
      head.append(random.nextInt(9) == 0 ? " HTTP/9" : " HTTP/1.1");
      if (random.nextBoolean()) {
        head.append("\r\n").append(host());
      }
      for (int h = random.nextInt(5); h > 0; h--) {
        head.append("\r\n")
            .append(names.get(random.nextInt(names.size())))
            .append(random.nextInt(12) == 0 ? " " : ": ")
            .append(values.get(random.nextInt(values.size())));
      }
      head.append("\r\nConnection: close");
      try (Socket socket = new Socket("127.0.0.1", house.port())) {
        socket.setSoTimeout(10_000);
        socket
            .getOutputStream()
            .write((head + "\r\n\r\n0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        socket.shutdownOutput();
        String status = status(socket);
        // 505 is the answer to a version of HTTP that there is not
        assertThat(status).as(head.toString()).matches("none|[1-4]..|505");
      }
    }
    String many = "\r\nX-A: 1".repeat(2000);
    assertThat(Wire.send(house.port(), "GET /v1/health HTTP/1.1\r\n" + host() + many, "").status())
        .isIn(431, 400, 0);
    assertThat(get(host(), token()).status()).isEqualTo(200);
  }

  private static String status(Socket socket) throws IOException {
    try {
      byte[] line = socket.getInputStream().readNBytes(12);
      return line.length < 12 ? "none" : new String(line, StandardCharsets.US_ASCII).substring(9);
    } catch (SocketException e) {
      return "none"; // closed on us
    }
  }

  @Test
  @DisplayName("16 no answer can be framed, sniffed, embedded or run as a script")
  void guardHeaders() throws Exception {
    for (Wire.Reply reply :
        List.of(
            get(host(), token()),
            get(host()),
            house.raw("GET", "/panel/", List.of(host()), null),
            house.raw("GET", "/nowhere", List.of(host(), token()), null))) {
      assertThat(reply.header("x-content-type-options")).isEqualTo("nosniff");
      assertThat(reply.header("content-security-policy"))
          .contains("frame-ancestors 'none'")
          .contains("base-uri 'none'");
      assertThat(reply.header("x-frame-options")).isEqualTo("DENY");
      assertThat(reply.header("cross-origin-resource-policy")).isEqualTo("same-origin");
      assertThat(reply.header("cache-control")).isEqualTo("no-store");
      assertThat(reply.header("server")).isEmpty();
    }
    // an object is no script by itself; an array would be
    assertThat(house.get("/v1/jobs").body()).startsWith("{");
    assertThat(house.get("/v1/engines").body()).startsWith("{");
  }

  @Test
  @DisplayName("18 a body above the limit, or one that only claims to be, is refused")
  void bodyLimit() throws Exception {
    String big = "{\"name\":\"" + "x".repeat(Body.LIMIT) + "\"}";
    assertThat(house.raw("POST", "/v1/edit", List.of(host(), token()), big).status())
        .isEqualTo(413);
    Wire.Reply claim =
        Wire.send(
            house.port(),
            "POST /v1/edit HTTP/1.1\r\n"
                + host()
                + "\r\n"
                + token()
                + "\r\nContent-Type: application/json\r\nContent-Length: 20000000000",
            "{");
    assertThat(claim.status()).isEqualTo(413);
    assertThat(claim.code()).isEqualTo("request.too-large");
    String chunks = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
    Wire.Reply chunked =
        Wire.send(
            house.port(),
            "POST /v1/edit HTTP/1.1\r\n"
                + host()
                + "\r\n"
                + token()
                + "\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked",
            chunks.repeat(6) + "0\r\n\r\n");
    assertThat(chunked.status()).isIn(413, 0);
    String deep = "[".repeat(5000) + "]".repeat(5000);
    assertThat(house.raw("POST", "/v1/edit", List.of(host(), token()), deep).status())
        .isEqualTo(400);
  }

  @Test
  @DisplayName("18 a flood is told to come back later")
  void flood() throws Exception {
    try (House flooded = new House()) {
      int refused = 0;
      for (int i = 0; i < 1200 && refused == 0; i++) {
        Wire.Reply reply =
            flooded.raw(
                "POST",
                "/v1/jobs/x/cancel",
                List.of("Host: 127.0.0.1:" + flooded.port(), "Authorization: " + flooded.bearer()),
                "{}");
        refused += reply.status() == 429 ? 1 : 0;
        if (refused > 0) {
          assertThat(reply.header("retry-after")).isEqualTo("1");
          assertThat(reply.code()).isEqualTo("request.too-many");
        }
      }
      assertThat(refused).isPositive();
    }
  }
}
