package app.pickup.engines.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.Scratch;
import app.pickup.engines.Dues;
import app.pickup.engines.Engine;
import app.pickup.json.Json;
import app.pickup.net.Egress;
import app.pickup.net.Net;
import app.pickup.net.Policy;
import app.pickup.shots.Money;
import app.pickup.shots.Shot;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Locked to this machine, Atlas is asked nothing at all. */
class OfflineTest {
  @Test
  @DisplayName("offline no packet leaves: models from the copy, the price from the list")
  void offline() throws Exception {
    Path log = Scratch.folder("offline").resolve("egress.log");
    Policy policy = new Policy(true, List.of());
    try (Net net = new Net(policy, new Egress(log, InstantSource.system()), Map.of())) {
      Engine.Vendor atlas =
          (Engine.Vendor)
              Atlas.engine(
                  net,
                  field -> field.equals("KEY") ? Optional.of("a-key-of-ours") : Optional.empty(),
                  InstantSource.system());
      atlas.learn();
      assertThat(atlas.capability().source())
          .startsWith("Models and fields from the copy of 2026-11-22")
          .contains("api.atlascloud.ai");
      Engine.Offer offer =
          new Engine.Offer(
              "m",
              null,
              Shot.Retime.TIME,
              72,
              Dues.list(new BigDecimal("0.213")),
              5,
              List.of(),
              Json.object().put("model", "m"),
              false);
      Engine.Offer quoted = atlas.quoted(offer, Engine.Placed.NOTHING);
      assertThat(quoted.estimate().basis()).isEqualTo(Money.Basis.LIST);
      assertThat(quoted.notes()).hasSize(1);
      assertThat(log).doesNotExist();
    }
  }
}
