package app.pickup.bins.panel;

import app.pickup.bins.Host;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An NLE whose own panel tells what is selected. The last word counts, and an NLE that has been
 * silent for a while is taken for closed.
 */
public final class PanelHost implements Host {

  /** Panels speak up at each change and at least once a minute. */
  private static final Duration SILENCE = Duration.ofMinutes(2);

  private final String nle;
  private final InstantSource clock;
  private volatile @Nullable Selection told;

  /**
   * @param nle the NLE's name on the wire
   */
  public PanelHost(String nle, InstantSource clock) {
    this.nle = nle;
    this.clock = clock;
  }

  @Override
  public String nle() {
    return nle;
  }

  /** What the panel says is selected now. */
  public void tell(Selection selection) {
    told = selection;
  }

  @Override
  public Seen look() {
    Selection last = told;
    boolean running = last != null && last.at().plus(SILENCE).isAfter(clock.instant());
    return new Seen(running, running && last != null ? List.of(last.project()) : List.of());
  }

  @Override
  public Selection selection() throws Refused {
    Selection last = told;
    if (last == null || !look().running()) {
      throw new Refused(
          Code.HOST_SELECTION, "nle", nle, "why", "its Pickup panel is not open or has not spoken");
    }
    return last;
  }
}
