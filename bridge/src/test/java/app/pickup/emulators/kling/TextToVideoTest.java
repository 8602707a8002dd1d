package app.pickup.emulators.kling;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.media.MediaFile;
import app.pickup.media.Rate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TextToVideoTest {

  @Test
  void aPromptBecomesAClipOf24FramesALittleLongerThanAsked() throws Exception {
    try (Caller caller = Caller.open()) {
      ObjectNode body = Caller.text("rain on a window", 3);
      Caller.settings(body).put("audio", "native");
      Caller.options(body).put("external_task_id", "pickup-1");
      JsonNode task = caller.done("/text-to-video/kling-3.0/", body);
      assertThat(task.path("status").asText()).isEqualTo("succeeded");
      assertThat(task.path("external_id").asText()).isEqualTo("pickup-1");
      assertThat(task.at("/outputs/0/duration").asText()).isEqualTo("3.04");
      assertThat(task.at("/billing/0/amount").asText()).isEqualTo("2.7");
      MediaFile clip = caller.clip(task);
      assertThat(clip.video().rate()).isEqualTo(new Rate(24, 1));
      assertThat(clip.video().frames()).isEqualTo(73);
      assertThat(clip.video().codec()).isEqualTo("h264");
      assertThat(clip.video().layout().width()).isEqualTo(1280);
      assertThat(clip.video().layout().height()).isEqualTo(720);
      assertThat(clip.audio()).hasSize(1);
      assertThat(caller.kling.bill())
          .containsExactly(
              new Billed(
                  task.path("id").asText(),
                  "pickup-1",
                  "/text-to-video/kling-3.0",
                  new BigDecimal("2.7")));
    }
  }

  @Test
  void aTaskGoesFromSubmittedToSucceededByTheClock() throws Exception {
    try (Caller caller = Caller.open(o -> o.withRenderTime(Duration.ofMinutes(4)))) {
      String id =
          caller
              .post("/text-to-video/kling-3.0", Caller.text("a tree", 3))
              .data()
              .path("id")
              .asText();
      assertThat(caller.task(id).path("status").asText()).isEqualTo("submitted");
      caller.clock.jump(Duration.ofSeconds(61));
      assertThat(caller.task(id).path("status").asText()).isEqualTo("processing");
      caller.clock.jump(Duration.ofMinutes(3));
      assertThat(caller.ended(id).path("status").asText()).isEqualTo("succeeded");
    }
  }
}
