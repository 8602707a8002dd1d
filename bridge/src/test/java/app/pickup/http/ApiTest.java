package app.pickup.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.Shots;
import app.pickup.jobs.FakeSteps;
import app.pickup.jobs.JobState;
import app.pickup.jobs.Outcome;
import app.pickup.json.Json;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every answer here is held against openapi.yaml by {@link House#ask}. */
class ApiTest {
  private House house;

  @BeforeEach
  void open() throws Exception {
    house = new House();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  @DisplayName("an edit is accepted with its place, and ends done with a take")
  void edit() throws Exception {
    Wire.Reply accepted = house.post("/v1/edit", Shots.edit(house.out));
    assertThat(accepted.status()).isEqualTo(202);
    String id = accepted.json().path("id").asText();
    assertThat(accepted.header("location")).isEqualTo("/v1/jobs/" + id);
    JsonNode done = house.awaitState(id, "done");
    assertThat(done.path("progress").asDouble()).isEqualTo(1);
    assertThat(done.path("takes")).hasSize(1);
    assertThat(done.path("engine").asText()).isEqualTo("fake");
    assertThat(done.path("cost").path("estimate").path("amount").asText()).isEqualTo("0.00");
    assertThat(house.get("/v1/jobs?state=done").json().path("items")).hasSize(1);
    assertThat(house.get("/v1/jobs?state=failed").json().path("items")).isEmpty();
  }

  @Test
  @DisplayName("a dry run tells the plan and starts nothing")
  void dryRun() throws Exception {
    Wire.Reply reply = house.post("/v1/edit?dryRun=true", Shots.edit(house.out));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("frames").asInt()).isEqualTo(52);
    assertThat(reply.json().path("handles").path("head").asInt()).isEqualTo(2);
    assertThat(reply.json().path("rate").asText()).isEqualTo("30000/1001");
    assertThat(house.get("/v1/jobs").json().path("items")).isEmpty();
    assertThat(house.post("/v1/edit?dryRun=maybe", Shots.edit(house.out)).status()).isEqualTo(422);
  }

  @Test
  @DisplayName("all problems are told at once: those of the words and those of the files")
  void allProblems() throws Exception {
    house.found.add(Problem.of(Code.MEDIA_MISSING, "name", "A001").at("/plate/media"));
    ObjectNode request = Shots.edit(house.out);
    request.put("tier", "best").put("colour", 1).put("engine", "kling9");
    Wire.Reply reply = house.post("/v1/edit", request);
    assertThat(reply.status()).isEqualTo(422);
    List<String> told = new ArrayList<>();
    reply
        .json()
        .path("problems")
        .forEach(p -> told.add(p.path("pointer").asText() + " " + p.path("code").asText()));
    assertThat(told)
        .containsExactlyInAnyOrder(
            "/tier request.field",
            "/colour request.unknown-field",
            "/engine engine.unknown",
            "/plate/media media.missing");
    assertThat(house.get("/v1/jobs").json().path("items")).isEmpty();
  }

  @Test
  @DisplayName("what is not JSON is 400, with the place and without the text around it")
  void notJson() throws Exception {
    for (String bad :
        List.of("", "{", "{\"a\":1,\"a\":2}", "{} {}", "{\"secret\": oops}", "nope", "\u0000")) {
      Wire.Reply reply = house.ask("POST", "/v1/edit", bad);
      assertThat(reply.status()).as(bad).isEqualTo(400);
      assertThat(reply.code()).isEqualTo("request.json");
      assertThat(reply.body()).doesNotContain("oops");
    }
    assertThat(house.ask("POST", "/v1/edit", "[]").status()).isEqualTo(422);
    assertThat(house.ask("POST", "/v1/edit", "null").status()).isEqualTo(422);
  }

  @Test
  @DisplayName(
      "42 the same key is the same job, though its fields come in another order; another body is 409")
  void idempotency() throws Exception {
    ObjectNode request = Shots.edit(house.out);
    ObjectNode turned = Json.object();
    List<String> names = new ArrayList<>();
    request.fieldNames().forEachRemaining(name -> names.add(0, name));
    names.forEach(name -> turned.set(name, request.get(name)));
    String key = "Idempotency-Key: k-1";
    String id = house.ask("POST", "/v1/edit", Json.text(request), key).json().path("id").asText();
    Wire.Reply again = house.ask("POST", "/v1/edit", Json.text(turned), key);
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.json().path("id").asText()).isEqualTo(id);
    // also when the media has gone since
    house.found.add(Problem.of(Code.MEDIA_MISSING, "name", "A001").at("/plate/media"));
    assertThat(house.ask("POST", "/v1/edit", Json.text(request), key).json().path("id").asText())
        .isEqualTo(id);
    house.found.clear();
    Wire.Reply other = house.ask("POST", "/v1/edit", Json.text(request.put("tier", "pro")), key);
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.code()).isEqualTo("request.key-reused");
    assertThat(house.ask("POST", "/v1/edit", Json.text(request), "Idempotency-Key: ü").status())
        .isEqualTo(422);
    assertThat(house.get("/v1/jobs").json().path("items")).hasSize(1);
  }

  @Test
  @DisplayName("a running job is cancelled; a second cancel is harmless")
  void cancel() throws Exception {
    FakeSteps.Gate gate = house.fake.hold(JobState.RENDERING);
    String id = house.enter();
    gate.awaitReached();
    assertThat(house.post("/v1/jobs/" + id + "/cancel", Json.object()).status()).isEqualTo(202);
    house.awaitState(id, "cancelled");
    assertThat(house.ask("POST", "/v1/jobs/" + id + "/cancel", "").status()).isEqualTo(202);
    assertThat(house.post("/v1/jobs/" + id + "/retry", Json.object()).status()).isEqualTo(409);
    assertThat(house.post("/v1/jobs/x/cancel", Json.object()).status()).isEqualTo(404);
    assertThat(house.post("/v1/jobs/" + id + "/cancel", Json.object().put("a", 1)).status())
        .isEqualTo(422);
  }

  @Test
  @DisplayName("a failed job shows its problem and is retried")
  void retry() throws Exception {
    house.fake.script(
        JobState.RENDERING,
        work -> {
          throw new Refused(Code.NO_PERSON, "percent", "0.1");
        });
    String id = house.enter();
    JsonNode failed = house.awaitState(id, "failed");
    assertThat(failed.path("problem").path("code").asText()).isEqualTo("matte.no-person");
    assertThat(failed.path("problem").path("retry").asText()).isEqualTo("after-fix");
    assertThat(failed.path("problem").path("charged").asText()).isEqualTo("no");
    house.fake.usual(JobState.RENDERING);
    assertThat(house.post("/v1/jobs/" + id + "/retry", Json.object().put("rebuy", 1)).status())
        .isEqualTo(422);
    assertThat(house.post("/v1/jobs/" + id + "/retry", Json.object().put("rebuy", false)).status())
        .isEqualTo(202);
    JsonNode done = house.awaitState(id, "done");
    assertThat(done.has("problem")).isFalse();
  }

  @Test
  @DisplayName("a job is paused and resumed, and moved only before one that is there")
  void line() throws Exception {
    String path =
        "/v1/jobs/" + house.post("/v1/edit", Shots.edit(house.out)).json().path("id").asText();
    int paused = house.post(path + "/pause", Json.object()).status();
    assertThat(paused).isIn(200, 409);
    assertThat(house.post(path + "/resume", Json.object()).status()).isEqualTo(200);
    for (String bad : List.of("{\"before\":1}", "{\"after\":\"x\"}")) {
      assertThat(house.ask("POST", path + "/move", bad).status()).as(bad).isEqualTo(422);
    }
    assertThat(house.post(path + "/move", Json.object().put("before", "none")).status())
        .isEqualTo(404);
    assertThat(house.post("/v1/jobs/none/pause", Json.object()).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("how soon a job is wanted is said with it, changed while it waits, and passed on")
  void priority() throws Exception {
    FakeSteps.Gate gate = house.fake.hold(JobState.RENDERING);
    ObjectNode request = Shots.edit(house.out).put("priority", "later").put("client", "Fünf");
    JsonNode job = house.post("/v1/edit", request).json();
    assertThat(job.path("priority").asText()).isEqualTo("later");
    assertThat(job.path("client").asText()).isEqualTo("Fünf");
    String path = "/v1/jobs/" + job.path("id").asText();
    gate.awaitReached();
    JsonNode hero = house.post(path + "/priority", Json.object().put("priority", "hero")).json();
    assertThat(hero.path("priority").asText()).isEqualTo("hero");
    assertThat(hero.path("revision").asLong()).isGreaterThan(job.path("revision").asLong());
    for (String bad : List.of("{}", "{\"priority\":\"now\"}", "{\"priority\":\"hero\",\"a\":1}")) {
      assertThat(house.ask("POST", path + "/priority", bad).status()).as(bad).isEqualTo(422);
    }
    gate.open();
    house.awaitState(job.path("id").asText(), "done");
    assertThat(house.post(path + "/priority", Json.object().put("priority", "later")).status())
        .isEqualTo(409);
    ObjectNode up = Json.object().put("tier", "pro");
    JsonNode promoted = house.post(path + "/promote", up).json();
    assertThat(promoted.path("priority").asText()).isEqualTo("hero");
    assertThat(promoted.path("client").asText()).isEqualTo("Fünf");
    JsonNode slow = house.post(path + "/promote", up.put("priority", "later")).json();
    assertThat(slow.path("priority").asText()).isEqualTo("later");
  }

  @Test
  @DisplayName("the ledger comes in pages; wrong parameters are told")
  void pages() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ids.add(0, house.enter());
    }
    JsonNode first = house.get("/v1/jobs?limit=2").json();
    JsonNode second = house.get("/v1/jobs?limit=2&cursor=" + first.path("next").asText()).json();
    assertThat(first.path("items").get(0).path("id").asText()).isEqualTo(ids.get(0));
    assertThat(second.path("items").get(0).path("id").asText()).isEqualTo(ids.get(2));
    assertThat(second.path("next").isNull()).isTrue();
    for (String bad : List.of("limit=0", "limit=x", "limit=201", "state=odd", "cursor=-1")) {
      assertThat(house.get("/v1/jobs?" + bad).status()).as(bad).isEqualTo(422);
    }
    assertThat(house.get("/v1/jobs/nobody").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("a panel is paired with a one-time code")
  void pairing() throws Exception {
    List<String> stranger = List.of("Host: 127.0.0.1:" + house.port());
    Wire.Reply made = house.post("/v1/pair/code", Json.object());
    assertThat(made.status()).isEqualTo(201);
    String code = made.json().path("code").asText();
    String typed = code.substring(0, 4).toLowerCase(Locale.ROOT) + "-" + code.substring(4);
    Wire.Reply paired =
        house.raw("POST", "/v1/pair", stranger, Json.text(Json.object().put("code", typed)));
    assertThat(paired.status()).isEqualTo(200);
    assertThat(house.tokens.holder(paired.json().path("token").asText())).isEqualTo(Caller.PANEL);
    assertThat(
            house
                .raw("POST", "/v1/pair", stranger, Json.text(Json.object().put("code", code)))
                .status())
        .isEqualTo(401);
    String second = house.post("/v1/pair/code", Json.object()).json().path("code").asText();
    for (int i = 0; i < 5; i++) {
      assertThat(house.raw("POST", "/v1/pair", stranger, "{\"code\":\"AAAAAAAA\"}").code())
          .isEqualTo("gate.code");
    }
    assertThat(
            house
                .raw("POST", "/v1/pair", stranger, Json.text(Json.object().put("code", second)))
                .status())
        .as("dead after five wrong tries")
        .isEqualTo(401);
  }

  @Test
  @DisplayName(
      "the outbox lists until a receipt, which changes the job's placement and not its state")
  void outbox() throws Exception {
    String id = house.enter();
    house.awaitState(id, "done");
    house.outbox.put(id, house.out.resolve("clip.mov"));
    assertThat(house.get("/v1/outbox?nle=blender").json().path("items")).hasSize(1);
    assertThat(house.get("/v1/outbox?nle=kdenlive").json().path("items")).isEmpty();
    assertThat(house.post("/v1/outbox/o-1/ack", Json.object().put("state", "pending")).status())
        .isEqualTo(422);
    assertThat(house.post("/v1/outbox/o-9/ack", Json.object().put("state", "in-bin")).status())
        .isEqualTo(404);
    Wire.Reply failed =
        house.post("/v1/outbox/o-1/ack", Json.object().put("state", "failed").put("why", "busy"));
    assertThat(failed.status()).isEqualTo(200);
    assertThat(house.get("/v1/outbox").json().path("items")).hasSize(1);
    house.post("/v1/outbox/o-1/ack", Json.object().put("state", "in-bin").put("readBack", "clip"));
    assertThat(house.get("/v1/outbox").json().path("items")).isEmpty();
    JsonNode job = house.get("/v1/jobs/" + id).json();
    assertThat(job.path("state").asText()).isEqualTo("done");
    assertThat(job.path("takes").get(0).path("placement").path("state").asText())
        .isEqualTo("in-bin");
    assertThat(job.path("takes").get(0).path("placement").path("verified").asBoolean()).isTrue();
  }

  @Test
  @DisplayName("health, engines, description and panel answer; another method is 405")
  void rest() throws Exception {
    assertThat(house.get("/v1/health").json().path("version").asText()).isEqualTo("1.2.3");
    assertThat(house.get("/v1/engines").json().path("items").get(0).path("available").asBoolean())
        .isTrue();
    assertThat(house.vendor.asked()).isZero();
    JsonNode cloud = house.get("/v1/engines?check=true").json().path("items").get(1);
    assertThat(cloud.path("check").path("balance").path("amount").asText()).isEqualTo("12.5");
    assertThat(cloud.path("source").asText()).isEqualTo("As published today.");
    assertThat(house.get("/v1/engines?check=perhaps").status()).isEqualTo(422);
    assertThat(house.get("/openapi.yaml").body()).startsWith("openapi: 3.1.0");
    assertThat(house.get("/panel/").body()).contains("<title>Pickup</title>");
    assertThat(house.get("/panel/../openapi.yaml").status()).isIn(400, 404);
    Wire.Reply wrong =
        house.raw(
            "DELETE",
            "/v1/health",
            List.of("Host: 127.0.0.1:" + house.port(), "Authorization: " + house.bearer()),
            "{}");
    assertThat(wrong.status()).isEqualTo(405);
    assertThat(wrong.code()).isEqualTo("method");
  }

  @Test
  @DisplayName("24 a full disk is told as such, and no half job is left")
  void diskFull() throws Exception {
    house
        .database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "create trigger full before insert on job begin"
                        + " select raise(fail, 'database or disk is full'); end"));
    Wire.Reply reply = house.post("/v1/edit", Shots.edit(house.out));
    assertThat(reply.status()).isEqualTo(507);
    assertThat(reply.code()).isEqualTo("disk.full");
    house.database.jdbi().useHandle(h -> h.execute("drop trigger full"));
    assertThat(house.get("/v1/jobs").json().path("items")).isEmpty();
    assertThat(Files.exists(house.folder)).isTrue();
  }

  @Test
  @DisplayName("takes come as files of every format, and what can not be written says why")
  void exchange() throws Exception {
    for (String format : List.of("fcpxml", "fcpxml-1.11", "xmeml", "mlt", "otio", "edl", "ale")) {
      Wire.Reply empty = house.get("/v1/exchange/" + format);
      assertThat(empty.status()).isEqualTo(422);
      assertThat(empty.code()).isEqualTo("exchange.empty");
    }
    assertThat(house.get("/v1/exchange/aaf").code()).isEqualTo("request.field");
    assertThat(house.get("/v1/exchange/edl?job=nobody").status()).isEqualTo(404);
    house.fake.script(
        JobState.DELIVERING,
        work -> {
          work.takes(List.of(FakeSteps.take(house.film())));
          return Outcome.onward();
        });
    String id = house.enter();
    house.awaitState(id, "done");
    for (String asked : List.of("?job=" + id, "?project=" + house.out)) {
      for (String format : List.of("fcpxml", "fcpxml-1.11", "xmeml", "mlt", "otio", "edl", "ale")) {
        Wire.Reply file = house.get("/v1/exchange/" + format + asked.replace(" ", "%20"));
        assertThat(file.status()).as(file.body()).isEqualTo(200);
        assertThat(file.header("content-disposition")).contains("attachment; filename=\"pickup.");
        assertThat(file.body()).contains(id, "compositeWithTrainedAlgorithmicMedia");
      }
    }
    assertThat(house.get("/v1/exchange/edl?job=" + id + "&nle=blender").code())
        .isEqualTo("exchange.empty");
  }
}
