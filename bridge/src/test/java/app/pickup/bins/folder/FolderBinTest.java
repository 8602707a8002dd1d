package app.pickup.bins.folder;

import app.pickup.bins.Bin;
import app.pickup.bins.BinContract;
import app.pickup.bins.Deliveries;
import app.pickup.bins.Target;
import java.nio.file.Files;
import java.nio.file.Path;

class FolderBinTest extends BinContract {

  @Override
  protected Bin bin() {
    return new FolderBin();
  }

  @Override
  protected Target target(String... bin) {
    return Deliveries.target("folder", folder, bin);
  }

  @Override
  protected int found(Target target, Path clip) {
    return Files.exists(clip) ? 1 : 0;
  }
}
