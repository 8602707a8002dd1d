package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.pickup.budget.Budget.Spend;
import app.pickup.emulators.Recorded;
import app.pickup.json.Json;
import app.pickup.media.NumberedPlate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract of vendors, held by Atlas Cloud; and what follows from its keeping no ids of ours.
 */
@SuppressWarnings("NullAway.Init")
class AtlasJourneyTest extends VendorContract<AtlasStage> {

  AtlasJourneyTest() {
    super(new AtlasStage());
  }

  @Override
  Stream<String> forgiven() {
    return Stream.of(
        "slow-down*2 sparse-answer unknown-at-first other-word truncated-result",
        "object-output html-result expired-url extra-head-frames");
  }

  @Override
  Stream<String> forgivenToo() {
    return Stream.of("slow-down*5 not-24fps lying-length", "lost-upload");
  }

  @Override
  Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of("moderation-late", "engine.moderated", "no"),
        Arguments.of("failed-late", "engine.failed", "no"),
        Arguments.of("wrong-length", "engine.result-bad", "yes"),
        Arguments.of("no-money", "engine.balance", "no"),
        Arguments.of("wrong-key", "engine.key", "no"),
        Arguments.of("region-blocked", "engine.refused", "no"),
        Arguments.of("silent-success", "engine.failed", "yes"),
        Arguments.of("vanished-ticket", "engine.ticket-lost", "unknown"),
        Arguments.of("create-then-504", "engine.outcome-unknown", "unknown"),
        Arguments.of("no-create-503", "engine.outcome-unknown", "unknown"));
  }

  /** A lost answer is told by two journeys of its own below. */
  @Override
  Stream<Arguments> likewise() {
    return Stream.of(
        Arguments.of("timed-out", "engine.failed", "no"),
        Arguments.of("lost-answer", "engine.outcome-unknown", "unknown"),
        Arguments.of("data-null", "engine.outcome-unknown", "unknown"),
        Arguments.of("no-create-500", "engine.outcome-unknown", "unknown"));
  }

  @Override
  String standing() {
    return "The key is good; 1000 USD are left.";
  }

  @Override
  Plan plan() {
    // 76 frames at 24 a second are four begun seconds at 0.071
    return new Plan(
        "kwaivgi/kling-video-o3-std/video-edit",
        "0.284",
        "Leaves this machine for Atlas Cloud: 76 frames as 1280x720",
        "3 to 10 s",
        "0.07 to 0.42 USD");
  }

  @Test
  @DisplayName("an order without a clear answer is not sent again by a retry; a rebuy orders anew")
  void neverTwice() throws Exception {
    stage.atlas.faults().on("lost-answer*1");
    String id = order(request(plate(), 0, 76));
    ended(id);
    assertThat(bridge.budget().ledger(null, 10).items())
        .extracting(Spend::state)
        .containsExactly("reserved");
    for (int retries = 0; retries < 2; retries++) {
      bridge.jobs().retry(id, false);
      assertThat(ended(id).path("problem").path("code").asText())
          .isEqualTo("engine.outcome-unknown");
    }
    assertThat(creates()).as("orders sent").isEqualTo(1);
    bridge.jobs().retry(id, true);
    done(id);
    assertThat(creates()).as("orders sent").isEqualTo(2);
    assertThat(stage.atlas.bill()).hasSize(2);
  }

  @Test
  @DisplayName("a bridge that ended between the order and its answer does not order again")
  void endedInBetween() throws Exception {
    stage.atlas.faults().on("lost-answer*1");
    String id = order(request(plate(), 0, 76));
    await().atMost(Duration.ofSeconds(60)).until(() -> !stage.atlas.bill().isEmpty());
    bridge.close();
    start();
    assertThat(ended(id).path("problem").path("code").asText()).isEqualTo("engine.outcome-unknown");
    assertThat(stage.atlas.bill()).hasSize(1);
  }

  @Test
  @DisplayName("an upload whose answer was lost is sent again, and ordered once")
  void uploadsAgain() throws Exception {
    stage.atlas.faults().on("lost-upload*1");
    done(order(request(plate(), 0, 76)));
    assertThat(uploads()).isEqualTo(2);
    ledgerEqualsBill();
  }

  private long uploads() {
    return stage.requests().stream().filter(call -> call.path().endsWith("/uploadMedia")).count();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"background", "motion"})
  @DisplayName("pictures go along in the field of the model's schema")
  void pictures(String kind) throws Exception {
    Path look = folder.resolve("look.png");
    ImageIO.write(new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB), "png", look.toFile());
    ObjectNode request = request(plate(), 0, 76);
    ObjectNode edit = request.putObject("edit").put("kind", kind);
    if (kind.equals("motion")) {
      edit.putObject("character").put("image", look.toString());
      edit.put("orientation", "video");
    } else {
      edit.putObject("with").put("image", look.toString());
    }
    JsonNode job = done(order(request));
    assertThat(NumberedPlate.numbers(ffmpeg, clip(job))).hasSize(76);
    JsonNode sent = Json.parse(created().body());
    assertThat(sent.path("video").asText()).startsWith(stage.atlas.url() + "/uploads/");
    if (kind.equals("motion")) {
      assertThat(sent.path("model").asText()).isEqualTo("kwaivgi/kling-v3.0-std/motion-control");
      assertThat(sent.path("image").asText()).isNotEmpty();
      assertThat(sent.path("character_orientation").asText()).isEqualTo("video");
    } else {
      assertThat(sent.path("images")).hasSize(1);
      assertThat(sent.path("prompt").asText()).contains("the reference image");
    }
    assertThat(sent.path("keep_original_sound").asBoolean(true)).isFalse();
    ledgerEqualsBill();
  }

  @Test
  @DisplayName("the tier that it does not have is told at once")
  void noPro() throws Exception {
    ObjectNode request = request(plate(), 0, 76).put("tier", "pro");
    assertThat(client.post("/v1/edit", request).body())
        .contains("engine.limit", "draft and standard");
    assertThat(stage.told()).isEmpty();
  }

  private Recorded created() {
    return stage.orders().get(0);
  }

  private long creates() {
    return stage.orders().size();
  }
}
