package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.json.Json;
import app.pickup.shots.board.Fountain;
import app.pickup.shots.board.Storyboard;
import app.pickup.shots.board.Wish;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;

/** A script becomes clips of one cast at an emulated Kling, each paid once. */
@SuppressWarnings("NullAway.Init")
class BoardJourneyTest extends VendorHouse<KlingStage> {
  private static final String SCRIPT =
      """
      Title: Night Train

      INT. NIGHT TRAIN - COMPARTMENT - NIGHT

      [[shot: 2 s, static, wide]]

      Rain on the window.

      [[shot: 2 s, push-in, close]]

      ANNA folds the letter.

      ANNA
      (in Japanese)
      行こう。

      [[shot: 3 s, static, insert]]

      A ticket on the floor.
      """;

  BoardJourneyTest() {
    super(new KlingStage());
  }

  private String written = SCRIPT;
  private final StringWriter screen = new StringWriter();
  private final StringWriter complaints = new StringWriter();

  private int render(boolean dry, JsonNode... cast) throws Exception {
    CommandSpec spec = CommandSpec.create();
    picocli.CommandLine program = new picocli.CommandLine(spec);
    program.setOut(new PrintWriter(screen, true)).setErr(new PrintWriter(complaints, true));
    ObjectNode order = Json.object();
    order
        .putObject("project")
        .put("nle", "folder")
        .put("file", folder.resolve("project").toString())
        .put("bin", "Board");
    order.put("engine", "kling").put("tier", "draft").put("codec", "h264");
    order.putObject("sequence").put("rate", "24").put("width", 1280).put("height", 720);
    Storyboard board =
        Objects.requireNonNull(
            Fountain.read(written.getBytes(StandardCharsets.UTF_8), Wish.FREE).board());
    return new BoardRender(client, spec, order, Casting.of(List.of(cast)), home.pictures())
        .render(board, BigDecimal.valueOf(4), dry, false);
  }

  @Test
  @DisplayName(
      "parts go on from each other's last frame with one cast; again, nothing is paid twice")
  void script() throws Exception {
    JsonNode anna = kept(speaker("Anna"));
    assertThat(render(true, anna)).as(complaints.toString()).isZero();
    assertThat(screen.toString()).contains("part 1 of 2: shots 1 to 2, 4 s", "part 2 of 2: shot 3");
    assertThat(stage.bill()).isEmpty();
    assertThat(render(false, anna)).as(complaints.toString()).isZero();
    assertThat(screen.toString())
        .contains("night-train_001_v001.mov", "night-train_002_v001.mov", "proof   passed");
    // her voice, herself, the two parts
    assertThat(stage.bill()).hasSize(4);
    List<String> told = stage.orders().stream().map(each -> each.body()).toList();
    assertThat(told.get(0))
        .contains("shot 1, 2", "shot 2, 2", "Interior, night train, compartment, night.")
        .contains("in Japanese", "行こう")
        .contains("element_id")
        .doesNotContain("first_frame");
    assertThat(told.get(1)).contains("first_frame").doesNotContain("element_id");
    // the bridge ended and began again: the same command pays nothing more
    bridge.close();
    start();
    screen.getBuffer().setLength(0);
    assertThat(render(false, anna)).as(complaints.toString()).isZero();
    assertThat(screen.toString()).contains("night-train_002_v001.mov");
    assertThat(stage.bill()).hasSize(4);
    assertThat(stage.orders()).hasSize(2);
    // other words in the second part: the first is not made again
    written = SCRIPT.replace("A ticket on", "A coin on");
    assertThat(render(false, anna)).as(complaints.toString()).isZero();
    assertThat(stage.orders()).hasSize(3);
    assertThat(stage.bill()).hasSize(5);
    assertThat(stage.orders().get(2).body()).contains("A coin on the floor.", "first_frame");
  }
}
