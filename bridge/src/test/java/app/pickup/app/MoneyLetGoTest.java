package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.pickup.budget.Budget.Spend;
import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** However a job ends, the ledger says what it cost and nothing more stays set aside. */
class MoneyLetGoTest extends VendorHouse<KlingStage> {
  private static final Duration SOON = Duration.ofSeconds(20);

  /** Whether the vendor's own address is called, not the emulator's. */
  private static boolean away;

  MoneyLetGoTest() {
    super(
        new KlingStage() {
          @Override
          public Map<String, String> env() {
            return away ? Map.of("PICKUP_KLING_KEY", kling.key()) : super.env();
          }
        });
  }

  @AfterEach
  void home() {
    away = false;
  }

  @Test
  @DisplayName("cancelled while it waits in the line: what was set aside is free again")
  void inTheLine() throws Exception {
    stage.faults().on("slots-full");
    String id = generate(scene("a boat"));
    await().atMost(SOON).until(() -> step(id).equals("vendor.busy"));
    assertThat(states()).containsExactly("reserved");
    cancel(id);
    await().atMost(SOON).until(() -> states().equals(List.of("released")));
    assertThat(job(id).path("problem").isMissingNode() || job(id).path("problem").isNull())
        .isTrue();
  }

  @Test
  @DisplayName("cancelled while nobody knows whether it was ordered: said so, and found by a retry")
  void unclear() throws Exception {
    stage.faults().on("lost-answer*1");
    String id = generate(scene("a boat"));
    await().atMost(SOON).until(() -> step(id).equals("vendor.unclear"));
    cancel(id);
    await().atMost(SOON).until(() -> job(id).path("state").asText().equals("cancelled"));
    assertThat(job(id).path("problem").path("code").asText()).isEqualTo("job.cancelled-unclear");
    assertThat(job(id).path("problem").path("charged").asText()).isEqualTo("unknown");
    assertThat(states()).containsExactly("reserved");
    retry(id);
    done(id);
    ledgerEqualsBill();
  }

  @Test
  @DisplayName("a policy that shuts the way refuses the order unsent, and lets its money go")
  void locked() throws Exception {
    Path policy = folder.resolve("home/policy.json");
    stage.faults().on("slots-full");
    String id = generate(scene("a boat"));
    await().atMost(SOON).until(() -> step(id).equals("vendor.busy"));
    bridge.close();
    int before = stage.requests().size();
    Files.writeString(policy, "{\"schema\":1,\"offline\":true}");
    away = true;
    start();
    assertThat(client.post("/v1/generate", scene("a boat")).body())
        .contains("engine.unavailable", "lets nothing out");
    JsonNode job = ended(id);
    assertThat(job.path("problem").path("code").asText()).isEqualTo("net.offline");
    assertThat(job.path("problem").path("charged").asText()).isEqualTo("no");
    await().atMost(SOON).until(() -> states().equals(List.of("released")));
    assertThat(stage.requests()).hasSize(before);

    // and a retry finds nothing to look for
    bridge.close();
    Files.delete(policy);
    away = false;
    start();
    stage.faults().clear();
    retry(id);
    done(id);
    assertThat(stage.bill()).hasSize(1);
  }

  @Test
  @DisplayName("what failed and cost nothing is ordered anew by a retry")
  void failed() throws Exception {
    stage.faults().on("failed-late*1");
    String id = generate(scene("a boat"));
    assertThat(ended(id).path("problem").path("charged").asText()).isEqualTo("no");
    assertThat(states()).containsExactly("released");
    retry(id);
    done(id);
    assertThat(states()).containsExactly("settled", "released");
  }

  private String step(String id) {
    return job(id).path("step").path("code").asText();
  }

  private void cancel(String id) throws Exception {
    client.post("/v1/jobs/" + id + "/cancel", Json.object());
  }

  private void retry(String id) throws Exception {
    ObjectNode nothing = Json.object();
    HttpResponse<String> answer = client.post("/v1/jobs/" + id + "/retry", nothing);
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
  }

  private List<Spend> lines() {
    return new ArrayList<>(bridge.budget().ledger(null, 10).items());
  }

  private List<String> states() {
    return lines().stream().map(Spend::state).toList();
  }
}
