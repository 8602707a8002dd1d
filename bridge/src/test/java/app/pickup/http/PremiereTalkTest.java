package app.pickup.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.Node;
import app.pickup.bins.Outbox;
import app.pickup.bins.Placement;
import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The panel for Premiere, as it is shipped, against a real bridge; Premiere is its stand-in. */
class PremiereTalkTest {
  private static final Path SAMPLE = Path.of("../scripts/sample/A001.mov");

  @Test
  @DisplayName(
      "the panel pairs, makes sure of the bridge, tells what is selected, places, sends the receipt")
  void talk() throws Exception {
    try (House house = new House()) {
      String id = house.enter();
      house.awaitState(id, "done");
      house.outbox.put(
          new Outbox.Item(
              "o-1",
              id,
              "1",
              "premiere",
              "/films/Film.prproj",
              List.of("AI", "背景"),
              house.out.resolve("片 é 🎬.mov").toString(),
              "片 é 🎬",
              new Outbox.Place(true, "seq-1", 1, 50L),
              new Placement(Placement.State.PENDING, "AI/背景", false, null)));
      String code = house.post("/v1/pair/code", Json.object()).json().path("code").asText();

      String said =
          Node.run(
              List.of(
                  Node.premiere("against.js").toString(),
                  Integer.toString(house.port()),
                  code,
                  SAMPLE.toRealPath().toString()));
      JsonNode end = Json.own(said.strip());
      assertThat(end.path("problem").isNull()).as(said).isTrue();
      assertThat(end.path("strange")).as("no token before the proof").isEmpty();
      assertThat(end.path("video").path(1).path(0).asText()).isEqualTo("片 é 🎬 50 98 0");
      assertThat(end.path("panel").asText()).contains("/panel/#");

      JsonNode selection = house.get("/v1/hosts/premiere/selection").json();
      assertThat(selection.path("project").path("file").asText()).isEqualTo("/films/Film.prproj");
      JsonNode clip = selection.path("clips").path(0);
      assertThat(clip.path("in").asInt()).isEqualTo(10);
      assertThat(clip.path("out").asInt()).isEqualTo(60);
      assertThat(clip.path("track").asInt()).isEqualTo(1);

      JsonNode placement =
          house.get("/v1/jobs/" + id).json().path("takes").path(0).path("placement");
      assertThat(placement.path("state").asText()).as(placement.toString()).isEqualTo("in-bin");
      assertThat(placement.path("verified").asBoolean()).isTrue();
      assertThat(house.get("/v1/outbox?nle=premiere").json().path("items")).isEmpty();
    }
  }
}
