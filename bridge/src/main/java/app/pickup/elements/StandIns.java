package app.pickup.elements;

import java.util.List;
import java.util.Optional;

/** What vendors hold of the cast. On disk when a call returns. */
public interface StandIns {

  /** The one that is there; else this one, which is there now. */
  StandIn open(StandIn fresh);

  Optional<StandIn> find(
      String engine, String account, String element, StandIn.Part part, String hash);

  void keep(StandIn changed);

  void drop(StandIn gone);

  /** All of an element with this engine, whatever the account. */
  List<StandIn> of(String engine, String element);

  /** How many of this part were taken for this order. */
  int takenFor(String maker, StandIn.Part part);
}
