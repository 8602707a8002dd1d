package app.pickup.app;

import java.util.Set;
import java.util.stream.Stream;

/** An edit by Kling, looked up by our id. */
class CloudCrashTest extends CrashContract<KlingStage> {
  private static final Set<String> AFTER = Set.of("DELIVERING");

  CloudCrashTest() {
    super(new KlingStage());
  }

  @Override
  Stream<Point> points() {
    return Stream.concat(
        Stream.of(
            new Point("FOOTAGE_OUT", job -> atRelay() > 0 || past(job, "fetching")),
            new Point("CREATE_SENT", job -> !stage.orders().isEmpty()),
            new Point("CREATE_ANSWERED", job -> !stage.bill().isEmpty()),
            new Point("FETCH_BEGUN", job -> calls("GET", "/files/") > 0)),
        afterwards().filter(point -> AFTER.contains(point.name())));
  }

  /** Between two writes of the ones above and below them: nothing new is on disk there. */
  @Override
  Stream<Point> more() {
    return Stream.concat(
        Stream.of(
            new Point("ACCEPTED", job -> true),
            new Point("CUTTING", job -> doing(job, "cutting") || past(job, "waiting")),
            new Point("FIRST_LOOK", job -> calls("GET", "/tasks") > 0),
            new Point("SECOND_LOOK", job -> calls("GET", "/tasks") > 1)),
        afterwards().filter(point -> !AFTER.contains(point.name())));
  }

  @Override
  String order() throws Exception {
    return order(request(plate(), 0, 74));
  }
}
