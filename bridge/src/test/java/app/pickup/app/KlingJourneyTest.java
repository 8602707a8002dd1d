package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.pickup.emulators.kling.Billed;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

/** The contract of vendors, held by Kling. */
@SuppressWarnings("NullAway.Init")
class KlingJourneyTest extends VendorContract<KlingStage> {

  KlingJourneyTest() {
    super(new KlingStage());
  }

  @Override
  Stream<String> forgiven() {
    return Stream.of(
        "lost-answer html-result audio-first",
        "no-create-500 create-then-500 truncated-result extra-head-frames");
  }

  @Override
  Stream<String> forgivenToo() {
    return Stream.of(
        "slow-down*2 slots-full create-then-504 lying-length",
        "maintenance sparse-answer expired-url",
        "http200-error data-null not-24fps",
        "maintenance*8");
  }

  @Override
  Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of("moderation-submit", "engine.moderated", "no"),
        Arguments.of("moderation-late", "engine.moderated", "no"),
        Arguments.of("failed-late", "engine.failed", "no"),
        Arguments.of("no-money", "engine.balance", "no"),
        Arguments.of("wrong-key", "engine.key", "no"),
        Arguments.of("wrong-length", "engine.result-bad", "yes"),
        Arguments.of("silent-success", "engine.failed", "yes"),
        Arguments.of("vanished-ticket", "engine.ticket-lost", "unknown"));
  }

  @Override
  Stream<Arguments> likewise() {
    return Stream.of(
        Arguments.of("arrears", "engine.balance", "no"),
        Arguments.of("clock-off", "engine.key", "no"));
  }

  @Override
  String standing() {
    return "The key is good; 1000";
  }

  @Override
  Plan plan() {
    // 76 frames at 24 a second are four begun seconds of 0.9 units at 0.14
    return new Plan(
        "kling-3.0-omni",
        "0.504",
        "Leaves this machine for Kling: 76 frames as 1280x720",
        "3 to 15.5 s",
        "0.08 to 0.42 USD");
  }

  @Test
  @DisplayName("an order whose answer was lost and whose bridge ended is found by its id")
  void foundAfterRestart() throws Exception {
    stage.kling.faults().on("lost-answer*1");
    String id = order(request(plate(), 0, 76));
    await().atMost(Duration.ofSeconds(60)).until(() -> !stage.kling.bill().isEmpty());
    bridge.close();
    start();
    done(id);
    assertThat(stage.kling.bill()).extracting(Billed::externalId).hasSize(1);
  }
}
