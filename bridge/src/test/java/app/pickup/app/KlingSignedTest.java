package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Kling with an access and a secret key alone: what the legacy API does, and nothing else. */
class KlingSignedTest extends VendorHouse<KlingStage> {
  KlingSignedTest() {
    super(
        new KlingStage() {
          @Override
          public Map<String, String> env() {
            return Map.of(
                "PICKUP_KLING_URL",
                kling.url(),
                "PICKUP_KLING_ACCESS_KEY",
                kling.accessKey(),
                "PICKUP_KLING_SECRET_KEY",
                kling.secretKey());
          }
        });
  }

  @Test
  @DisplayName("a line is made with a signed token")
  void legacy() throws Exception {
    done(say(said(0, 76)));
    assertThat(stage.bill()).isNotEmpty();
  }

  @Test
  @DisplayName("what only the new API does is refused before anything is sent")
  void newer() throws Exception {
    assertThat(client.post("/v1/edit", request(plate(), 0, 76)).body())
        .contains("engine.kind", "does not do edit.style");
    assertThat(client.get("/v1/engines").body()).contains("lip-sync");
    assertThat(stage.requests()).isEmpty();
  }
}
