package app.pickup.bins.kdenlive;

import app.pickup.problem.Refused;
import java.util.List;

/** The Kdenlives that run on this desk. */
interface Desk extends AutoCloseable {

  /**
   * Every one that can be called.
   *
   * @throws Refused {@code place.failed} when that can not be found out
   */
  List<Window> windows() throws Refused;

  @Override
  void close();
}
