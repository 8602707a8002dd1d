package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.emulators.kling.Billed;
import java.util.stream.Stream;

/** A line by Kling: faces are paid first, then the line. */
class LipSyncCrashTest extends CrashContract<KlingStage> {
  private static final String LINE = "/v1/videos/advanced-lip-sync";

  LipSyncCrashTest() {
    super(new KlingStage());
  }

  @Override
  Stream<Point> points() {
    return Stream.of(new Point("LINE_ANSWERED", job -> lines() > 0));
  }

  @Override
  Stream<Point> more() {
    return Stream.concat(
        Stream.of(
            new Point("ACCEPTED", job -> true),
            new Point("CUTTING", job -> doing(job, "cutting") || past(job, "waiting")),
            new Point("FACES_ANSWERED", job -> !stage.bill().isEmpty()),
            new Point("FACES_SENT", job -> calls("POST", "/identify-face") > 0),
            new Point("LINE_SENT", job -> calls("POST", LINE) > 0),
            new Point("FIRST_LOOK", job -> calls("GET", LINE + "/") > 0)),
        afterwards());
  }

  @Override
  String order() throws Exception {
    return say(said(0, 76));
  }

  private long lines() {
    return stage.kling.bill().stream().map(Billed::path).filter(LINE::equals).count();
  }

  /** Faces whose answer was lost are looked for again, since nobody can be asked for them. */
  @Override
  void boughtOnce() {
    assertThat(lines()).as("lines at the vendor").isEqualTo(1);
    assertThat(stage.bill()).hasSizeBetween(2, 3);
  }
}
