package app.pickup.app;

import java.util.stream.Stream;

/** An edit by Kling, looked up by our id. */
class CloudCrashTest extends CrashContract<KlingStage> {
  CloudCrashTest() {
    super(new KlingStage());
  }

  @Override
  Stream<Point> points() {
    return Stream.concat(
        Stream.of(
            new Point("ACCEPTED", job -> true),
            new Point("CUTTING", job -> doing(job, "cutting") || past(job, "waiting")),
            new Point("FOOTAGE_OUT", job -> atRelay() > 0 || past(job, "fetching")),
            new Point("CREATE_SENT", job -> !stage.orders().isEmpty()),
            new Point("CREATE_ANSWERED", job -> !stage.bill().isEmpty()),
            new Point("FIRST_LOOK", job -> calls("GET", "/tasks") > 0),
            new Point("SECOND_LOOK", job -> calls("GET", "/tasks") > 1),
            new Point("FETCH_BEGUN", job -> calls("GET", "/files/") > 0)),
        afterwards());
  }

  @Override
  String order() throws Exception {
    return order(request(plate(), 0, 74));
  }
}
