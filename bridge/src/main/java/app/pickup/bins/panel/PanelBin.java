package app.pickup.bins.panel;

import app.pickup.bins.Bin;
import app.pickup.bins.Delivery;
import app.pickup.bins.Placement;
import app.pickup.bins.Target;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
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
    Path file = target.file();
    return file == null || Files.isRegularFile(file)
        ? List.of()
        : List.of(
            Problem.of(Code.PROJECT_MISSING, "name", String.valueOf(file.getFileName()))
                .at("/project/file"));
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
