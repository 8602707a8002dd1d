package app.pickup.bins.kdenlive;

import java.util.List;

/** The Kdenlives that run on this desk. */
interface Desk extends AutoCloseable {

  /** Every one that can be called. */
  List<Window> windows();

  @Override
  void close();
}
