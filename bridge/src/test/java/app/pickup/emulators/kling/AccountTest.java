package app.pickup.emulators.kling;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Keys, slots, balance, ids, and what is still known after a kill. */
class AccountTest {

  private static final String PATH = "/text-to-video/kling-3.0";
  private static final String LEGACY = "/v1/videos/text2video";

  private static int code(HttpRequest.Builder request) throws Exception {
    Caller.Heard heard = Caller.send(request.build());
    assertThat(heard.code() == 0 ? 200 : 401).isEqualTo(heard.status());
    return heard.code();
  }

  private static HttpRequest.Builder asked(Caller caller, String path, String authorization) {
    return HttpRequest.newBuilder(URI.create(caller.kling.url() + path))
        .header("Authorization", authorization);
  }

  private static String token(Caller caller, String secret, long notBefore, long expires)
      throws Exception {
    long now = caller.clock.instant().getEpochSecond();
    ObjectNode claims = Json.object();
    claims.put("iss", caller.kling.accessKey());
    claims.put("exp", now + expires).put("nbf", now + notBefore);
    Base64.Encoder base = Base64.getUrlEncoder().withoutPadding();
    String signed =
        base.encodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8))
            + "."
            + base.encodeToString(Json.text(claims).getBytes(StandardCharsets.UTF_8));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return "Bearer "
        + signed
        + "."
        + base.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void keysAndTokens() throws Exception {
    try (Caller caller = Caller.open()) {
      String tasks = "/tasks?task_ids=1";
      String key = "Bearer " + caller.kling.key();
      assertThat(code(asked(caller, tasks, key))).isZero();
      assertThat(code(asked(caller, LEGACY, key))).isZero();
      assertThat(code(HttpRequest.newBuilder(URI.create(caller.kling.url() + tasks))))
          .isEqualTo(1001);
      assertThat(code(asked(caller, tasks, "Bearer wrong"))).isEqualTo(1002);
      assertThat(code(asked(caller, tasks, caller.kling.key()))).isEqualTo(1002);
      String secret = caller.kling.secretKey();
      String good = token(caller, secret, -5, 1800);
      assertThat(code(asked(caller, LEGACY, good))).isZero();
      assertThat(code(asked(caller, tasks, good))).isEqualTo(1002);
      assertThat(code(asked(caller, LEGACY, token(caller, "other", -5, 1800)))).isEqualTo(1000);
      assertThat(code(asked(caller, LEGACY, token(caller, secret, 60, 1800)))).isEqualTo(1003);
      caller.clock.jump(Duration.ofMinutes(31));
      assertThat(code(asked(caller, LEGACY, good))).isEqualTo(1004);
    }
  }

  @Test
  void slotsAreTakenUntilTheEndAndThenFree() throws Exception {
    try (Caller caller = Caller.open(o -> o.withSlots(2).withRenderTime(Duration.ofMinutes(2)))) {
      String first = caller.post(PATH, Caller.text("a", 3)).data().path("id").asText();
      caller.kling.faults().on(KlingFault.FAILED_LATE, 1);
      String second = caller.post(PATH, Caller.text("b", 3)).data().path("id").asText();
      Caller.Heard third = caller.post(PATH, Caller.text("c", 3));
      assertThat(third.status()).isEqualTo(429);
      assertThat(third.code()).isEqualTo(1303);
      assertThat(caller.post("/text-to-video/kling-2.6", Caller.text26()).code()).isZero();
      caller.clock.jump(Duration.ofMinutes(3));
      assertThat(caller.ended(second).path("status").asText()).isEqualTo("failed");
      caller.ended(first);
      assertThat(caller.post(PATH, Caller.text("c", 3)).code()).isZero();
    }
  }

  @Test
  void withoutUnitsNothingIsMade() throws Exception {
    try (Caller caller = Caller.open(o -> o.withBalance(new BigDecimal("3.5")))) {
      assertThat(caller.post(PATH, Caller.text("a", 3)).code()).isZero();
      assertThat(caller.kling.balance()).isEqualByComparingTo("1.7");
      Caller.Heard second = caller.post(PATH, Caller.text("b", 3));
      assertThat(second.status()).isEqualTo(429);
      assertThat(second.code()).isEqualTo(1102);
      assertThat(caller.kling.bill()).hasSize(1);
    }
  }

  @Test
  void anIdOfTheCallersOwnIsUniqueOverBothGenerationsAndAKill() throws Exception {
    try (Caller caller = Caller.open()) {
      ObjectNode body = Caller.text("a", 3);
      Caller.options(body).put("external_task_id", "one");
      String id = caller.post(PATH, body).data().path("id").asText();
      assertThat(caller.post(PATH, body).code()).isEqualTo(1201);
      ObjectNode legacy = Json.object().put("model_name", "kling-v3").put("prompt", "a");
      legacy.put("external_task_id", "one");
      assertThat(caller.post(LEGACY, legacy).code()).isEqualTo(1201);
      String key = caller.kling.key();
      List<Billed> bill = caller.kling.bill();
      BigDecimal balance = caller.kling.balance();
      caller.restart();
      assertThat(caller.kling.key()).isEqualTo(key);
      assertThat(caller.kling.bill()).isEqualTo(bill).hasSize(1);
      assertThat(caller.kling.balance()).isEqualByComparingTo(balance);
      assertThat(caller.post(PATH, body).code()).isEqualTo(1201);
      JsonNode task = caller.ended("/tasks?external_task_ids=one", "status");
      assertThat(task.path("id").asText()).isEqualTo(id);
      assertThat(caller.clip(task).video().frames()).isEqualTo(73);
    }
  }

  @Test
  void tasksAreAskedForByIdsOrInPages() throws Exception {
    try (Caller caller = Caller.open(o -> o.withRenderTime(Duration.ofHours(1)))) {
      String a = caller.post(PATH, Caller.text("a", 3)).data().path("id").asText();
      caller.clock.jump(Duration.ofMinutes(20));
      String b = caller.post(PATH, Caller.text("b", 3)).data().path("id").asText();
      assertThat(caller.get("/tasks?task_ids=" + a + "," + b + ",0").data()).hasSize(2);
      assertThat(caller.get("/tasks?task_ids=0").data()).isEmpty();
      assertThat(caller.get("/tasks?task_ids=1&external_task_ids=2").code()).isEqualTo(1201);
      assertThat(caller.get("/tasks").code()).isEqualTo(1201);
      JsonNode page = caller.post("/tasks", "{\"limit\":1}").data();
      assertThat(page.path("has_more").asBoolean()).isTrue();
      assertThat(page.at("/result/0/id").asText()).isEqualTo(a);
      ObjectNode next = Json.object().put("limit", 1);
      next.put("cursor", page.path("next_cursor").asText());
      JsonNode last = caller.post("/tasks/", next).data();
      assertThat(last.path("has_more").asBoolean()).isFalse();
      assertThat(last.at("/result/0/id").asText()).isEqualTo(b);
      String waiting = "{\"filters\":[{\"key\":\"status\",\"values\":[\"submitted\"]}]}";
      assertThat(caller.post("/tasks", waiting).data().path("result")).hasSize(1);
      assertThat(caller.post("/tasks", "{\"limit\":501}").code()).isEqualTo(1201);
      long later = caller.clock.millis() + 1000;
      assertThat(
              caller
                  .post("/tasks", "{\"start_time\":\"" + later + "\"}")
                  .data()
                  .path("count")
                  .asInt())
          .isZero();
    }
  }

  @Test
  void errorsOfTheRequestItself() throws Exception {
    try (Caller caller = Caller.open()) {
      assertThat(caller.post(PATH, "no json").code()).isEqualTo(1200);
      Caller.Heard model = caller.post("/text-to-video/kling-9", "{}");
      assertThat(model.status()).isEqualTo(404);
      assertThat(model.code()).isEqualTo(1203);
      assertThat(caller.get(PATH).code()).isEqualTo(1202);
      assertThat(caller.get("/v1/nothing").code()).isEqualTo(1202);
      ObjectNode body = Caller.text("a", 3);
      assertThat(caller.post(PATH, body.deepCopy().put("negative_prompt", "b")).code())
          .isEqualTo(1201);
      assertThat(caller.post(PATH, body.deepCopy().put("seed", 1)).message()).contains("seed");
    }
  }

  @Test
  void aResultIsServedInPartsAndGoneAfterAMonth() throws Exception {
    try (Caller caller = Caller.open()) {
      String url = caller.done(PATH, Caller.text("a", 3)).at("/outputs/0/url").asText();
      HttpResponse<byte[]> whole = got(HttpRequest.newBuilder(URI.create(url)));
      assertThat(whole.statusCode()).isEqualTo(200);
      assertThat(whole.headers().firstValueAsLong("content-length").orElse(0))
          .isEqualTo(whole.body().length);
      String tag = whole.headers().firstValue("etag").orElseThrow();
      HttpResponse<byte[]> rest =
          got(
              HttpRequest.newBuilder(URI.create(url))
                  .header("Range", "bytes=1000-")
                  .header("If-Range", tag));
      assertThat(rest.statusCode()).isEqualTo(206);
      assertThat(rest.headers().firstValue("content-range"))
          .hasValue("bytes 1000-" + (whole.body().length - 1) + "/" + whole.body().length);
      assertThat(rest.body())
          .isEqualTo(java.util.Arrays.copyOfRange(whole.body(), 1000, whole.body().length));
      assertThat(got(HttpRequest.newBuilder(URI.create(url)).header("Range", "bytes=-10")).body())
          .hasSize(10);
      assertThat(
              got(HttpRequest.newBuilder(URI.create(url)).header("Range", "bytes=999999999-"))
                  .statusCode())
          .isEqualTo(416);
      assertThat(
              got(HttpRequest.newBuilder(URI.create(url))
                      .header("Range", "bytes=1000-")
                      .header("If-Range", "\"other\""))
                  .statusCode())
          .isEqualTo(200);
      assertThat(
              got(HttpRequest.newBuilder(URI.create(url))
                      .header("Referer", "https://elsewhere.example/"))
                  .statusCode())
          .isEqualTo(403);
      caller.clock.jump(Duration.ofDays(31));
      assertThat(got(HttpRequest.newBuilder(URI.create(url))).statusCode()).isEqualTo(404);
    }
  }

  private static HttpResponse<byte[]> got(HttpRequest.Builder request) throws Exception {
    return Caller.HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
