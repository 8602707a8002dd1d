package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.emulators.kling.Billed;
import java.util.stream.Stream;

/**
 * A new clip by Kling with somebody new in it: a voice is bought, an element made, then ordered.
 */
class CastCrashTest extends CrashContract<KlingStage> {
  private static final String VOICE = "/v1/general/custom-voices";
  private static final String ELEMENT = "/v1/general/advanced-custom-elements";

  CastCrashTest() {
    super(new KlingStage());
  }

  @Override
  Stream<Point> points() {
    return Stream.of(new Point("ELEMENT_ANSWERED", job -> bought(ELEMENT)));
  }

  @Override
  Stream<Point> more() {
    return Stream.concat(
        Stream.of(
            new Point("ACCEPTED", job -> true),
            new Point("VOICE_SENT", job -> calls("POST", VOICE) > 0),
            new Point("VOICE_ANSWERED", job -> bought(VOICE)),
            new Point("VOICE_MADE", job -> calls("GET", VOICE) > 0),
            new Point("CREATE_SENT", job -> !stage.orders().isEmpty()),
            new Point("ELEMENT_SENT", job -> calls("POST", ELEMENT) > 0),
            new Point("ELEMENT_MADE", job -> calls("GET", ELEMENT) > 0),
            new Point("CREATE_ANSWERED", job -> stage.bill().size() > 2),
            new Point("FIRST_LOOK", job -> calls("GET", "/tasks") > 0)),
        afterwards());
  }

  private boolean bought(String path) {
    return stage.kling.bill().stream().map(Billed::path).anyMatch(path::equals);
  }

  @Override
  String order() throws Exception {
    return generate(scene("She says good night", kept(speaker("Anna"))).put("audio", "native"));
  }

  @Override
  void boughtOnce() {
    assertThat(stage.kling.bill())
        .extracting(Billed::path)
        .containsExactly(VOICE, ELEMENT, "/omni-video/kling-3.0-omni");
  }
}
