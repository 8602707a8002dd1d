package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Stream;

/** An edit through Atlas Cloud, which can not be asked for an order without an answer. */
class AtlasCrashTest extends CrashContract<AtlasStage> {

  /** Where the kill may fall between the order and its answer. */
  private static final Set<String> UNCLEAR = Set.of("UPLOADED", "CREATE_SENT", "CREATE_ANSWERED");

  AtlasCrashTest() {
    super(new AtlasStage());
  }

  @Override
  Stream<Point> points() {
    return Stream.of(new Point("CREATE_ANSWERED", job -> !stage.bill().isEmpty()));
  }

  @Override
  Stream<Point> more() {
    return Stream.concat(
        Stream.of(
            new Point("ACCEPTED", job -> true),
            new Point("CUTTING", job -> doing(job, "cutting") || past(job, "waiting")),
            new Point("UPLOADED", job -> calls("POST", "/uploadMedia") > 0),
            new Point("CREATE_SENT", job -> !stage.orders().isEmpty()),
            new Point("FIRST_LOOK", job -> calls("GET", "/prediction/") > 0),
            new Point("SECOND_LOOK", job -> calls("GET", "/prediction/") > 1)),
        afterwards());
  }

  @Override
  String order() throws Exception {
    return order(request(plate(), 0, 74));
  }

  /** What nobody can tell is not sent again: it stays set aside until an editor decides. */
  @Override
  void settled(Point point, JsonNode job) throws Exception {
    if (!job.path("state").asText().equals("failed")) {
      super.settled(point, job);
      return;
    }
    assertThat(UNCLEAR).as(job.toString()).contains(point.name());
    assertThat(job.path("problem").path("code").asText()).isEqualTo("engine.outcome-unknown");
    assertThat(job.path("problem").path("charged").asText()).isEqualTo("unknown");
    assertThat(stage.orders()).hasSizeLessThanOrEqualTo(1);
    assertThat(line().state()).isEqualTo("reserved");
    if (!stage.bill().isEmpty()) {
      boughtOnce();
      assertThat(line().amount().amount()).isEqualTo(billed().toPlainString());
    }
    assertThat(files(".mov")).isEmpty();
  }
}
