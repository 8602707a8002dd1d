package app.pickup.emulators.kling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pickup.emulators.Faults;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way to misbehave but those of the pictures, which {@link MediaTest} has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {

  private static final String PATH = "/text-to-video/kling-3.0";

  private final Caller caller;
  private int number;

  FaultsTest() throws Exception {
    caller = Caller.open();
  }

  @AfterEach
  void noFaults() {
    caller.kling.faults().clear();
  }

  @AfterAll
  void close() {
    caller.close();
  }

  private ObjectNode named() {
    ObjectNode body = Caller.text("a", 3);
    Caller.options(body).put("external_task_id", "fault-" + ++number);
    return body;
  }

  private JsonNode found() throws Exception {
    return caller.get("/tasks?external_task_ids=fault-" + number).data();
  }

  @ParameterizedTest
  @CsvSource({
    "wrong-key, 401, 1002",
    "clock-off, 401, 1003",
    "slow-down, 429, 1302",
    "maintenance, 503, 5001",
    "no-create-500, 500, 5000",
    "http200-error, 200, 5000",
    "moderation-submit, 400, 1301",
    "slots-full, 429, 1303",
    "no-money, 429, 1102",
    "arrears, 429, 1101"
  })
  void aRefusalMakesNoTaskAndIsOverAfterItsTimes(String fault, int status, int code)
      throws Exception {
    int billed = caller.kling.bill().size();
    caller.kling.faults().on(fault + "*1");
    Caller.Heard heard = caller.post(PATH, named());
    assertThat(heard.status()).isEqualTo(status);
    assertThat(heard.code()).isEqualTo(code);
    assertThat(heard.json().path("request_id").asText()).isNotEmpty();
    assertThat(found()).isEmpty();
    assertThat(caller.kling.bill()).hasSize(billed);
  }

  @ParameterizedTest
  @CsvSource({"create-then-500, 500, 5000", "create-then-504, 504, 5002", "data-null, 200, 0"})
  void anUnclearAnswerMakesATaskThatIsBilled(String fault, int status, int code) throws Exception {
    int billed = caller.kling.bill().size();
    caller.kling.faults().on(fault + "*1");
    Caller.Heard heard = caller.post(PATH, named());
    assertThat(heard.status()).isEqualTo(status);
    assertThat(heard.code()).isEqualTo(code);
    assertThat(heard.data().isNull()).isTrue();
    assertThat(found()).hasSize(1);
    assertThat(caller.kling.bill()).hasSize(billed + 1);
    caller.ended(found().get(0).path("id").asText());
  }

  @Test
  void aLostAnswerIsNoAnswerAndATask() throws Exception {
    caller.kling.faults().on(KlingFault.LOST_ANSWER, 1);
    ObjectNode body = named();
    assertThatThrownBy(() -> caller.post(PATH, body)).isInstanceOf(IOException.class);
    assertThat(found()).hasSize(1);
    assertThat(caller.kling.requests().stream().filter(r -> r.body().contains("fault-" + number)))
        .hasSize(1);
    caller.ended(found().get(0).path("id").asText());
  }

  @Test
  void aSparseAnswerHoldsIdAndStatus() throws Exception {
    caller.kling.faults().on(KlingFault.SPARSE_ANSWER, 1);
    JsonNode data = caller.post(PATH, named()).data();
    assertThat(data.fieldNames()).toIterable().containsExactly("id", "status");
    caller.ended(data.path("id").asText());
  }

  @Test
  void moderationAndFailureComeLateAndAreRefunded() throws Exception {
    var before = caller.kling.balance();
    caller.kling.faults().on(KlingFault.MODERATION_LATE, 1);
    JsonNode risky = caller.done(PATH, named());
    assertThat(risky.path("status").asText()).isEqualTo("failed");
    assertThat(risky.path("message").asText()).isEqualTo("Failure to pass the risk control system");
    caller.kling.faults().on(KlingFault.FAILED_LATE, 1);
    assertThat(caller.done(PATH, named()).path("status").asText()).isEqualTo("failed");
    assertThat(caller.kling.balance()).isEqualByComparingTo(before);
  }

  @Test
  void aSuccessCanBeSilentAndATaskCanVanish() throws Exception {
    caller.kling.faults().on(KlingFault.SILENT_SUCCESS, 1);
    JsonNode silent = caller.done(PATH, named());
    assertThat(silent.path("status").asText()).isEqualTo("succeeded");
    assertThat(silent.path("outputs")).isEmpty();
    caller.kling.faults().on(KlingFault.VANISHED_TICKET, 1);
    Caller.Heard made = caller.post(PATH, named());
    assertThat(made.code()).isZero();
    Caller.Heard asked = caller.get("/tasks?task_ids=" + made.data().path("id").asText());
    assertThat(asked.code()).isZero();
    assertThat(asked.data().isArray()).isTrue();
    assertThat(asked.data()).isEmpty();
    assertThat(found()).isEmpty();
  }

  @Test
  void aSoundCanBeListedBeforeTheClip() throws Exception {
    caller.kling.faults().on(KlingFault.AUDIO_FIRST, 1);
    JsonNode task = caller.done(PATH, named());
    assertThat(task.at("/outputs/0/type").asText()).isEqualTo("audio");
    assertThat(task.at("/outputs/1/type").asText()).isEqualTo("video");
    assertThat(caller.clip(task).video().frames()).isEqualTo(73);
  }

  @Test
  void aResultCanBeBrokenOnItsWay() throws Exception {
    JsonNode task = caller.done(PATH, named());
    String url = task.at("/outputs/0/url").asText();
    HttpRequest get = HttpRequest.newBuilder(URI.create(url)).build();
    HttpResponse.BodyHandler<byte[]> bytes = HttpResponse.BodyHandlers.ofByteArray();
    byte[] whole = Caller.HTTP.send(get, bytes).body();

    caller.kling.faults().on(KlingFault.HTML_RESULT, 1);
    HttpResponse<byte[]> page = Caller.HTTP.send(get, bytes);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("content-type")).hasValue("text/html");

    caller.kling.faults().on(KlingFault.TRUNCATED_RESULT, 1);
    assertThatThrownBy(() -> Caller.HTTP.send(get, bytes)).isInstanceOf(IOException.class);
    caller.kling.faults().on(KlingFault.LYING_LENGTH, 1);
    assertThatThrownBy(() -> Caller.HTTP.send(get, bytes)).isInstanceOf(IOException.class);

    caller.kling.faults().on(KlingFault.STALLED_RESULT, 1);
    CompletableFuture<HttpResponse<byte[]>> stalled = Caller.HTTP.sendAsync(get, bytes);
    assertThatThrownBy(() -> stalled.get(800, TimeUnit.MILLISECONDS))
        .isInstanceOf(java.util.concurrent.TimeoutException.class);
    stalled.cancel(true);

    caller.kling.faults().on(KlingFault.EXPIRED_URL, 1);
    assertThat(Caller.HTTP.send(get, bytes).statusCode()).isEqualTo(403);
    assertThat(Caller.HTTP.send(get, bytes).statusCode()).isEqualTo(403);
    String fresh = caller.task(task.path("id").asText()).at("/outputs/0/url").asText();
    assertThat(fresh).isNotEqualTo(url);
    HttpRequest again =
        HttpRequest.newBuilder(URI.create(fresh)).timeout(Duration.ofSeconds(20)).build();
    assertThat(Caller.HTTP.send(again, bytes).body()).isEqualTo(whole);
  }

  @Test
  void aFaultThatIsNotKnownIsToldInASentence() {
    Faults<KlingFault> faults = new Faults<>(KlingFault.class);
    assertThatThrownBy(() -> faults.on("explode"))
        .hasMessageStartingWith("There is no fault explode. Known: wrong-key, ");
    faults.on("slow-down*2");
    assertThat(faults.take(KlingFault.SLOW_DOWN)).isTrue();
    assertThat(faults.take(KlingFault.SLOW_DOWN)).isTrue();
    assertThat(faults.take(KlingFault.SLOW_DOWN)).isFalse();
  }
}
