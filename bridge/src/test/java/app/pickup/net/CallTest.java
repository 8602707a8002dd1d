package app.pickup.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.pickup.json.Json;
import app.pickup.problem.Refused;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Calls are made once, and what failed says whether it was sent. */
class CallTest {

  private static NoAnswer post(Line line) {
    return catchThrowableOfType(
        NoAnswer.class, () -> line.post("/v1/x", Json.object().put("a", 1)));
  }

  @Test
  @DisplayName("41 an order whose answer is dropped arrives exactly once, and counts as sent")
  void dropped() throws Exception {
    try (RawServer server = new RawServer(request -> null);
        Outfit outfit = new Outfit()) {
      NoAnswer dropped = post(outfit.line(server.url()));
      assertThat(dropped.sent()).isTrue();
      assertThat(dropped.getMessage()).doesNotContain("CANARY").doesNotContain("/v1/x");
      assertThat(server.requests).hasSize(1);
      assertThat(server.requests.get(0)).endsWith("{\"a\":1}");
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("41 also on a connection that was used before and is dropped with the order")
  void droppedOnPooled() throws Exception {
    try (RawServer server =
            new RawServer(
                request -> request.startsWith("GET") ? RawServer.answer("200 OK", "{}") : null);
        Outfit outfit = new Outfit()) {
      Line line = outfit.line(server.url());
      for (int i = 1; i <= 3; i++) {
        line.get("/v1/warm");
        assertThat(post(line).sent()).isTrue();
        assertThat(server.requests).hasSize(2 * i);
        assertThat(server.connections()).as("the order went over the pooled one").isEqualTo(i);
      }
    }
  }

  @Test
  @DisplayName("41 also when the server closed the idle connection meanwhile")
  void closedIdle() throws Exception {
    try (RawServer server =
            new RawServer(
                request ->
                    request.startsWith("GET")
                        ? RawServer.answer("200 OK", "{}", "X-Then: close")
                        : RawServer.answer("200 OK", "{}"));
        Outfit outfit = new Outfit()) {
      Line line = outfit.line(server.url());
      line.get("/v1/warm");
      try {
        assertThat(line.post("/v1/x", Json.object()).status()).isEqualTo(200);
      } catch (NoAnswer e) {
        assertThat(e.sent()).isTrue(); // unclear is allowed, twice is not
      }
      assertThat(server.requests.stream().filter(r -> r.startsWith("POST")).count())
          .isLessThanOrEqualTo(1);
    }
  }

  @Test
  @DisplayName("44 no status makes an order be sent again by itself")
  void statuses() throws Exception {
    for (String status : List.of("503 Busy", "408 Timeout", "421 Other", "401 Who", "307 There")) {
      try (RawServer server =
              new RawServer(
                  request ->
                      RawServer.answer(
                          status,
                          "{}",
                          "Retry-After: 0",
                          "Location: /y",
                          "WWW-Authenticate: Basic"));
          Outfit outfit = new Outfit()) {
        assertThat(outfit.line(server.url()).post("/v1/x", Json.object()).status())
            .isEqualTo(Integer.parseInt(status.substring(0, 3)));
        assertThat(server.requests).as(status).hasSize(1);
      }
    }
  }

  @Test
  @DisplayName("41 what nobody listened to, and what no name led to, was not sent")
  void notSent() throws Exception {
    int port;
    try (ServerSocket gone = new ServerSocket(0)) {
      port = gone.getLocalPort();
    }
    try (Outfit outfit = new Outfit();
        RawServer refusing = new RawServer(request -> RawServer.answer("403 No", ""))) {
      NoAnswer nobody = post(outfit.line("http://127.0.0.1:" + port));
      assertThat(nobody.sent()).isFalse();
      assertThat(nobody.why()).isEqualTo("nobody listens there");
      NoAnswer unknown = post(outfit.line("https://api.example.com"));
      assertThat(unknown.sent()).isFalse();
      assertThat(unknown.why()).isEqualTo("its name is not known");
      Map<String, String> proxy = Map.of("HTTPS_PROXY", refusing.url());
      try (Outfit behind = new Outfit(Policy.OPEN, proxy)) {
        assertThat(post(behind.line("https://api.example.com")).sent()).isFalse();
        assertThat(refusing.requests).hasSize(1);
        assertThat(refusing.requests.get(0))
            .startsWith("CONNECT api.example.com:443 ")
            .doesNotContain("CANARY");
      }
    }
  }

  @Test
  @DisplayName("37 a vendor that quotes the key in its answer does not bring it back")
  void quoted() throws Exception {
    try (RawServer server =
            new RawServer(
                request ->
                    RawServer.answer("401 Who", "{\"message\":\"bad PICKUP-CANARY-7f3a\"}"));
        Outfit outfit = new Outfit()) {
      Reply reply = outfit.line(server.url()).get("/x");
      assertThat(server.requests.get(0)).contains("Authorization: Bearer PICKUP-CANARY-7f3a");
      assertThat(reply.json().path("message").asText()).isEqualTo("bad •••");
    }
  }

  @Test
  @DisplayName("18 an answer beyond all bounds is not read to its end")
  void tooLong() throws Exception {
    String claim = "Content-Length: 5000000000";
    try (RawServer server = new RawServer(request -> RawServer.answer("200 OK", "{", claim));
        Outfit outfit = new Outfit()) {
      assertThatThrownBy(() -> outfit.line(server.url()).get("/x"))
          .isInstanceOf(NoAnswer.class)
          .hasMessageContaining("more than is taken");
    }
  }

  @Test
  @DisplayName("25 what leaves is written down: time, host, bytes, hash; no path, query or key")
  void egress() throws Exception {
    try (RawServer proxy = new RawServer(request -> null);
        Outfit outfit =
            new Outfit(Policy.OPEN, Map.of("HTTPS_PROXY", "127.0.0.1:" + proxy.port()))) {
      post(outfit.line("https://api.example.com"));
      assertThatThrownBy(() -> outfit.fetch("https://cdn.example.com/secret/take?sig=abc", false))
          .isInstanceOf(NoAnswer.class);
      Files.writeString(outfit.part(), "footage");
      java.net.URI relay =
          java.net.URI.create("https://relay.example.com/secret/pickup-1.mp4?k=abc");
      assertThatThrownBy(() -> outfit.net.put("kling", relay, outfit.part(), false))
          .isInstanceOf(NoAnswer.class);
      assertThatThrownBy(() -> outfit.net.delete("kling", relay, false))
          .isInstanceOf(NoAnswer.class);
      String time = "{\"time\":\"2026-11-22T12:00:00Z\",\"engine\":\"kling\",\"host\":";
      assertThat(outfit.logged())
          .containsExactly(
              time + "\"api.example.com\",\"what\":\"POST call\",\"bytes\":7}",
              time + "\"cdn.example.com\",\"what\":\"fetch\",\"bytes\":0}",
              time
                  + "\"relay.example.com\",\"what\":\"footage\",\"bytes\":7,\"sha256\":\""
                  + Download.sha256(outfit.part())
                  + "\"}",
              time + "\"relay.example.com\",\"what\":\"footage, broke off\",\"bytes\":0}",
              time + "\"relay.example.com\",\"what\":\"DELETE call\",\"bytes\":0}");
    }
  }

  @Test
  @DisplayName("a proxy that is none is told, without the password in it")
  void badProxy() {
    for (String bad :
        List.of("http://me:CANARY@", "http://pro xy:1", "proxy", "http://proxy:99999")) {
      Refused refused =
          catchThrowableOfType(
              Refused.class, () -> new Outfit(Policy.OPEN, Map.of("HTTPS_PROXY", bad)).close());
      assertThat(refused.problem().code().id()).as(bad).isEqualTo("settings.bad");
      assertThat(refused.getMessage()).doesNotContain("CANARY");
    }
  }
}
