package app.pickup.bins.panel;

import app.pickup.bins.Bin;
import app.pickup.bins.BinContract;
import app.pickup.bins.Deliveries;
import app.pickup.bins.Target;
import java.nio.file.Path;

class PanelBinTest extends BinContract {

  @Override
  protected Bin bin() {
    return new PanelBin("premiere");
  }

  @Override
  protected Target target(String... bin) {
    return Deliveries.target("premiere", null, bin);
  }

  @Override
  protected int found(Target target, Path clip) {
    return 1; // the outbox holds it, by its own tests once
  }
}
