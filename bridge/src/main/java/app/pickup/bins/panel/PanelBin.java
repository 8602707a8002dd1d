package app.pickup.bins.panel;

import app.pickup.bins.Bin;
import app.pickup.bins.Delivery;
import app.pickup.bins.Placement;
import app.pickup.bins.Target;
import app.pickup.problem.Problem;
import java.util.List;

/**
 * The bin of an NLE whose own panel imports: the clip waits in the outbox until the panel's
 * receipt.
 */
public final class PanelBin implements Bin {

  private final String nle;

  /**
   * @param nle the NLE's name on the wire
   */
  public PanelBin(String nle) {
    this.nle = nle;
  }

  @Override
  public String nle() {
    return nle;
  }

  @Override
  public List<Problem> check(Target target) {
    return List.of();
  }

  @Override
  public Placement place(Delivery delivery) {
    return new Placement(
        Placement.State.PENDING,
        delivery.target().binName(),
        false,
        "waits for the panel in " + nle);
  }
}
